import type { Exchange } from "../exchange/exchange.ts";
import type { Evidence, Finding, Rule, Weight } from "../rules/rule.ts";

/** One rule with all that speaks for and against it in one exchange. */
export interface Weighed {
  readonly rule: Rule;
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  /** 0 to 1. */
  readonly confidence: number;
}

const speaksFor: Readonly<Record<Weight, number>> = { decisive: 0.96, strong: 0.8, supporting: 0.45 };
const speaksAgainst: Readonly<Record<Weight, number>> = { decisive: 0.04, strong: 0.35, supporting: 0.75 };

/**
 * Evidence for adds up as independent hints do (each leaves less room for doubt, the first one most), evidence against
 * takes its share of what is left.
 */
export function confidenceOf(evidence: readonly Evidence[]): number {
  let doubt = 1;
  let share = 1;
  const sorted = evidence.filter((each) => each.for).sort((a, b) => speaksFor[b.weight] - speaksFor[a.weight]);
  sorted.forEach((each, at) => {
    doubt *= 1 - speaksFor[each.weight] * (at === 0 ? 1 : 0.6);
  });
  for (const each of evidence) if (!each.for) share *= speaksAgainst[each.weight];
  return Math.min(0.98, (1 - doubt) * share);
}
