import type { Call } from "../exchange/call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Part, Side } from "./comparison.ts";
import { sentAlike } from "./credential.ts";
import { isDefault } from "./defaults.ts";
import type { Fact } from "./fact.ts";
import { type Facts, factsOf } from "./facts.ts";

export type Called = Exchange & { readonly call: Call };

/** One thing that the two requests say otherwise, not judged yet. */
export interface Differing {
  readonly part: Part;
  readonly key: string;
  readonly name: string;
  readonly failing: Fact | undefined;
  readonly working: Fact | undefined;
}

export interface Compared {
  readonly differing: readonly Differing[];
  readonly same: readonly Fact[];
  /** The same, because one names what the other leaves to Deepgram's default. */
  readonly byDefault: readonly Fact[];
  /** Names of what one of the two does not show. */
  readonly unseen: readonly string[];
}

export function differences(failing: Called, working: Called): Compared {
  const [mine, theirs] = [factsOf(failing), factsOf(working)];
  const keys = new Set([...mine.all.keys(), ...theirs.all.keys()]);
  const found = { differing: [] as Differing[], same: [] as Fact[], byDefault: [] as Fact[], unseen: [] as string[] };
  for (const key of keys) {
    const a = mine.all.get(key);
    const b = theirs.all.get(key);
    const { part, name } = (a ?? b)!;
    if (isImplied(part, failing.call, working.call, a ?? b)) continue;
    const verdict = compare(part, a, b, [mine, theirs], [failing.call, working.call]);
    if (verdict === "same") found.same.push((a ?? b)!);
    else if (verdict === "default") found.byDefault.push((a ?? b)!);
    else if (verdict === "unseen") found.unseen.push(name);
    else if (verdict === "differs") found.differing.push({ part, key, name, failing: a, working: b });
  }
  return found;
}

type Verdict = "same" | "default" | "unseen" | "differs" | "nothing";

function compare(
  part: Part,
  a: Fact | undefined,
  b: Fact | undefined,
  [mine, theirs]: readonly [Facts, Facts],
  [failing, working]: readonly [Call, Call],
): Verdict {
  if (part === "credential" && a && b) return sentAlike(failing, working) ? "same" : "differs";
  if (a && b) {
    if (a.text === b.text) return a.sure && b.sure ? "same" : "unseen";
    return a.sure && b.sure ? "differs" : "unseen";
  }
  const [there, call, others] = a ? [a, failing, theirs] : [b!, working, mine];
  if (part === "sdk" || part === "audio") return "nothing";
  if (!others.complete(part)) return part === "message" ? "nothing" : "unseen";
  return part === "query" && there.sure && isDefault(call, there) ? "default" : "differs";
}

/** What another difference says already: a socket has no method, and other bodies hold other things. */
function isImplied(part: Part, failing: Call, working: Call, fact: Fact | undefined): boolean {
  const kinds = failing.body.kind !== working.body.kind;
  return (
    (part === "method" && failing.transport !== working.transport) ||
    (part === "message" && failing.transport !== working.transport) ||
    (part === "body" && failing.transport !== working.transport) ||
    (part === "body" && kinds && fact?.key !== "body kind") ||
    (part === "sdk" && !(failing.sdk && working.sdk))
  );
}

const longestShown = 300;

/** A fact as it is shown. */
export function sideOf(fact: Fact): Side {
  const text = fact.text.length > longestShown ? `${fact.text.slice(0, longestShown)}…` : fact.text;
  return { text: text === "" ? "(empty)" : text, at: fact.at };
}
