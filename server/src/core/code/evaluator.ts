import type ts from "typescript";
import type { Bag, Value } from "../exchange/value.ts";
import type { Abstract, Frame, Prop } from "./abstract.ts";
import type { FileContext } from "./context.ts";

/**
 * Given an expression, what values can it have, and where was each part written? Never throws; what cannot be followed
 * is `unknown` with a reason. Work is bounded: a budget of steps for each lowered file, a limit on nesting and on calls.
 */
export interface Evaluator {
  /** The value of an expression at its place in the text, as seen from `frame` (default: the file's root, where parameters stand for what all call sites pass). */
  evaluate(node: ts.Expression, frame: Frame): Abstract;
  /** A member of a value, as `value.name` would be. `at` is the expression that asks. */
  member(value: Abstract, name: string, at: ts.Node, frame: Frame): Abstract;
  /** The same for a value with every branch taken apart: never itself `one-of`. */
  options(value: Abstract): readonly Abstract[];
  /** Entry of that name of an object or of pairs (last one wins). Undefined when it is absent or not followed. */
  prop(value: Abstract, name: string, anyCase?: boolean): Prop | undefined;
  /** The value of a call's argument, spreads taken apart; undefined when it is not given. */
  argument(args: readonly ts.Expression[], index: number, frame: Frame): Abstract | undefined;
  /** Calls a function value with arguments, as far as it can be followed. */
  call(fn: Abstract, args: readonly Abstract[], at: ts.CallExpression, frame: Frame): Abstract;
  /** The exchange's form of a value. Credentials become holes here. */
  lower(value: Abstract): Value;
  /** The exchange's form of an object, headers or a query. Anything else gives an incomplete, empty bag at its place. */
  lowerBag(value: Abstract): Bag;

  /**
   * Every expression of the file that denotes the value made by `node` (a socket, a client): the variable, field or ref
   * that holds it, const aliases, what a local function that returns it is called into, and parameters that it is passed to.
   * `complete` is false when it escapes to where it cannot be seen (exported, passed to unknown functions, put into a collection).
   */
  usesOf(node: ts.Expression, context: FileContext): Uses;
  /** The frames in which code inside `node`'s function runs: one for each call site that is seen (at most eight), or the unbound one. */
  framesAt(node: ts.Node, context: FileContext): readonly Frame[];
  /** The file of a tree that was opened. */
  contextOfNode(node: ts.Node): FileContext | undefined;
  /** The call sites of a function, method or constructor in its file; `complete` when no other can exist. */
  callersOf(fn: ts.Node, context: FileContext): Callers;
  /** The activation of a function for one call site; `closure` is the frame of the function's value. */
  callFrame(
    fn: ts.SignatureDeclaration,
    closure: Frame,
    args: readonly ts.Expression[],
    node: ts.Node,
    caller: Frame,
  ): Frame;
}

export interface Callers {
  readonly calls: readonly (ts.CallExpression | ts.NewExpression)[];
  readonly complete: boolean;
}

export interface Uses {
  /** Reference expressions: `ws` of `ws.send(…)`, `this.ws`, `ref.current`. In the order of the text, without the creating expression. */
  readonly uses: readonly ts.Expression[];
  readonly complete: boolean;
  /** What denotes it in functions of other files, and the calls by which it comes there. */
  readonly elsewhere?: { readonly uses: readonly ts.Expression[]; readonly calls: readonly ts.CallExpression[] };
  /** Where a function makes it anew for each of its callers: for each of them, the uses that belong to other callers alone. */
  readonly others?: readonly ReadonlySet<ts.Node>[];
}
