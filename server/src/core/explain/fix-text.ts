import type { Weighed } from "./weigh.ts";

/** What to do, in words. */
export function fixText({ rule, findings, evidence }: Weighed): string {
  const [finding] = findings;
  return finding?.advice ?? evidence.find((each) => each.for && each.advice)?.advice ?? rule.advice;
}
