import type { Directive } from "../code/front-end.ts";

/** Whether a directive silences `rule` on a zero-based line. */
export function suppressed(directives: readonly Directive[], rule: string, line: number): boolean {
  return directives.some((directive) => {
    if (directive.rules.length > 0 && !directive.rules.includes(rule)) return false;
    return directive.kind === "disable-file" || directive.line === line;
  });
}
