import type { Rule } from "./rule.ts";

/** The identity, typed: keeps a rule's literals checked where it is written. */
export function rule(definition: Rule): Rule {
  return definition;
}
