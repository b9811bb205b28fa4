import type ts from "typescript";
import type { Abstract, Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { typescript } from "../typescript.ts";
import { callFrame } from "./calls.ts";
import type { Change } from "./events.ts";
import { bare } from "./nodes.ts";
import type { Session } from "./session.ts";
import { changesOf, slotOfBinding, valueAt } from "./variables.ts";

export type Passed = Extract<Change["how"], { is: "passed" }>;

/** Whether a local function changes what it is handed. Functions that are not seen are taken not to. */
export function changesParameter(session: Session, passed: Passed, context: FileContext): boolean {
  const slot = parameterSlot(session, passed.call, passed.index, context);
  return (
    slot !== undefined &&
    changesOf(session, slot).some((change) => change.path.length > 0 || change.how.is !== "assign")
  );
}

function parameterSlot(session: Session, call: ts.CallExpression, index: number, context: FileContext) {
  const ts = typescript();
  const callee = bare(call.expression);
  const binding = ts.isIdentifier(callee) ? context.scopes.resolve(callee) : undefined;
  if (!binding) return undefined;
  const { node } = binding;
  const initializer = ts.isVariableDeclaration(node) && node.initializer ? bare(node.initializer) : undefined;
  const fn = ts.isFunctionDeclaration(node) ? node : initializer;
  if (!fn || !(ts.isFunctionDeclaration(fn) || ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return undefined;
  const parameter = fn.parameters[index];
  if (!parameter || !ts.isIdentifier(parameter.name) || parameter.dotDotDotToken) return undefined;
  const own = context.scopes.resolve(parameter.name);
  return own && slotOfBinding(session, own);
}

/** What a value has become when a local function has run with it. */
export function afterCall(
  session: Session,
  call: ts.CallExpression,
  index: number,
  held: Abstract,
  frame: Frame,
): Abstract {
  const slot = parameterSlot(session, call, index, frame.context);
  if (!slot || frame.depth > 8) return held;
  const fn = session.evaluate(call.expression, frame);
  if (fn.kind !== "function") return held;
  // The value as it is now takes the place of what the call site would be evaluated to.
  const usual = callFrame(
    session,
    fn.node,
    fn.frame,
    call.arguments.map((each, i) => (i === index ? undefinedNode(each) : each)),
    call,
    frame,
  );
  const bound = new Map(usual.bound);
  bound.set(slot.declaration, held);
  const inner: Frame = { ...usual, bound };
  return valueAt(session, slot, undefined, inner);
}

function undefinedNode(node: ts.Expression): ts.Expression {
  return node;
}
