import type ts from "typescript";
import type { Bag, Value } from "../../exchange/value.ts";
import type { Abstract, Fn, Frame, Prop } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import type { Callers, Uses } from "../evaluator.ts";
import type { Binding } from "../scope.ts";
import { givenBy } from "./calls/arguments.ts";
import { callersOf } from "./calls/callers.ts";
import { callFrame, callFunction, callWith } from "./calls/calls.ts";
import { framesAt } from "./calls/frame-contexts.ts";
import { boundTo } from "./calls/frames.ts";
import { returned } from "./calls/returns.ts";
import { expression } from "./expressions.ts";
import type { Change } from "./flow/events.ts";
import { type Iterations, iterate, iterations, loopItems } from "./flow/iterate.ts";
import { afterCall, changesParameter, type Passed, touches } from "./flow/passing.ts";
import { lower, lowerBag } from "./lower.ts";
import { exportOf } from "./names/exports.ts";
import { memberOf } from "./names/members.ts";
import { holding, initialOf, parameterValue } from "./names/names.ts";
import { bare } from "./names/nodes.ts";
import { Session } from "./session.ts";
import { usesOf } from "./uses.ts";
import { at } from "./values/make.ts";
import { propOf } from "./values/objects.ts";

/** The evaluator of one lowering, on top of its rooms: see docs/evaluator.md. */
export class Evaluation extends Session {
  evaluate(node: ts.Expression, frame: Frame): Abstract {
    const target = bare(node);
    return this.remember(target, frame, () => expression(this, target, frame));
  }

  member(value: Abstract, name: string, node: ts.Node, frame: Frame): Abstract {
    return memberOf(this, value, name, node, frame);
  }

  argument(args: readonly ts.Expression[], index: number, frame: Frame): Abstract | undefined {
    return givenBy(this, args, frame).at(index);
  }

  prop(value: Abstract, name: string, anyCase = false): Prop | undefined {
    return value.kind === "object" || value.kind === "pairs" ? propOf(value, name, anyCase) : undefined;
  }

  call(fn: Abstract, args: readonly Abstract[], node: ts.CallExpression, frame: Frame): Abstract {
    if (fn.kind !== "function") return { kind: "result", callee: fn, node, frame, origin: at(node, frame) };
    return callWith(this, fn, args, frame, at(node, frame));
  }

  apply(fn: Fn, values: readonly Abstract[], frame: Frame, at: Abstract["origin"]): Abstract {
    return callWith(this, fn, values, frame, at);
  }

  callFunction(
    fn: Fn,
    args: readonly ts.Expression[],
    node: ts.CallExpression | ts.NewExpression,
    frame: Frame,
  ): Abstract {
    return callFunction(this, fn, args, node, frame);
  }

  callFrame(
    fn: ts.SignatureDeclaration,
    closure: Frame,
    args: readonly ts.Expression[],
    node: ts.Node,
    caller: Frame,
  ): Frame {
    return callFrame(this, fn, closure, args, node, caller);
  }

  runBody(node: ts.SignatureDeclaration, closure: Frame): Abstract {
    return returned(this, node, closure);
  }

  framesAt(node: ts.Node, context: FileContext): readonly Frame[] {
    return framesAt(this, node, context);
  }

  callersOf(fn: ts.Node, context: FileContext): Callers {
    return callersOf(this, fn, context);
  }

  usesOf(node: ts.Expression, context: FileContext): Uses {
    return usesOf(this, node, context);
  }

  lower(value: Abstract): Value {
    return lower(this, value);
  }

  lowerBag(value: Abstract): Bag {
    return lowerBag(this, value);
  }

  initialOf(binding: Binding, frame: Frame, member?: string): Abstract | undefined {
    return initialOf(this, binding, frame, member);
  }

  parameterIn(node: ts.ParameterDeclaration, frame: Frame): Abstract {
    return boundTo(node, frame) ?? parameterValue(this, node, frame);
  }

  holding(node: ts.Expression, member: string, frame: Frame): Abstract {
    return holding(this, node, member, frame);
  }

  exportOf(context: FileContext, name: string): Abstract | undefined {
    return exportOf(this, context, name);
  }

  iterate(value: Abstract): readonly Abstract[] | undefined {
    return iterate(value);
  }

  iterations(node: ts.IterationStatement | ts.CallExpression, frame: Frame): Iterations | undefined {
    return iterations(this, node, frame);
  }

  loopItems(node: ts.ForOfStatement | ts.ForInStatement, frame: Frame): readonly Abstract[] | undefined {
    return loopItems(this, node, frame);
  }

  changesParameter(passed: Passed, context: FileContext): boolean {
    return changesParameter(this, passed, context);
  }

  touches(change: Change, member: string, context: FileContext): boolean {
    return touches(this, change, member, context);
  }

  afterCall(call: ts.CallExpression, index: number, held: Abstract, frame: Frame): Abstract {
    return afterCall(this, call, index, held, frame);
  }
}
