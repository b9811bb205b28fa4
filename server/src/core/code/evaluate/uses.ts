import type ts from "typescript";
import type { FileContext } from "../context.ts";
import type { Uses } from "../evaluator.ts";
import type { Session } from "./session.ts";
import { Tracker } from "./tracker.ts";

/** How many calls of one function are told apart. */
const mostMakers = 8;

/** Every expression of the file that denotes the value made by `node`; see `Evaluator.usesOf`. */
export function usesOf(session: Session, node: ts.Expression, context: FileContext): Uses {
  const known = session.table<ts.Node, Uses>(usesOf);
  const before = known.get(node);
  if (before) return before;
  const tracker = new Tracker(session, context);
  tracker.follow(node);
  const found = tracker.finish(node);
  const others = othersOf(tracker.makers(), session, context);
  const uses = others.length > 1 ? { ...found, others } : found;
  known.set(node, uses);
  return uses;
}

/** Of each call of a function that makes the value anew, the uses that belong to the other calls alone. */
function othersOf(makers: readonly ts.Expression[], session: Session, context: FileContext): ReadonlySet<ts.Node>[] {
  if (makers.length < 2 || makers.length > mostMakers) return [];
  const own = makers.map((call) => {
    const tracker = new Tracker(session, context);
    tracker.follow(call);
    return new Set<ts.Expression>([call, ...tracker.finish(call).uses]);
  });
  const isOwn = (use: ts.Expression, at: number) => own.every((each, other) => other === at || !each.has(use));
  const only = own.map((uses, at) => [...uses].filter((use) => isOwn(use, at)));
  return only.map((_, at) => new Set(only.flatMap((uses, other) => (other === at ? [] : uses))));
}
