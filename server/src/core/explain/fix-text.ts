import type { Weighed } from "./weigh.ts";

/** What to do, in words; where no call was pasted, with a right one to copy. */
export function fixText({ rule, findings, evidence, exchange }: Weighed): string {
  const [finding] = findings;
  const own = finding?.advice ?? evidence.find((each) => each.for && each.advice)?.advice;
  const text = own ?? rule.advice;
  const { sample } = rule.shows;
  return sample && !own && !exchange.call ? `${text} For example: \`${sample}\`` : text;
}
