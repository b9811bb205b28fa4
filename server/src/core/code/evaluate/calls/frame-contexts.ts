import type ts from "typescript";
import type { Frame } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { lineage } from "../names/classes.ts";
import { inlineCall } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { callersOf } from "./callers.ts";
import { callFrame } from "./calls.ts";
import type { CallInto } from "./reach.ts";

const most = 8;

/**
 * The frames in which the code around a node runs: one for each call site that is seen, else the frame of what is around
 * it. In another file than the one at hand, only the activations that begin there.
 */
export function framesAt(session: Session, node: ts.Node, context: FileContext): readonly Frame[] {
  const fn = functionAround(node);
  if (!fn) return isForeign(session, context) ? [] : [context.root];
  const known = session.activations.get(fn);
  if (known) return known;
  // A function that calls itself is looked at from outside only.
  session.activations.set(fn, []);
  const found = activations(session, fn, context).slice(0, most);
  session.activations.set(fn, found);
  return found;
}

function isForeign(session: Session, context: FileContext): boolean {
  return session.reach !== undefined && session.reach.entry !== context;
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
  if (ts.isClassElement(fn) && ts.isClassLike(fn.parent)) return ofClass(session, fn, fn.parent, context, outside);
  const around = outside.length > 0 || isForeign(session, context) ? outside : [context.root];
  const foreign = isForeign(session, context);
  if (inlineCall(fn) || (fn.parameters.length === 0 && !foreign)) return around;
  const frames = calledFrames(session, fn, context);
  // A function inside of one that is reached runs when that one does.
  return frames.length > 0 ? frames : around;
}

/** All calls of a function that are seen, also those in the files at hand besides its own. */
function calls(session: Session, fn: ts.Node, context: FileContext): CallInto[] {
  const own = callersOf(session, fn, context).calls.map((call) => ({ call, context }));
  return [...own, ...(session.reach?.into(fn) ?? [])];
}

function calledFrames(session: Session, fn: ts.SignatureDeclaration, context: FileContext): Frame[] {
  const ts = typescript();
  const frames: Frame[] = [];
  for (const { call, context: from } of calls(session, fn, context)) {
    if (!ts.isCallExpression(call)) continue;
    for (const outer of framesAt(session, call, from))
      for (const one of session.options(session.evaluate(call.expression, outer)))
        if (one.kind === "function" && one.node === fn)
          add(session, frames, callFrame(session, fn, one.frame, call.arguments, call, outer), call, outer);
    if (frames.length >= most) break;
  }
  return frames;
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
  const makers = [owner, ...subclassesOf(session, owner, context)].flatMap((each) => calls(session, each, context));
  for (const { call: made, context: from } of makers) {
    if (!ts.isNewExpression(made)) continue;
    for (const outer of framesAt(session, made, from)) {
      const value = session.evaluate(made, outer);
      if (value.kind !== "created") continue;
      const home = lineage(session, value).find((each) => each.node === owner);
      if (!home) continue;
      const frame = session.classFrame(owner, home.frame, value);
      const direct = value.of.kind === "class" && value.of.node === owner;
      if (ts.isConstructorDeclaration(fn) && direct)
        add(session, selves, callFrame(session, fn, frame, made.arguments ?? [], made, outer), made, outer);
      else add(session, selves, frame, made, outer);
    }
    if (selves.length >= most) break;
  }
  const unmade = around.slice(0, 1).map((outer) => session.classFrame(owner, outer, undefined));
  const base = selves.length > 0 ? selves : unmade;
  if (ts.isConstructorDeclaration(fn)) return base;
  if (fn.parameters.length === 0 && !isForeign(session, context)) return base;
  const frames = calledFrames(session, fn, context);
  return frames.length > 0 ? frames : base;
}

/** The classes of the file that extend another, directly or not. */
function subclassesOf(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  context: FileContext,
): ts.ClassLikeDeclaration[] {
  const ts = typescript();
  if (!owner.name) return [];
  const found: ts.ClassLikeDeclaration[] = [];
  for (const id of context.index.identifiers.get(owner.name.text) ?? []) {
    const clause = id.parent?.parent;
    if (!clause || !ts.isHeritageClause(clause) || !ts.isClassLike(clause.parent) || found.length > 8) continue;
    if (clause.parent !== owner && context.scopes.resolve(id)?.node === owner)
      found.push(
        clause.parent,
        ...(found.includes(clause.parent) ? [] : subclassesOf(session, clause.parent, context)),
      );
  }
  return found;
}

function add(session: Session, frames: Frame[], frame: Frame, call: CallInto["call"], outer: Frame): void {
  session.reach?.enter(frame, call, outer);
  if (!frames.includes(frame)) frames.push(frame);
}
