import { readFileSync } from "node:fs";
import { pasteCases } from "../../test/helpers/cases.ts";
import { codeFixtures } from "../../test/helpers/fixtures.ts";
import type { RulePage } from "./rule-page.ts";
import { table } from "./tables.ts";

interface Known {
  /** The entries of the collection of common mistakes, by their number. */
  readonly facts: Readonly<
    Record<string, { readonly what: string; readonly rules: readonly string[]; readonly left?: string }>
  >;
  /** Ids that extend the vocabulary of mistakes that the rules began with, with the reason. */
  readonly added: Readonly<Record<string, string>>;
  /** Ids of the vocabulary of code that no rule reports there, with the reason. */
  readonly withoutRule: Readonly<Record<string, string>>;
  /** How code is written, with an example below test/fixtures/code/shapes. `sites`: of 329 call sites in public code. */
  readonly shapes: readonly {
    readonly shape: string;
    readonly fixture: string;
    readonly sites?: number;
    readonly left?: string;
  }[];
  readonly shapesLeft: Readonly<Record<string, string>>;
}

/** docs/coverage.md: what is found and mended, counted from the rules' examples, the fixtures and the cases. */
export function coverage(pages: readonly RulePage[]): string {
  const known: Known = JSON.parse(readFileSync(new URL("mistakes.json", import.meta.url), "utf8"));
  const marks = codeFixtures().map(({ name, expected }) => ({
    name,
    rules: [...expected.values()].flat().map(ruleOf),
  }));
  const cases = pasteCases().flatMap(({ causes }) => causes);
  const count = (list: readonly string[], id: string) => String(list.filter((each) => each === id).length || "");
  const link = (id: string) => (pages.some(({ rule }) => rule.id === id) ? `[${id}](rules/${id}.md)` : unknown(id));
  const traps = marks.filter(({ name, rules }) => name.startsWith("traps/") && rules.length === 0);
  const mistakes = pages.map(({ rule, fix, seenIn }) => [
    link(rule.id),
    seenIn === "pastes" ? "" : fix === "fixed" ? "mended" : fix === "suggested" ? "suggested" : "told",
    count(
      marks.flatMap(({ rules }) => rules),
      rule.id,
    ),
    String(cases.filter((id) => id === rule.id).length + (rule.examples.pastes?.length ?? 0) || ""),
  ]);
  const shapes = known.shapes.map(({ shape, fixture, sites, left }) => {
    const found = marks.find(({ name }) => name === `shapes/${fixture}`)?.rules ?? [];
    if (found.length === 0) throw new Error(`Nothing is marked in the fixture shapes/${fixture}`);
    return [shape, String(sites ?? ""), `\`${fixture}\``, [...new Set(found)].map(link).join(", "), left ?? ""];
  });
  const facts = Object.entries(known.facts).map(([id, { what, rules, left }]) => {
    if (rules.length === 0 && !left) throw new Error(`${id} has neither a rule nor a reason`);
    return [id, what, rules.map(link).join(", "), left ?? ""];
  });
  return `${[
    "<!-- Generated from the rules, the fixtures and scripts/docs/mistakes.json by `npm run docs`. -->",
    "# What is found",
    `${pages.length} mistakes, ${marks.length} fixtures of code (${traps.length} of them right code in which nothing may be found) and ${pasteCases().length} pastes.`,
    "## Mistakes",
    "*Fixtures* counts the places in fixtures of code where the mistake is marked, *Pastes* the pastes that have it as their cause; examples on the rule's page among them.",
    table(["Mistake", "In code", "Fixtures", "Pastes"], mistakes),
    "Added to the vocabulary that the rules began with, because these had no name in it:",
    items(known.added, link),
    "Knowingly not reported in code:",
    items(known.withoutRule, (id) => `\`${id}\``),
    "## Shapes of code",
    "Each has an example in test/fixtures/code/shapes with a mistake that is found through the shape. *Sites* says at how many of 329 call sites in public code the shape was met.",
    table(
      ["Shape", "Sites", "Example", "Found", "Knowingly not"],
      [...shapes, ...Object.entries(known.shapesLeft).map(([shape, why]) => [shape, "", "", "", why])],
    ),
    "## Common mistakes",
    table(["No.", "Mistake", "Rules", "Knowingly not, in code"], facts),
  ].join("\n\n")}\n`;
}

function items(list: Readonly<Record<string, string>>, named: (id: string) => string): string {
  return Object.entries(list)
    .map(([id, why]) => `- ${named(id)}: ${why}.`)
    .join("\n");
}

/** The rule of a mark: `line: 'text' rule`. */
function ruleOf(mark: string): string {
  return mark.slice(mark.lastIndexOf(" ") + 1);
}

function unknown(id: string): never {
  throw new Error(`mistakes.json names a rule that does not exist: ${id}`);
}
