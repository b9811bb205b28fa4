import { judge } from "../check/judge.ts";
import { isTest } from "../code/test-file.ts";
import type { Call } from "../exchange/call.ts";
import { outcome } from "../observe/outcome.ts";
import type { Paste } from "../paste/index.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";

/** How many lines are named at most. More that make one of the mistakes mean that the paste does not tell them apart. */
const mostShown = 5;

/** What a paste shows that says nothing of the call. Plain data. */
export interface BareFailure {
  readonly statuses: readonly number[];
  readonly closes: readonly number[];
  /** The causes that the answer names. */
  readonly causes: readonly string[];
}

/** The failure of a paste that shows nothing of the call; undefined where it shows a call, or no failure. */
export function bareFailure({ exchanges }: Paste, causes: readonly { readonly id: string }[]): BareFailure | undefined {
  const failed = exchanges.filter((each) => outcome(each).failed);
  if (failed.length === 0 || exchanges.some(({ call }) => call)) return undefined;
  return {
    statuses: failed.flatMap(({ response }) => response?.status?.code ?? []),
    closes: failed.flatMap(({ close }) => close?.code ?? []),
    causes: causes.map(({ id }) => id),
  };
}

/** A call, and the mistake for which it would be refused. */
export interface WouldGet {
  readonly call: Call;
  readonly rule: string;
}

/**
 * The calls of a workspace that would get such a failure: they make a mistake, an error for certain, that the answer names or that is
 * answered so. None where many do. Tests call wrongly on purpose and are left out.
 */
export function wouldGet(failure: BareFailure, written: readonly Call[]): readonly WouldGet[] {
  const wanted = rules.filter((rule) => failure.causes.includes(rule.id) || isAnsweredSo(rule, failure));
  const found = new Map<string, WouldGet>();
  for (const call of written) {
    if (isTest(call.head.text)) continue;
    const mistake = judge(call, wanted).find(({ severity }) => severity === "error");
    if (!mistake) continue;
    found.set(`${call.head.text} ${call.head.start}`, { call, rule: mistake.rule });
    if (found.size > mostShown) return [];
  }
  return [...found.values()];
}

function isAnsweredSo({ shows: { answers } }: Rule, { statuses, closes }: BareFailure): boolean {
  const has = (listed: readonly number[] | undefined, seen: readonly number[]) =>
    seen.some((code) => listed?.includes(code));
  return has(answers?.statuses, statuses) || has(answers?.closes, closes);
}
