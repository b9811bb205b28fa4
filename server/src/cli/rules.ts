import { catalogueDate } from "../core/catalogue/index.ts";
import { fenced } from "../core/render/answer/markdown.ts";
import { ruleById, rules, unknownRule } from "../core/rules/index.ts";
import type { Rule } from "../core/rules/rule.ts";
import { type Paint, painter, wantsColour } from "./colour.ts";
import { rulesOptions } from "./options.ts";
import { UsageError } from "./usage.ts";

/** `deepgram-doctor rules [id]`: the list of rules, or all that one rule says of itself. */
export function listRules(args: readonly string[]): number {
  const { id, format } = rulesOptions(args);
  const chosen = id === undefined ? undefined : ruleById(id);
  if (id !== undefined && !chosen) throw new UsageError(`${unknownRule(id)}. See deepgram-doctor rules.`);
  const paint = painter(format === "pretty" && wantsColour());
  const list = chosen ? [chosen] : rules;
  const report = {
    json: () => `${JSON.stringify({ version: 1, catalogue: catalogueDate, rules: list.map(asJson) }, null, 2)}\n`,
    markdown: () => list.map((rule) => asMarkdown(rule)).join("\n"),
    pretty: () => (chosen ? oneAsText(chosen, paint) : allAsText(paint)),
  }[format]();
  process.stdout.write(report);
  return 0;
}

const seenIn = (rule: Rule): string[] => [
  ...(rule.check ? ["code"] : []),
  ...(!rule.check || rule.shows.diagnose || rule.shows.answers ? ["paste"] : []),
];

function asJson(rule: Rule) {
  const { id, group, title, severity, why, advice, exceptions, docs, examples } = rule;
  return { id, group, title, severity, seenIn: seenIn(rule), why, advice, exceptions, docs, examples };
}

function asMarkdown({ id, title, severity, why, advice, examples, docs }: Rule): string {
  const blocks = [
    `## ${title}`,
    `\`${id}\` · ${severity}`,
    why,
    `**What to do.** ${advice}`,
    ...examples.wrong.slice(0, 1).flatMap(({ code }) => ["Wrong:", fenced(code, "ts")]),
    ...examples.right.slice(0, 1).flatMap(({ code }) => ["Right:", fenced(code, "ts")]),
    docs.map((url) => `- <${url}>`).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function allAsText(paint: Paint): string {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => {
    const where = seenIn(rule).join(", ");
    return `${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${paint("dim", where.padEnd(11))}  ${rule.title}`;
  });
  return `${lines.join("\n")}\n\n${rules.length} rules · catalogue of ${catalogueDate}\n`;
}

function oneAsText(rule: Rule, paint: Paint): string {
  const example = (word: string, code: string | undefined) =>
    code === undefined
      ? []
      : [
          "",
          paint("bold", word),
          ...code
            .trim()
            .split("\n")
            .map((line) => `  ${line}`),
        ];
  return `${[
    `${paint("bold", rule.title)}  ${paint("dim", rule.id)}`,
    `${rule.severity} · seen in ${seenIn(rule).join(", ")}`,
    "",
    rule.why,
    rule.advice,
    ...(rule.exceptions ? [paint("dim", rule.exceptions)] : []),
    ...example("Wrong", rule.examples.wrong[0]?.code),
    ...example("Right", rule.examples.right[0]?.code),
    "",
    ...rule.docs,
  ].join("\n")}\n`;
}
