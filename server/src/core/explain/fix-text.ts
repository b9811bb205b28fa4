import type { Weighed } from "./weigh.ts";

/** What to do, in words; where no call was pasted, with a right one to copy. */
export function fixText({ rule, findings, evidence, exchange }: Weighed): string {
  const [finding] = findings;
  const text = finding?.advice ?? evidence.find((each) => each.for && each.advice)?.advice ?? rule.advice;
  const { sample } = rule.shows;
  return sample && !exchange.call ? `${text} For example: \`${sample}\`` : text;
}
