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
  /** The server's own word stands behind it: it is listed beside whatever leads. */
  readonly spoken?: true;
}

/** What ranks and cuts, in one place. Confidences are 0 to 1; changed only with the figures of the paste fixtures at hand. */
export const limits = {
  /** From here a cause is said to be almost certain, and settles the matter alone. */
  certain: 0.85,
  /** From here one cause can be the answer, where it leads the next by `lead`. */
  answer: 0.6,
  lead: 0.15,
  /** From here a cause is called likely rather than possible. */
  likely: 0.5,
  /** Below this the check that would settle the case is told with it. */
  settled: 0.7,
  /** Below this nothing is said: one weak hint against evidence of the contrary. */
  hint: 0.12,
  /** Where nothing reaches this, the bare status may suggest the usual mistakes. */
  unexplained: 0.3,
  /** Below this a mistake is there, but the answer speaks against it as the cause: it is only fixed along. */
  shown: 0.2,
  /** Beside a settled cause only those of at least this part of its confidence are shown. */
  besideTop: 0.55,
  /** Among several possible ones, the least that is listed. */
  possible: 0.15,
  /** Characters of a headline at most: one or two lines of a narrow panel. */
  headline: 90,
  /** Characters of the line below it. */
  why: 240,
} as const;

/** Stands among the statuses of `usualFor` for no answer at all. */
export const noAnswer = 0;

/** The same for descriptions in plain words, which never make more than a possible cause. */
export const described = {
  /** From here what was found otherwise settles the matter. */
  settled: 0.5,
  /** The confidence of the first of the causes that words propose. */
  first: 0.45,
  /** Scores below this are chance: a word or two in common. */
  least: 0.16,
  /** Others are shown from this part of the first one's score. */
  besideFirst: 0.5,
  /** What a symptom that a rule names adds to its score, for a confidence of 1. */
  pattern: 0.4,
  /** What an exact fact that is a mistake's own adds. */
  sign: 0.35,
  /** From this score a description is of a problem, although it names none. */
  plain: 0.5,
  /** The score that a text needs which does not name Deepgram. */
  unnamed: 0.4,
  /** The score from which a description names Deepgram's part by itself. */
  named: 0.75,
  /** How far behaviour that is right must lead the next to be the answer. */
  clear: 1.1,
  /** A status or close code beside the words that is the mistake's own, or another's. */
  fits: 1.4,
  fitsNot: 0.5,
} as const;

/** A hint that many mistakes share counts for this part of itself. */
export const vagueShare = 0.7;
/** What the server's word alone suggests counts for this part of itself where a call is there that shows nothing of it. */
export const spokenShare = 0.8;
/** A warning ranks below an error of the same session. */
export const warningShare = 0.76;
/** What is left of a wider mistake once the case of it has been named. */
export const widerShare = 0.5;

const speaksFor: Readonly<Record<Weight, number>> = { decisive: 0.96, strong: 0.8, supporting: 0.45 };
/** What the second and every further hint count beside the first. */
const furtherShare = 0.6;
/** No answer is ever surer than this. */
const most = 0.98;
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
    doubt *= 1 - speaksFor[each.weight] * (at === 0 ? 1 : furtherShare);
  });
  for (const each of evidence) if (!each.for) share *= speaksAgainst[each.weight];
  return Math.min(most, (1 - doubt) * share);
}

/** The likeliest first; of two alike, what is seen in the call goes first, and a case before the wider mistake. */
export function byConfidence(a: Weighed, b: Weighed): number {
  return (
    b.confidence - a.confidence ||
    Math.sign(b.findings.length) - Math.sign(a.findings.length) ||
    Number(isCaseOf(b, a)) - Number(isCaseOf(a, b))
  );
}

const isCaseOf = (a: Weighed, b: Weighed) => a.rule.shows.refines?.includes(b.rule.id) === true;
