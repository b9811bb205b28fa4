import type { Call } from "../exchange/call.ts";
import { outcome } from "../observe/outcome.ts";
import type { Form, Paste } from "../paste/index.ts";
import { agreement } from "./agreement.ts";

/** How many lines are named at most. More that fit equally well mean that the paste does not tell them apart. */
const mostShown = 5;
/** How many calls of a long paste are looked for. */
const mostPasted = 20;

/**
 * The calls to look for in code: those that failed, or all where none did. Calls of programs in another language are built
 * by that program.
 */
export function pastedCalls({ exchanges, forms }: Paste): readonly Call[] {
  const failed = exchanges.filter((exchange) => exchange.call && outcome(exchange).failed);
  return (failed.length > 0 ? failed : exchanges)
    .flatMap(({ call }) => (call && call.target.deepgram !== "no" && !isForeign(forms.get(call)) ? [call] : []))
    .slice(0, mostPasted);
}

const isForeign = (form: Form | undefined) => form === "python" || form === "other-code";

/**
 * The calls of a workspace that build one of the pasted calls, the best first, at most five. Host, path and transport must
 * agree, and nothing that is known of both may differ; what is not resolved neither confirms nor excludes. Of the calls that
 * fit, those are given of which most is confirmed; none where too many fit equally well.
 */
export function builtBy(pasted: readonly Call[], written: readonly Call[]): readonly Call[] {
  const found = new Map<string, Call>();
  for (const call of pasted) for (const match of bestFor(call, written)) found.set(placeOf(match), match);
  return [...found.values()].slice(0, mostShown);
}

function bestFor(pasted: Call, written: readonly Call[]): readonly Call[] {
  let most = 0;
  let best = new Map<string, Call>();
  for (const call of written) {
    const confirmed = agreement(pasted, call);
    if (confirmed === undefined || confirmed < most || confirmed === 0) continue;
    if (confirmed > most) best = new Map();
    most = confirmed;
    best.set(placeOf(call), call);
  }
  return best.size > mostShown ? [] : [...best.values()];
}

/** A wrapper's call is seen from its own file and from each file that calls it. */
function placeOf({ head }: Call): string {
  return `${head.text} ${head.start} ${head.end}`;
}
