import type { Directive } from "../code/front-end.ts";
import { ruleById } from "../rules/index.ts";

/** Whether one of the comments silences `rule` on a zero-based line. */
export function suppressed(directives: readonly Directive[], rule: string, line: number): boolean {
  return directives.some((directive) => silences(directive, rule, line));
}

/** Whether a comment silences `rule` on a zero-based line. What is said of comments is silenced by name alone. */
export function silences(directive: Directive, rule: string, line: number): boolean {
  if (directive.rules.length > 0 ? !directive.rules.includes(rule) : ruleById(rule)?.checkComment !== undefined)
    return false;
  return directive.kind === "disable-file" || directive.line === line;
}
