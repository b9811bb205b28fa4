import type { Exchange } from "../exchange/exchange.ts";
import { outcome } from "../observe/outcome.ts";
import type { Verdict } from "./answer.ts";
import { limits, type Weighed } from "./weigh.ts";
import type { Whose } from "./whose.ts";

/** Whether a cause is no mistake but behaviour that looks like one. */
export function isExpected(cause: Weighed | undefined): boolean {
  return cause?.rule.shows.expected === true;
}

/** `elsewhere`: a call to another server failed beside those that are judged. */
export function verdictOf(
  judged: readonly Exchange[],
  causes: readonly Weighed[],
  whose: Whose,
  elsewhere = false,
): Verdict {
  const [top, second] = causes;
  if (judged.length === 0) return whose.is === "foreign" ? "not-deepgram" : "not-understood";
  const failed = judged.some((exchange) => outcome(exchange).failed);
  if (isExpected(top) && !failed) return "nothing-wrong";
  if (!top) {
    if (failed) return whose.is === "foreign" ? "not-deepgram" : "not-understood";
    if (elsewhere) return "not-deepgram";
    const seen = (exchange: Exchange) =>
      exchange.call !== undefined ||
      outcome(exchange).succeeded ||
      (exchange.frames.length > 0 && whose.is === "deepgram");
    return judged.some(seen) ? "nothing-wrong" : "not-understood";
  }
  if (top.confidence >= limits.certain) return "cause-found";
  const lead = top.confidence - (second?.confidence ?? 0);
  if (top.confidence >= limits.answer && lead >= limits.lead) return "cause-found";
  return second ? "several-possible" : top.confidence >= limits.answer ? "cause-found" : "several-possible";
}
