import type ts from "typescript";
import type { FileContext } from "../context.ts";
import { inlineCall, wrapped } from "../evaluate/names/nodes.ts";
import { wrapsFunction } from "../evaluate/names/wraps.ts";
import { typescript } from "../typescript.ts";
import { listCall } from "./lists.ts";
import { isAlwaysGiven, isIndex, localFunction, stateSetBy } from "./lookups.ts";
import { deeper, type Found, handedThrough, itemOf, type State, type Taken, through } from "./state.ts";
import {
  functionOf,
  givesNothing,
  givesSeveral,
  isCaught,
  isCompared,
  isKeptBy,
  isTarget,
  isTested,
  isWritten,
} from "./syntax.ts";

/** How many expressions are followed for one request or listener. */
const most = 600;

/** Follows a value forward through members, variables, patterns, callbacks and local functions to everything that is read of it. */
export class Follower {
  readonly found: Found[] = [];
  readonly taken: Taken[] = [];
  /** Every expression that holds the value or something of it, with what it holds. */
  readonly held: Found[] = [];
  /** The value goes where it is not followed. */
  escapes = false;
  /** A branch looks whether there is a body. */
  tested = false;
  /** A default that is written out stands behind what is read of the body. */
  defaulted = false;
  /** A `catch` is chained to it. */
  caught = false;
  private readonly seen = new Set<string>();
  private readonly queue: { node: ts.Node; state: State }[] = [];
  private readonly context: FileContext;
  /** The client gives the body itself, so that its members are taken directly. */
  private readonly direct: boolean;

  constructor(context: FileContext, direct: boolean) {
    this.context = context;
    this.direct = direct;
  }

  follow(node: ts.Node, state: State): void {
    this.push(node, state);
    this.run();
  }

  /** Works off what is waiting. */
  run(): void {
    for (let next = this.queue.pop(); next && this.seen.size < most; next = this.queue.pop()) {
      const key = `${next.node.pos} ${next.node.end} ${next.state.stage} ${next.state.path.length} ${next.state.of}`;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.held.push(next);
      this.step(next.node, next.state);
    }
  }

  /** A function's parameter that receives the value. */
  intoParameter(fn: ts.SignatureDeclaration, index: number, state: State, call?: ts.Node): undefined {
    const parameter = fn.parameters[index];
    if (!parameter || parameter.dotDotDotToken) return;
    this.bind(parameter.name, call ? { ...state, entered: [...state.entered, { fn, call }] } : state);
  }

  /** A variable that receives the value. */
  intoVariable(name: ts.BindingName, state: State): undefined {
    this.bind(name, state);
  }

  private push(node: ts.Node, state: State): undefined {
    this.queue.push({ node, state });
  }

  /** The value ends here: what was read on the way is a read. */
  private end(node: ts.Node, state: State): undefined {
    if (state.stage !== "body") return;
    if (state.path.length > 0) this.found.push({ node, state });
    else if (isTested(node) || isCompared(node)) this.tested = true;
  }

  private step(node: ts.Node, state: State): undefined {
    const ts = typescript();
    const outer = wrapped(node);
    const { parent } = outer;
    if (!parent) return;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === outer) return this.member(parent, node, state);
    if (ts.isElementAccessExpression(parent) && parent.expression === outer) return this.element(parent, node, state);
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) {
      // A variable is only another name for what was read.
      if (ts.isIdentifier(parent.name) && state.stage === "body") this.end(node, state);
      return this.bind(parent.name, state);
    }
    if (ts.isBinaryExpression(parent)) return this.operand(parent, outer, node, state);
    if (ts.isConditionalExpression(parent)) {
      if (parent.condition === outer) this.end(node, state);
      else this.push(parent, state);
      return;
    }
    if (ts.isCallExpression(parent)) return this.inCall(parent, outer, node, state);
    if (ts.isNewExpression(parent)) return this.leave(node, state);
    if (ts.isForOfStatement(parent) && parent.expression === outer) return this.loop(parent, node, state);
    if (ts.isArrowFunction(parent) && parent.body === outer) return this.returned(parent, node, state);
    if (ts.isReturnStatement(parent)) {
      const fn = ts.findAncestor(parent, (each) => ts.isFunctionLike(each));
      if (fn) this.returned(fn, node, state);
      return;
    }
    if (isKeptBy(parent)) this.leave(node, state);
    else this.end(node, state);
  }

  private leave(node: ts.Node, state: State): undefined {
    this.end(node, state);
    this.handOn(state);
  }

  private handOn(state: State): undefined {
    if (state.stage !== "body" || state.path.length === 0) this.escapes = true;
  }

  private member(access: ts.PropertyAccessExpression, node: ts.Node, state: State): undefined {
    const ts = typescript();
    const name = access.name.text;
    const whole = wrapped(access);
    const call = ts.isCallExpression(whole.parent) && whole.parent.expression === whole ? whole.parent : undefined;
    const optional = access.questionDotToken !== undefined;
    if (call && /^(?:then|catch|finally)$/.test(name)) return this.settled(call, name, state);
    // `{ data, rawResponse }` of version 5 of the SDK.
    if (call && this.direct && state.path.length === 0 && name === "withRawResponse")
      return this.push(call, { ...state, stage: "data" });
    if (state.stage !== "body") {
      this.taken.push({ name, node: access.name, optional });
      const next = through(state, name, call !== undefined);
      if (next) this.push(call ?? access, next);
      return;
    }
    if (!call) {
      if (/^(?:length|size)$/.test(name)) return this.end(node, state);
      if (this.direct && state.path.length === 0) this.taken.push({ name, node: access.name, optional });
      return this.push(access, deeper(state, { name, node: access.name, optional, renamable: true }));
    }
    // A method of a list or a string: what it is called on is read.
    this.end(node, state);
    const list = listCall(name);
    if (!list) return;
    const item = itemOf(state, access.name, optional);
    const fn = call.arguments[0] && functionOf(call.arguments[0]);
    if (fn && list.callback !== undefined) this.intoParameter(fn, list.callback, item);
    if (list.gives === "item") this.push(call, item);
    if (list.gives === "list") this.push(call, state);
  }

  private element(access: ts.ElementAccessExpression, node: ts.Node, state: State): undefined {
    const ts = typescript();
    const index = access.argumentExpression;
    const optional = access.questionDotToken !== undefined;
    if (state.stage !== "body") {
      this.escapes = true;
      return;
    }
    if (ts.isStringLiteralLike(index))
      return this.push(access, deeper(state, { name: index.text, node: index, optional, renamable: false }));
    if (!isIndex(this.context, index)) return this.end(node, state);
    this.push(access, itemOf(state, index, optional));
  }

  private operand(parent: ts.BinaryExpression, outer: ts.Node, node: ts.Node, state: State): undefined {
    const ts = typescript();
    const { SyntaxKind } = ts;
    const { kind } = parent.operatorToken;
    if (kind === SyntaxKind.EqualsToken && parent.right === outer) {
      const { left } = parent;
      if (ts.isIdentifier(left) && isAlwaysGiven(this.context, left)) {
        this.end(node, state);
        this.references(left, state);
      } else this.leave(node, state);
      return;
    }
    const either = kind === SyntaxKind.BarBarToken || kind === SyntaxKind.QuestionQuestionToken;
    if (either || (kind === SyntaxKind.AmpersandAmpersandToken && parent.right === outer)) {
      // With a default behind it the value goes on; where it is only tested, the whole is still its value.
      const tested = isTested(parent);
      if (either && parent.left === outer && isWritten(parent.right)) this.defaulted = true;
      // Where another member stands in for it, the value that goes on is that of either: each is named here.
      const another = either && parent.left === outer && ts.isPropertyAccessExpression(parent.right);
      if (tested || !either || another) this.end(node, state);
      const stands = either && parent.left === outer && state.stage === "body" && isWritten(parent.right);
      if (!tested) this.push(parent, stands ? { ...state, defaulted: true } : state);
      return;
    }
    this.end(node, state);
  }

  private inCall(call: ts.CallExpression, outer: ts.Node, node: ts.Node, state: State): undefined {
    if (call.expression === outer) return this.end(node, state);
    const index = call.arguments.indexOf(outer as ts.Expression);
    const callee = call.expression.getText();
    const same = handedThrough(callee, index, state);
    if (same) return this.push(call, same);
    const held = index === 0 ? stateSetBy(this.context, call) : undefined;
    if (held) this.bind(held, state);
    const fn = localFunction(this.context, call.expression, index);
    this.end(node, state);
    if (fn) this.intoParameter(fn, index, state, call);
    else if (!/^(?:console\.\w+|JSON\.stringify|Boolean|typeof)$/.test(callee)) this.handOn(state);
  }

  private loop(statement: ts.ForOfStatement, node: ts.Node, state: State): undefined {
    const ts = typescript();
    this.end(node, state);
    if (state.stage !== "body" || !ts.isVariableDeclarationList(statement.initializer)) return;
    const [declaration] = statement.initializer.declarations;
    const item = itemOf(state, statement.expression);
    if (declaration) this.bind(declaration.name, item);
  }

  /** What a function gives back comes out where it is called. */
  private returned(fn: ts.Node, node: ts.Node, state: State): undefined {
    const ts = typescript();
    this.end(node, state);
    const outer = wrapped(fn);
    const { parent } = outer;
    const inline = inlineCall(fn);
    if (inline) {
      if (inline.expression === outer) this.push(inline, state);
      return;
    }
    if (ts.isCallExpression(parent)) {
      const name = ts.isPropertyAccessExpression(parent.expression) ? parent.expression.name.text : "";
      if (name === "then" && givesSeveral(fn)) this.escapes = true;
      else if (name === "then" || (parent.arguments[0] === outer && wrapsFunction(parent))) this.push(parent, state);
      return;
    }
    // Where it may give back something else as well, what is read behind it may belong to that.
    if (givesSeveral(fn)) return this.handOn(state);
    const { calls, complete } = this.context.evaluator.callersOf(fn, this.context);
    if (!complete) this.handOn(state);
    for (const call of calls) this.push(call, state);
  }

  private settled(call: ts.CallExpression, name: string, state: State): undefined {
    const [first, second] = call.arguments;
    if (name === "catch" || (name === "then" && second) || isCaught(call)) this.caught = true;
    if (name === "finally") return this.push(call, state);
    if (name === "catch") {
      const given = first && functionOf(first);
      // What the handler gives back takes the place of the value.
      if (given && givesNothing(given)) this.push(call, state);
      else this.escapes = true;
      return;
    }
    const fn = first && functionOf(first);
    if (fn) return this.intoParameter(fn, 0, state);
    const value = first && this.context.evaluator.evaluate(first, this.context.root);
    if (value?.kind === "function" && value.node.getSourceFile() === this.context.source)
      this.intoParameter(value.node, 0, state);
    else this.escapes = true;
  }

  /** A name or a pattern that takes the value. */
  private bind(name: ts.BindingName, state: State): undefined {
    const ts = typescript();
    if (ts.isIdentifier(name)) return this.references(name, state);
    for (const element of name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      if (ts.isArrayBindingPattern(name)) {
        if (state.stage === "body" && !element.dotDotDotToken) this.bind(element.name, itemOf(state, element));
        continue;
      }
      if (element.dotDotDotToken) {
        this.escapes = true;
        continue;
      }
      const key = element.propertyName ?? element.name;
      if (!ts.isIdentifier(key) && !ts.isStringLiteralLike(key)) continue;
      this.destructured(element, key, state);
    }
  }

  private destructured(element: ts.BindingElement, key: ts.Identifier | ts.StringLiteralLike, state: State): undefined {
    const ts = typescript();
    const renamable = element.propertyName !== undefined && ts.isIdentifier(key);
    if (state.stage !== "body") {
      this.taken.push({ name: key.text, node: key, optional: false });
      const next = through(state, key.text, false);
      if (next) this.bind(element.name, next);
      return;
    }
    if (this.direct && state.path.length === 0) this.taken.push({ name: key.text, node: key, optional: false });
    const inner = deeper(state, { name: key.text, node: key, optional: element.initializer !== undefined, renamable });
    if (ts.isIdentifier(element.name)) this.end(key, inner);
    this.bind(element.name, inner);
  }

  private references(name: ts.Identifier, state: State): undefined {
    const binding = this.context.scopes.resolve(name);
    if (!binding) {
      this.escapes = true;
      return;
    }
    for (const reference of this.context.scopes.references(binding)) {
      if (isTarget(reference)) continue;
      this.push(reference, state);
    }
  }
}
