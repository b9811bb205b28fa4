import type ts from "typescript";
import type { Bag, Value } from "../../exchange/value.ts";
import type { Abstract, Created, Fn, Frame, Prop } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import type { Callers, Evaluator, Uses } from "../evaluator.ts";
import type { Binding } from "../scope.ts";
import { frameOf } from "./calls/frames.ts";
import type { Reach } from "./calls/reach.ts";
import type { Change } from "./flow/events.ts";
import type { Iterations } from "./flow/iterate.ts";
import type { Slot } from "./flow/variables.ts";
import { at, nameOf, unknown } from "./values/make.ts";
import { truth } from "./values/truth.ts";

/** How a session reaches other files. */
export interface Files {
  /** The file that a specifier means in another file. */
  open(module: string, from: FileContext): FileContext | undefined;
  at(uri: string): FileContext | undefined;
  /** The file of a tree that was opened. */
  of(source: ts.SourceFile): FileContext | undefined;
}

const deepestNesting = 160;
const stepsForSite = 25_000;
const stepsForAll = 400_000;
/** What is plain is still seen when the work for all is used up. */
const stepsAlways = 300;
/** How many activations a call may begin on its own, and how many more all calls together: what helpers hand on to helpers would double with each. */
const activationsOfCall = 6;
const spareActivations = 48;
/** Longer files may take longer, too. */
const stepsForCharacter = 0.5;

/**
 * The ground that the evaluator stands on: the files of one lowering, what has been worked out so far, and how much work is left. What
 * the rooms need of each other, and of the whole, they ask of it: `evaluator.ts` on top implements the recursion, so that no file of
 * the rooms imports in a circle.
 */
export abstract class Session implements Evaluator {
  readonly slots = new Map<Binding, Slot>();
  readonly changes = new Map<Slot, readonly Change[]>();
  readonly callers = new Map<ts.Node, Callers>();
  /** Parameters whose callers are being asked: a cycle ends here. */
  readonly asking = new Set<ts.Node>();
  readonly exporting = new Set<string>();
  /** Names that files were found not to export, while one export is looked for: a graph of `export *` is walked once, not path by path. */
  readonly notExported = new Set<string>();
  /** Frames of a loop's single rounds. */
  readonly rounds = new Set<Frame>();
  /** The frames in which functions run, by function. */
  readonly activations = new Map<ts.Node, readonly Frame[]>();
  /** Statements, and whether they may leave what is around them. */
  readonly exits = new Map<ts.Node, boolean>();
  /** What the file at hand calls in other files, once they are looked at for its sake. */
  reach: Reach | undefined;
  private readonly files: Files;
  private readonly memo = new Map<Frame, Map<ts.Node, Abstract | undefined>>();
  private readonly memberMemo = new Map<Frame, Map<string, Map<ts.Node, Abstract | undefined>>>();
  private readonly frames = new Map<Frame, Map<ts.Node, Map<ts.Node, Frame>>>();
  private readonly tables = new Map<object, Map<unknown, unknown>>();
  private readonly shared = new Map<Frame, Map<ts.Node, Frame>>();
  private readonly activated = new Map<ts.Node, number>();
  private spare = spareActivations;
  private readonly classFrames = new Map<object, Map<ts.Node, Frame>>();
  private readonly fields = new Map<object, Map<ts.Node, Map<string, Slot>>>();
  private nesting = 0;
  private left = stepsForSite;
  private leftForAll = stepsForAll;

  constructor(files: Files) {
    this.files = files;
  }

  /** What one file of the evaluator keeps for itself; `key` is its own. */
  table<K, V>(key: object): Map<K, V> {
    let table = this.tables.get(key);
    if (!table) {
      table = new Map();
      this.tables.set(key, table);
    }
    return table as Map<K, V>;
  }

  open(module: string, from: FileContext): FileContext | undefined {
    return this.files.open(module, from);
  }

  /** Gives the next question that is asked from outside its own share of the work. */
  beginSite(): void {
    this.left = Math.max(stepsAlways, Math.min(stepsForSite, this.leftForAll));
  }

  /** Lets the work grow with a text that is to be lowered. */
  grant({ text, index }: Pick<FileContext, "text" | "index">): void {
    this.leftForAll += text.length * stepsForCharacter;
    this.spare += index.calls.length;
  }

  /** Counts one step; false when the work is used up. */
  spend(): boolean {
    this.leftForAll--;
    return this.left-- > 0;
  }

  /** The value of an expression in a frame, where it has been worked out. */
  known(node: ts.Node, frame: Frame): Abstract | undefined {
    return this.memo.get(frame)?.get(node);
  }

  /**
   * The value worked out once for a node and a frame; with `member`, the value as far as that member is concerned. What needs
   * itself to be worked out is unknown.
   */
  remember(node: ts.Node, frame: Frame, work: () => Abstract, member?: string): Abstract {
    const known = member === undefined ? nested(this.memo, frame) : nested(nested(this.memberMemo, frame), member);
    if (known.has(node)) return known.get(node) ?? unknown("it refers to itself", at(node, frame), nameOf(node));
    if (this.nesting === 0) this.beginSite();
    if (!this.spend()) return unknown("too much to follow", at(node, frame), nameOf(node));
    if (this.nesting >= deepestNesting) return unknown("nested too deeply", at(node, frame), nameOf(node));
    known.set(node, undefined);
    this.nesting++;
    try {
      const value = work();
      known.set(node, value);
      return value;
    } finally {
      this.nesting--;
      if (known.get(node) === undefined) known.delete(node);
    }
  }

  options(value: Abstract): readonly Abstract[] {
    return value.kind === "one-of" ? value.options : [value];
  }

  condition(node: ts.Expression, frame: Frame): boolean | undefined {
    return truth(this.evaluate(node, frame));
  }

  framesOf(caller: Frame, node: ts.Node): Map<ts.Node, Frame> {
    return nested(nested(this.frames, caller), node);
  }

  /** One activation for all calls of a function that differ in nothing: it has no parameters, or they are not told apart any more. */
  sharedFrame(closure: Frame, fn: ts.Node, make: () => Frame): Frame {
    const table = nested(this.shared, closure);
    const known = table.get(fn);
    if (known) return known;
    const frame = make();
    table.set(fn, frame);
    return frame;
  }

  /** Counts an activation by a call, which is the more of them reached in many ways; false when there are enough. */
  mayActivate(call: ts.Node): boolean {
    const count = (this.activated.get(call) ?? 0) + 1;
    this.activated.set(call, count);
    return count <= activationsOfCall || this.spare-- > 0;
  }

  classFrame(owner: ts.ClassLikeDeclaration, outer: Frame, self: Abstract | undefined): Frame {
    const table = nested(this.classFrames, self ?? outer);
    const known = table.get(owner);
    if (known) return known;
    const frame = frameOf(owner, outer, new Map(), self);
    table.set(owner, frame);
    return frame;
  }

  fieldsOf(key: Created | ts.Node, owner: ts.Node): Map<string, Slot> {
    return nested(nested(this.fields, key), owner);
  }

  contextOfNode(node: ts.Node): FileContext | undefined {
    return this.files.of(node.getSourceFile());
  }

  /** Whether the code runs in one round of several: what it writes cannot be cut for this round alone. */
  inFrameLoop(frame: Frame): boolean {
    for (let current: Frame | undefined = frame; current; current = current.parent)
      if (this.rounds.has(current)) return true;
    return false;
  }

  contextAt(uri: string): FileContext | undefined {
    return this.files.at(uri);
  }

  abstract evaluate(node: ts.Expression, frame: Frame): Abstract;
  abstract member(value: Abstract, name: string, node: ts.Node, frame: Frame): Abstract;
  abstract argument(args: readonly ts.Expression[], index: number, frame: Frame): Abstract | undefined;
  abstract prop(value: Abstract, name: string, anyCase?: boolean): Prop | undefined;
  abstract call(fn: Abstract, args: readonly Abstract[], node: ts.CallExpression, frame: Frame): Abstract;
  /** A function called with values at hand, as `map` and `forEach` do. `at` is where. */
  abstract apply(fn: Fn, values: readonly Abstract[], frame: Frame, at: Abstract["origin"]): Abstract;
  /** The value that a function returns when it is called with these arguments. */
  abstract callFunction(
    fn: Fn,
    args: readonly ts.Expression[],
    node: ts.CallExpression | ts.NewExpression,
    frame: Frame,
  ): Abstract;
  abstract callFrame(
    fn: ts.SignatureDeclaration,
    closure: Frame,
    args: readonly ts.Expression[],
    node: ts.Node,
    caller: Frame,
  ): Frame;
  /** Runs a function without parameters, such as a getter. */
  abstract runBody(node: ts.SignatureDeclaration, closure: Frame): Abstract;
  abstract framesAt(node: ts.Node, context: FileContext): readonly Frame[];
  abstract callersOf(fn: ts.Node, context: FileContext): Callers;
  abstract usesOf(node: ts.Expression, context: FileContext): Uses;
  abstract lower(value: Abstract): Value;
  abstract lowerBag(value: Abstract): Bag;
  /** What a name is declared with; with `member`, as far as that member is concerned. */
  abstract initialOf(binding: Binding, frame: Frame, member?: string): Abstract | undefined;
  abstract parameterIn(node: ts.ParameterDeclaration, frame: Frame): Abstract;
  /** What an expression is as far as one member of it is concerned. */
  abstract holding(node: ts.Expression, member: string, frame: Frame): Abstract;
  /** The value that a file exports under a name; undefined when it exports no such name. */
  abstract exportOf(context: FileContext, name: string): Abstract | undefined;
  abstract iterate(value: Abstract): readonly Abstract[] | undefined;
  abstract iterations(node: ts.IterationStatement | ts.CallExpression, frame: Frame): Iterations | undefined;
  abstract loopItems(node: ts.ForOfStatement | ts.ForInStatement, frame: Frame): readonly Abstract[] | undefined;
  /** Whether a change hands the variable to a function that may change it. */
  abstract changesParameter(passed: Extract<Change["how"], { is: "passed" }>, context: FileContext): boolean;
  /** Whether a change may concern one member of what the variable holds. */
  abstract touches(change: Change, member: string, context: FileContext): boolean;
  /** What a value has become when a function has run with it. */
  abstract afterCall(call: ts.CallExpression, index: number, held: Abstract, frame: Frame): Abstract;
}

/** The map kept under a key, made when it is first asked for. */
function nested<K, A, B>(
  map: { get(key: K): Map<A, B> | undefined; set(key: K, value: Map<A, B>): unknown },
  key: K,
): Map<A, B> {
  let inner = map.get(key);
  if (!inner) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}
