import type ts from "typescript";
import type { Abstract, Frame } from "../abstract.ts";
import { typescript } from "../typescript.ts";
import { listed } from "./builtins.ts";
import { frameAround } from "./frames.ts";
import { at } from "./make.ts";
import { bare } from "./nodes.ts";
import type { Session } from "./session.ts";

/** The rounds of a loop, one frame each; `complete` is false when there may be more of them. */
export interface Iterations {
  readonly frames: readonly Frame[];
  readonly complete: boolean;
}

const most = 64;

/** The items that a loop over a value runs through, when all are known. */
export function iterate(value: Abstract): readonly Abstract[] | undefined {
  const list = listOf(value);
  return list?.complete ? list.items : undefined;
}

function listOf(value: Abstract): { items: readonly Abstract[]; complete: boolean } | undefined {
  if (value.kind === "array") return value;
  const list = value.kind === "pairs" ? listed(value, "entries", value.origin) : undefined;
  return list?.kind === "array" ? list : undefined;
}

export function loopItems(
  session: Session,
  loop: ts.ForOfStatement | ts.ForInStatement,
  frame: Frame,
): readonly Abstract[] | undefined {
  const list = itemsOf(session, loop, frame);
  return list?.complete ? list.items : undefined;
}

function itemsOf(session: Session, loop: ts.ForOfStatement | ts.ForInStatement, frame: Frame) {
  const value = session.evaluate(loop.expression, frame);
  return listOf(
    typescript().isForInStatement(loop) ? (listed(value, "keys", at(loop.expression, frame)) ?? value) : value,
  );
}

/** The rounds of `for … of`, `for … in`, or of `items.forEach(fn)`. */
export function iterations(
  session: Session,
  node: ts.ForOfStatement | ts.ForInStatement | ts.CallExpression,
  frame: Frame,
): Iterations | undefined {
  const ts = typescript();
  const rounds = ts.isCallExpression(node) ? callbackRounds(session, node, frame) : loopRounds(session, node, frame);
  for (const round of rounds?.frames ?? []) session.rounds.add(round);
  return rounds;
}

function loopRounds(
  session: Session,
  node: ts.ForOfStatement | ts.ForInStatement,
  frame: Frame,
): Iterations | undefined {
  const ts = typescript();
  const list = itemsOf(session, node, frame);
  const declaration = ts.isVariableDeclarationList(node.initializer) ? node.initializer.declarations[0] : undefined;
  if (!list || !declaration || list.items.length > most) return undefined;
  const parent = frameAround(node, frame);
  return {
    frames: list.items.map((item) => round(node, parent, new Map([[declaration, item]]))),
    complete: list.complete,
  };
}

function callbackRounds(session: Session, node: ts.CallExpression, frame: Frame): Iterations | undefined {
  const ts = typescript();
  const callee = bare(node.expression);
  const [argument] = node.arguments;
  const fn = argument && bare(argument);
  if (!ts.isPropertyAccessExpression(callee) || !fn || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)))
    return undefined;
  const value = session.evaluate(callee.expression, frame);
  const list = listOf(value);
  if (!list || list.items.length > most) return undefined;
  const parent = frameAround(fn, frame);
  const frames = list.items.map((item, i) => {
    const bound = new Map<ts.Node, Abstract>();
    // URLSearchParams, Headers and Map hand the value first and the name second.
    const given: Abstract[] =
      value.kind === "pairs" && item.kind === "array"
        ? [item.items[1]!, item.items[0]!]
        : [item, { kind: "number", value: i, origin: item.origin }];
    fn.parameters.forEach((parameter, index) => {
      const passed = given[index];
      if (passed) bound.set(parameter, passed);
    });
    return round(fn, parent, bound);
  });
  return { frames, complete: list.complete };
}

function round(node: ts.Node, parent: Frame, bound: ReadonlyMap<ts.Node, Abstract>): Frame {
  return { context: parent.context, parent, node, bound, depth: parent.depth };
}
