import type { Fix, Origin } from "../exchange/origin.ts";

/** How much a piece of evidence weighs: `decisive` settles the matter alone, `strong` nearly, `supporting` only together with others. */
export type Weight = "decisive" | "strong" | "supporting";

export interface Evidence {
  readonly text: string;
  readonly at?: Origin;
  /** The words of the answer that it rests on, for sentences that repeat them. */
  readonly quote?: string;
  readonly for: boolean;
  readonly weight: Weight;
  /** Many mistakes get the same answer: a hint that ranks below anything that was looked at. */
  readonly vague?: boolean;
  /** Says in full sentences why this was the cause here; takes the place of the rule's `why` in the answer. */
  readonly explains?: string;
  /** What to do here; takes the place of the rule's advice. */
  readonly advice?: string;
  /** Edits of the paste that mend it, where the answer had to be seen to know them. */
  readonly fixes?: readonly Fix[];
  /** Tempting wrong causes that this very evidence rules out. */
  readonly rulesOut?: readonly { readonly id: string; readonly why: string }[];
}

export type EvidenceSink = (evidence: Evidence) => void;

/** Words of the answer that speak for a mistake. */
export function quoted(quote: string, at: Origin, weight: Weight): Evidence {
  return { text: `The answer says '${quote}'`, quote, at, for: true, weight };
}
