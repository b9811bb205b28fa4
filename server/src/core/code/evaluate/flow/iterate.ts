import type ts from "typescript";
import type { Abstract, Frame, Listing } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { listed } from "../calls/builtins.ts";
import { frameAround } from "../calls/frames.ts";
import { bare } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { listingOf } from "../values/arrays.ts";
import { at } from "../values/make.ts";
import { isChanged } from "./events.ts";

/** The rounds of a loop in order; `complete` is false when there may be more of them. */
export interface Iterations {
  readonly rounds: readonly { readonly frame: Frame; readonly sometimes: boolean }[];
  readonly complete: boolean;
}

const most = 64;

/** The items that a loop over a value runs through, when all are known. */
export function iterate(value: Abstract): readonly Abstract[] | undefined {
  const list = listOf(value);
  return list?.complete && !list.items.some((item) => item.sometimes)
    ? list.items.map((item) => item.value)
    : undefined;
}

function listOf(value: Abstract): Listing | undefined {
  const list = value.kind === "pairs" ? listed(value, "entries", value.origin) : value;
  return list?.kind === "array" ? listingOf(list) : undefined;
}

export function loopItems(
  session: Session,
  loop: ts.ForOfStatement | ts.ForInStatement,
  frame: Frame,
): readonly Abstract[] | undefined {
  const list = itemsOf(session, loop, frame);
  return list?.complete ? list.items.map((item) => item.value) : undefined;
}

function itemsOf(session: Session, loop: ts.ForOfStatement | ts.ForInStatement, frame: Frame) {
  const value = session.evaluate(loop.expression, frame);
  return listOf(
    typescript().isForInStatement(loop) ? (listed(value, "keys", at(loop.expression, frame)) ?? value) : value,
  );
}

/** The rounds of `for … of`, `for … in`, a counted `for`, or of `items.forEach(fn)`. */
export function iterations(
  session: Session,
  node: ts.IterationStatement | ts.CallExpression,
  frame: Frame,
): Iterations | undefined {
  const ts = typescript();
  const found = ts.isCallExpression(node)
    ? callbackRounds(session, node, frame)
    : ts.isForOfStatement(node) || ts.isForInStatement(node)
      ? loopRounds(session, node, frame)
      : ts.isForStatement(node)
        ? countedRounds(session, node, frame)
        : undefined;
  for (const each of found?.rounds ?? []) session.rounds.add(each.frame);
  return found;
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
    rounds: list.items.map(({ value, sometimes }) => ({
      frame: round(node, parent, new Map([[declaration, value]])),
      sometimes,
    })),
    complete: list.complete,
  };
}

/** `for (let i = 0; i < n; i++)` with a known n, where the body leaves i alone. */
function countedRounds(session: Session, node: ts.ForStatement, frame: Frame): Iterations | undefined {
  const ts = typescript();
  const { initializer, condition, incrementor } = node;
  if (!initializer || !ts.isVariableDeclarationList(initializer) || !condition || !incrementor) return undefined;
  const [declaration] = initializer.declarations;
  if (!declaration || !ts.isIdentifier(declaration.name) || !declaration.initializer) return undefined;
  const { text } = declaration.name;
  const source = frame.context.source;
  const steps = [`${text}++`, `++${text}`, `${text}+=1`].includes(incrementor.getText(source).replace(/\s+/g, ""));
  if (!steps || !ts.isBinaryExpression(condition)) return undefined;
  if (condition.operatorToken.kind !== ts.SyntaxKind.LessThanToken || condition.left.getText(source) !== text)
    return undefined;
  const binding = frame.context.scopes.resolve(declaration.name);
  const writes = binding && frame.context.scopes.references(binding).filter((each) => isChanged(each));
  if (writes?.length !== 1) return undefined;
  const from = session.evaluate(declaration.initializer, frame);
  const to = session.evaluate(condition.right, frame);
  if (from.kind !== "number" || to.kind !== "number" || to.value - from.value > most) return undefined;
  const parent = frameAround(node, frame);
  const rounds = [];
  for (let i = from.value; i < to.value; i++) {
    const value: Abstract = { kind: "number", value: i, origin: from.origin };
    rounds.push({ frame: round(node, parent, new Map([[declaration, value]])), sometimes: false });
  }
  return { rounds, complete: true };
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
  const rounds = list.items.map(({ value: item, sometimes }, i) => {
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
    return { frame: round(fn, parent, bound), sometimes };
  });
  return { rounds, complete: list.complete };
}

function round(node: ts.Node, parent: Frame, bound: ReadonlyMap<ts.Node, Abstract>): Frame {
  return { context: parent.context, parent, node, bound, depth: parent.depth };
}
