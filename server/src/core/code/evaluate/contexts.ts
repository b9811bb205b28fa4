import type ts from "typescript";
import type { Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { typescript } from "../typescript.ts";
import { callersOf } from "./callers.ts";
import { callFrame } from "./calls.ts";
import { inlineCall } from "./nodes.ts";
import type { Session } from "./session.ts";

const most = 8;

/** The frames in which the code around a node runs: one for each call site that is seen, else the frame of what is around it. */
export function framesAt(session: Session, node: ts.Node, context: FileContext): readonly Frame[] {
  const fn = functionAround(node);
  if (!fn) return [context.root];
  const known = session.activations.get(fn);
  if (known) return known;
  // A function that calls itself is looked at from outside only.
  session.activations.set(fn, []);
  const found = activations(session, fn, context);
  session.activations.set(fn, found);
  return found;
}

function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  const ts = typescript();
  for (let parent = node.parent, child = node; parent; child = parent, parent = parent.parent) {
    if (!ts.isFunctionLike(parent) || ts.isTypeNode(parent)) continue;
    // Names and decorators of a member are evaluated outside of it.
    if ((parent as { body?: ts.Node }).body === child || ts.isParameter(child)) return parent;
  }
  return undefined;
}

function activations(session: Session, fn: ts.SignatureDeclaration, context: FileContext): readonly Frame[] {
  const ts = typescript();
  const outside = framesAt(session, fn, context);
  const around = outside.length > 0 ? outside : [context.root];
  if (ts.isClassElement(fn) && ts.isClassLike(fn.parent)) return ofClass(session, fn, fn.parent, context, around);
  if (fn.parameters.length === 0 || inlineCall(fn)) return around;
  const frames: Frame[] = [];
  for (const call of callersOf(session, fn, context).calls) {
    if (!ts.isCallExpression(call)) continue;
    for (const outer of framesAt(session, call, context)) {
      const callee = session.evaluate(call.expression, outer);
      for (const one of session.options(callee))
        if (one.kind === "function" && one.node === fn)
          add(frames, callFrame(session, fn, one.frame, call.arguments, call, outer));
      if (frames.length >= most) return frames;
    }
  }
  return frames.length > 0 ? frames : around;
}

/** A method or constructor runs once for each object that is seen to be made, and for each call that is seen of it. */
function ofClass(
  session: Session,
  fn: ts.SignatureDeclaration,
  owner: ts.ClassLikeDeclaration,
  context: FileContext,
  around: readonly Frame[],
): readonly Frame[] {
  const ts = typescript();
  const selves: Frame[] = [];
  const makers = callersOf(session, owner, context).calls;
  for (const made of makers) {
    if (!ts.isNewExpression(made)) continue;
    for (const outer of framesAt(session, made, context)) {
      const value = session.evaluate(made, outer);
      if (value.kind !== "created" || value.of.kind !== "class" || value.of.node !== owner) continue;
      const frame = session.classFrame(owner, value.of.frame, value);
      if (ts.isConstructorDeclaration(fn))
        add(selves, callFrame(session, fn, frame, made.arguments ?? [], made, outer));
      else add(selves, frame);
    }
    if (selves.length >= most) break;
  }
  const base =
    selves.length > 0 ? selves : around.slice(0, 1).map((outer) => session.classFrame(owner, outer, undefined));
  if (ts.isConstructorDeclaration(fn) || fn.parameters.length === 0) return base.slice(0, most);
  const frames: Frame[] = [];
  for (const call of callersOf(session, fn, context).calls) {
    if (!ts.isCallExpression(call)) continue;
    for (const outer of framesAt(session, call, context))
      for (const one of session.options(session.evaluate(call.expression, outer)))
        if (one.kind === "function" && one.node === fn)
          add(frames, callFrame(session, fn, one.frame, call.arguments, call, outer));
    if (frames.length >= most) break;
  }
  return frames.length > 0 ? frames.slice(0, most) : base.slice(0, most);
}

function add(frames: Frame[], frame: Frame): void {
  if (!frames.includes(frame)) frames.push(frame);
}
