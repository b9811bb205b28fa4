import type { Rule, RuleDefinition } from "./rule.ts";

/** The identity, typed: keeps a rule's literals checked where it is written. */
export function rule(definition: RuleDefinition): Rule {
  return { shows: {}, ...definition };
}
