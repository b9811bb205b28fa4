import type ts from "typescript";
import type { Abstract, Fn, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { imported } from "../names/imports.ts";
import { bare } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { at, choice, textOf, unknown } from "../values/make.ts";
import { Arguments, type Given, givenBy, givenValues } from "./arguments.ts";
import { builtinCall, globalPath } from "./builtins.ts";
import { frameOf } from "./frames.ts";
import { methodCall } from "./methods.ts";
import { returned } from "./returns.ts";

/** How many calls deep a value is followed. */
const deepest = 10;

export function callValue(session: Session, node: ts.CallExpression, frame: Frame): Abstract {
  const ts = typescript();
  const origin = at(node, frame);
  const callee = bare(node.expression);
  const [first] = node.arguments;
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
  if (loads && first) {
    const module = textOf(session.evaluate(first, frame));
    return module === undefined
      ? unknown("a module that is not known", origin)
      : imported(session, module, "*", frame.context, origin);
  }
  if (ts.isPropertyAccessExpression(callee)) {
    const receiver = session.evaluate(callee.expression, frame);
    const found = methodCall(session, receiver, callee.name.text, node, frame);
    if (found) return found;
  }
  const target = session.evaluate(callee, frame);
  return applied(session, target, node, frame, origin);
}

function applied(
  session: Session,
  target: Abstract,
  node: ts.CallExpression,
  frame: Frame,
  origin: Abstract["origin"],
): Abstract {
  if (target.kind === "one-of")
    return choice(
      target.options
        .filter((option) => option.kind !== "null")
        .map((option) => applied(session, option, node, frame, origin)),
      origin,
    );
  if (target.kind === "function") return callFunction(session, target, node.arguments, node, frame);
  const path = globalPath(target);
  const known = path === undefined ? undefined : builtinCall(session, path, node, frame);
  return known ?? { kind: "result", callee: target, node, frame, origin };
}

/** The value that a function returns when it is called with these arguments. */
export function callFunction(
  session: Session,
  fn: Fn,
  args: readonly ts.Expression[],
  node: ts.CallExpression | ts.NewExpression,
  frame: Frame,
): Abstract {
  if (frame.depth >= deepest) return unknown("too many calls deep", at(node, frame));
  return returned(session, fn.node, callFrame(session, fn.node, fn.frame, args, node, frame));
}

/** A function called with values at hand, as `map` and `forEach` do. */
export function callWith(
  session: Session,
  fn: Fn,
  values: readonly Abstract[],
  frame: Frame,
  at: Abstract["origin"],
): Abstract {
  if (frame.depth >= deepest) return unknown("too many calls deep", at);
  const inner = activation(session, fn.node, fn.frame, givenValues(values), frame.depth + 1, at);
  return returned(session, fn.node, inner);
}

/**
 * The activation of a function for one call site, the same one each time it is asked for. A call that is reached in very many ways
 * shares one activation among the later ones: of that, the parameters are what all callers pass.
 */
export function callFrame(
  session: Session,
  fn: ts.SignatureDeclaration,
  closure: Frame,
  args: readonly ts.Expression[],
  node: ts.Node,
  caller: Frame,
): Frame {
  const own = session.framesOf(caller, node);
  const known = own.get(fn);
  if (known) return known;
  const make = () => {
    const end = { text: caller.context.uri, start: node.end, end: node.end };
    return activation(session, fn, closure, givenBy(session, args, caller), caller.depth + 1, end);
  };
  const frame =
    fn.parameters.length === 0
      ? session.sharedFrame(closure, fn, make)
      : session.mayActivate(node)
        ? make()
        : session.sharedFrame(closure, fn, () => frameOf(fn, closure, new Map()));
  own.set(fn, frame);
  return frame;
}

function activation(
  session: Session,
  fn: ts.SignatureDeclaration,
  closure: Frame,
  given: Given,
  depth: number,
  end: Abstract["origin"],
): Frame {
  const initial = (node: ts.Expression): Abstract => session.evaluate(node, frame);
  const bound = new Arguments(fn.parameters, given, end, initial);
  const frame: Frame = { context: closure.context, parent: closure, node: fn, bound, depth };
  return frame;
}
