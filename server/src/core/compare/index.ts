import type { Answer } from "../explain/answer.ts";
import type { Paste } from "../paste/index.ts";
import type { Comparison } from "./comparison.ts";
import { type Called, differences } from "./differences.ts";
import { judged } from "./judged.ts";
import { chosen } from "./pick.ts";
import { notComparedOf, sameOf, summaryOf, without } from "./words.ts";

/** Differences that are told, at most. */
const most = 60;

/**
 * Holds a failing request against one that works: what differs, and which difference matters. `answer` is the answer to the
 * failing paste. Never throws; everything in the result is redacted.
 */
export function compare(failing: Paste, answer: Answer, working: Paste): Comparison {
  const mine = chosen(failing, "failed");
  const theirs = chosen(working, "succeeded", mine);
  if (!mine || !theirs) return without(mine ? "working" : "failing", working.recognised);
  return { ...compared(mine, theirs, answer), recognised: working.recognised };
}

function compared(failing: Called, working: Called, answer: Answer): Omit<Comparison, "recognised"> {
  const found = differences(failing, working);
  const all = judged(found.differing, failing, working, answer);
  return {
    summary: summaryOf(all, failing, working),
    differences: all.slice(0, most),
    same: sameOf(found, failing.call, working.call),
    notCompared: notComparedOf(found, failing.call, working.call, all.length - most),
  };
}
