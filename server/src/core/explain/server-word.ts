import { isDistinct } from "../catalogue/general-errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { type Seen, seenErrors } from "../observe/seen.ts";
import type { Rule } from "../rules/rule.ts";
import { candidates } from "./candidates.ts";
import { cardOf } from "./cards.ts";
import { limits, spokenShare, type Weighed } from "./weigh.ts";

/** So many errors of one exchange are answered, in the order found. */
const most = 4;

/**
 * The causes of one exchange. What Deepgram itself said stands, whatever is beside it: an error that no cause explains brings those
 * that it has where it is alone, and where it has none its own card.
 */
export function causesOf(exchange: Exchange, rules: readonly Rule[], problems: string[]): Weighed[] {
  const found = candidates(exchange, rules, problems);
  const added: Weighed[] = [];
  const explained = (seen: Seen) => [...found, ...added].some((each) => explains(each, seen));
  for (const seen of spoken(exchange).slice(0, most)) {
    if (explained(seen)) continue;
    const [first] = hasMore(exchange) ? candidates(alone(exchange), rules, []) : [];
    const usual = first && explains(first, seen) ? first : undefined;
    added.push(
      usual
        ? { ...usual, exchange, spoken: true, confidence: Math.max(limits.shown, usual.confidence * spokenShare) }
        : { ...cardOf(seen, exchange), spoken: true },
    );
  }
  const fresh = added.filter(
    (each) => !found.some((other) => other.rule.id === each.rule.id && other.confidence > each.confidence),
  );
  return [...found.filter((each) => !fresh.some((other) => other.rule.id === each.rule.id)), ...fresh].sort(
    (a, b) => b.confidence - a.confidence,
  );
}

/** The errors that only Deepgram or its SDK prints, each place once. */
function spoken(exchange: Exchange): Seen[] {
  const found: Seen[] = [];
  for (const seen of seenErrors(exchange)) {
    if ((seen.by !== "text" && seen.by !== "code") || !isDistinct(seen.error) || seen.error.surface === "symptom")
      continue;
    if (!found.some((each) => touches(each.at, seen.at))) found.push(seen);
  }
  return found;
}

/** Whether a cause accounts for what was said: its rule names the error, or its evidence stands on the same words. */
function explains({ rule, evidence, confidence }: Weighed, seen: Seen): boolean {
  if (confidence < limits.unexplained) return false;
  if (rule.shows.answers?.errors?.includes(seen.error.id)) return true;
  return evidence.some((each) => each.for && each.at !== undefined && touches(each.at, seen.at));
}

const touches = (a: Origin, b: Origin) => a.text === b.text && a.start < b.end && b.start < a.end;

/** Whether anything stands beside the answer that could silence a rule. */
function hasMore({ call, audio, errors, frames }: Exchange): boolean {
  return call !== undefined || audio !== undefined || errors.length > 0 || frames.length > 1;
}

/** The answer as if nothing else had been pasted. */
function alone(exchange: Exchange): Exchange {
  const { response, close, environment, frames } = exchange;
  return {
    ...(response ? { response } : {}),
    ...(close ? { close } : {}),
    frames: frames.filter((frame) => frame.direction !== "sent"),
    errors: exchange.errors,
    symptoms: [],
    environment,
  };
}
