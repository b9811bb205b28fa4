import { knownError } from "../../server/src/core/catalogue/index.ts";
import { ruleById } from "../../server/src/core/rules/index.ts";
import type { CodeExample, PasteExample, Rule } from "../../server/src/core/rules/rule.ts";
import { inWords, type Tried, tryExample } from "./try-example.ts";

export interface RulePage {
  readonly rule: Rule;
  readonly text: string;
  /** `fixed`: a safe fix exists; `suggested`: one is picked by hand. */
  readonly fix: "fixed" | "suggested" | "none";
  readonly seenIn: "code" | "pastes" | "code and pastes";
}

/** The page of a rule: everything that its file says, with its examples run. */
export function rulePage(rule: Rule): RulePage {
  const tried = rule.examples.wrong.map((example) => tryExample(rule.id, example));
  const fix = fixOf(tried);
  const answered = rule.shows.diagnose || rule.shows.claims !== undefined || rule.examples.pastes?.length;
  const seenIn = !inCode(rule) ? "pastes" : answered ? "code and pastes" : "code";
  const sections = [
    "<!-- Generated from the rule's file by `npm run docs`. -->",
    `# ${rule.title}`,
    `\`${rule.id}\` · ${rule.severity} · seen in ${seenIn}${fixWords[fix]}`,
    rule.why,
    `**What to do.** ${rule.advice}`,
    ...rule.examples.wrong.flatMap((example, index) => wrong(example, tried[index]!, index)),
    ...right(rule.examples.right),
    shows(rule),
    ...pastes(rule.examples.pastes ?? []),
    ruledOut(rule),
    rule.exceptions ? `## What it does not report\n\n${rule.exceptions}` : "",
    off(rule),
    rule.docs.length ? `## Documentation\n\n${rule.docs.map((url) => `- <${url}>`).join("\n")}` : "",
  ];
  return { rule, text: `${sections.filter(Boolean).join("\n\n")}\n`, fix, seenIn };
}

function inCode(rule: Rule): boolean {
  return (rule.check ?? rule.checkReply ?? rule.checkComment) !== undefined;
}

const fixWords = { fixed: " · has a safe fix", suggested: " · has a suggestion", none: "" };

function fixOf(tried: readonly Tried[]): RulePage["fix"] {
  const fixes = tried.flatMap(({ findings }) => findings.flatMap((finding) => finding.fixes));
  if (fixes.some((fix) => fix.safe)) return "fixed";
  return fixes.length ? "suggested" : "none";
}

function wrong(example: CodeExample, tried: Tried, index: number): string[] {
  const [finding] = tried.findings;
  const titles = [...new Set(tried.findings.flatMap((each) => each.fixes.map((fix) => fix.title)))];
  return [
    ...(index === 0 ? ["## Wrong"] : []),
    code(example),
    finding ? `> ${inWords(finding.message)}. ${inWords(finding.because)} ${inWords(finding.advice)}` : "",
    titles.length ? `Quick fix: ${titles.map((title) => `*${inWords(title)}*`).join(", ")}.` : "",
    tried.fixed ? `${code({ ...example, code: tried.fixed })}` : "",
  ];
}

function right(examples: readonly CodeExample[]): string[] {
  return examples.length ? ["## Right", ...examples.map(code)] : [];
}

function code(example: CodeExample): string {
  const language = /\.(\w+)$/.exec(example.file ?? "example.ts")![1];
  const remark = example.sdk ? `With \`@deepgram/sdk\` ${example.sdk}:\n\n` : "";
  return `${remark}${fence(inWords(example.code), language!)}`;
}

function fence(text: string, language: string): string {
  const ticks = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((match) => match[0].length + 1)));
  return `${ticks}${language}\n${text.replace(/^\n+|\s+$/g, "")}\n${ticks}`;
}

/** How Deepgram (or whoever refuses) answers this mistake. */
function shows({ shows: { answers } }: Rule): string {
  if (!answers) return "";
  const lines = [
    answers.silent ? "The call succeeds, and the feature does nothing." : "",
    answers.statuses?.length
      ? `HTTP status ${answers.statuses.join(", ")}, or a WebSocket that is refused with it.`
      : "",
    answers.closes?.length ? `WebSocket close code ${answers.closes.join(", ")}.` : "",
    ...(answers.errors ?? []).map(errorLine),
  ].filter(Boolean);
  return lines.length ? `## How it shows\n\n${lines.map((line) => `- ${line}`).join("\n")}` : "";
}

function errorLine(id: string): string {
  const error = knownError(id);
  if (!error) return "";
  const codes = [error.status, error.err_code ?? error.reason ?? error.code].filter((part) => part !== undefined);
  const plain = error.match.map((source) => source.replaceAll("\\.", ".").replaceAll("`?", "`"));
  const sample = plain.find((source) => source.includes(" ") && !/[\\()[\]|^$*+?{}]/.test(source));
  const text = sample ? `“${sample}”` : "";
  return [codes.length ? `\`${codes.join(" ")}\`` : "", text].filter(Boolean).join(": ");
}

function pastes(examples: readonly PasteExample[]): string[] {
  if (examples.length === 0) return [];
  return [
    "## In a paste",
    ...examples.flatMap(({ request, response }) =>
      [request ?? "", response ?? ""].filter(Boolean).map((text) => fence(inWords(text), "text")),
    ),
  ];
}

function ruledOut(rule: Rule): string {
  if (!rule.shows.rulesOut?.length) return "";
  return `## What it is not\n\n${rule.shows.rulesOut.map(({ id, why }) => `- ${ruleById(id) ? `[${id}](${id}.md)` : `\`${id}\``}: ${why}`).join("\n")}`;
}

function off(rule: Rule): string {
  const setting = fence(JSON.stringify({ "deepgramDoctor.rules": { [rule.id]: "off" } }, null, 2), "json");
  if (!inCode(rule))
    return `## Switching it off\n\nIt speaks only of what is pasted. To leave it out everywhere, in the settings:\n\n${setting}`;
  const comment = fence(`// deepgram-doctor-disable-next-line ${rule.id} -- why it is right here`, "ts");
  return `## Switching it off\n\nFor one line:\n\n${comment}\n\nEverywhere, in the settings:\n\n${setting}`;
}
