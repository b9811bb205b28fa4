import { groups } from "./groups.ts";
import type { Rule, RuleDefinition } from "./rule.ts";

/** A rule with what its group has in common: keeps a rule's literals checked where it is written. */
export function rule(definition: RuleDefinition): Rule {
  return { ...definition, shows: { ...groups[definition.group], ...definition.shows } };
}
