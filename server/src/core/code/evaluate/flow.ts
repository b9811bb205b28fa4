import type ts from "typescript";
import type { Abstract, Frame } from "../abstract.ts";
import { typescript } from "../typescript.ts";
import type { Change } from "./events.ts";
import { join } from "./join.ts";
import { bodyOf, inlineCall, within } from "./nodes.ts";
import type { Session } from "./session.ts";
import { equality } from "./truth.ts";

/** What is held at a point of the code; undefined where the point is not reached. */
export type State = Abstract | undefined;

export type Apply = (change: Change, state: Abstract, frame: Frame) => Abstract;

/**
 * Follows what a variable holds through the statements of one function body, from its changes alone: branches are
 * joined, what a known condition rules out is left out, loops over known items are run through.
 */
export class Flow {
  /** What is held at `use`, once it is met. */
  private met: { state: State } | undefined;
  /** What is held at each `break` and `continue` of the loop or switch at hand, and at each `return` of the function. */
  private exits: State[] = [];
  private returns: State[] = [];
  private readonly session: Session;
  private readonly changes: readonly Change[];
  private readonly apply: Apply;
  private readonly use: ts.Node | undefined;

  /** `changes` are in the order of the text. Without `use`, everything is run through. */
  constructor(session: Session, changes: readonly Change[], apply: Apply, use: ts.Node | undefined) {
    this.session = session;
    this.changes = changes;
    this.apply = apply;
    this.use = use;
  }

  run(body: ts.Node, state: Abstract, frame: Frame): Abstract {
    const returned = this.collectReturns(() => this.visit(body, state, frame));
    if (this.met) return this.met.state ?? state;
    return returned ?? state;
  }

  /** Runs `visit` and joins what it ends with and what left it early. */
  private collectExits(visit: () => State): State {
    const outer = this.exits;
    this.exits = [];
    const end = visit();
    const all = [end, ...this.exits];
    this.exits = outer;
    return all.reduce(meet, undefined);
  }

  private collectReturns(visit: () => State): State {
    const outer = this.returns;
    this.returns = [];
    const end = this.collectExits(visit);
    const all = [end, ...this.returns];
    this.returns = outer;
    return all.reduce(meet, undefined);
  }

  private visit(node: ts.Node | undefined, state: State, frame: Frame): State {
    if (!node || this.met || !state) return state;
    const ts = typescript();
    const uses = this.use !== undefined && within(this.use, node);
    if (!uses && !this.changesIn(node)) return this.leaves(node, state);
    if (!this.session.spend()) return state;
    if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node) || ts.isCaseOrDefaultClause(node))
      return this.list(node.statements, state, frame);
    if (ts.isIfStatement(node)) return this.branch(node, state, frame);
    if (ts.isSwitchStatement(node)) return this.switch(node, state, frame);
    if (ts.isTryStatement(node)) return this.try(node, state, frame);
    if (ts.isIterationStatement(node, false)) return this.loop(node, state, frame);
    if (ts.isLabeledStatement(node)) return this.visit(node.statement, state, frame);
    return this.leaves(node, this.expression(node, state, frame, uses));
  }

  private list(statements: readonly ts.Node[], state: State, frame: Frame): State {
    let current = state;
    for (const statement of statements) {
      current = this.visit(statement, current, frame);
      if (this.met) break;
    }
    return current;
  }

  private branch(node: ts.IfStatement, state: State, frame: Frame): State {
    const entry = this.visit(node.expression, state, frame);
    if (this.met || !entry) return entry;
    const inThen = this.use && within(this.use, node.thenStatement);
    const inElse = this.use && node.elseStatement && within(this.use, node.elseStatement);
    if (inThen) return this.visit(node.thenStatement, entry, frame);
    if (inElse) return this.visit(node.elseStatement, entry, frame);
    const known = this.session.condition(node.expression, frame);
    if (known === true) return this.visit(node.thenStatement, entry, frame);
    if (known === false) return this.visit(node.elseStatement, entry, frame);
    return meet(this.visit(node.thenStatement, entry, frame), this.visit(node.elseStatement, entry, frame));
  }

  private switch(node: ts.SwitchStatement, state: State, frame: Frame): State {
    const ts = typescript();
    const subject = this.session.evaluate(node.expression, frame);
    const hasDefault = node.caseBlock.clauses.some(ts.isDefaultClause);
    return this.collectExits(() => {
      let running: State;
      let sure = false;
      for (const clause of node.caseBlock.clauses) {
        const match = ts.isCaseClause(clause)
          ? equality(subject, this.session.evaluate(clause.expression, frame))
          : undefined;
        if (!sure && match !== false) running = meet(running, state);
        if (match === true) sure = true;
        running = this.list(clause.statements, running, frame);
        if (this.met) return running;
      }
      return hasDefault || sure ? running : meet(running, state);
    });
  }

  private try(node: ts.TryStatement, state: State, frame: Frame): State {
    const tried = this.visit(node.tryBlock, state, frame);
    if (this.met) return tried;
    const caught = node.catchClause ? this.visit(node.catchClause.block, meet(state, tried), frame) : undefined;
    if (this.met) return caught;
    return this.visit(node.finallyBlock, meet(tried, caught) ?? state, frame);
  }

  private loop(node: ts.IterationStatement, state: State, frame: Frame): State {
    const ts = typescript();
    const head = ts.isForStatement(node)
      ? node.initializer
      : ts.isForOfStatement(node) || ts.isForInStatement(node)
        ? node.expression
        : undefined;
    let entry = this.visit(head, state, frame);
    if (this.met || !entry) return entry;
    const inBody = this.use && within(this.use, node.statement);
    const known = inBody || this.within(node) ? undefined : this.session.iterations(node, frame);
    if (known) {
      for (const { frame: each, sometimes } of known.rounds) {
        const before: State = entry;
        const after = this.collectExits(() => this.visit(node.statement, before, each));
        entry = sometimes ? meet(before, after) : after;
      }
      return known.complete ? entry : meet(entry, this.unseenRound(node.statement, entry, frame));
    }
    const saved = entry;
    const blind = new Flow(this.session, this.changes, this.apply, undefined);
    const once = this.collectExits(() => blind.visit(node.statement, saved, frame));
    const again = ts.isForStatement(node) ? blind.visit(node.incrementor, once, frame) : once;
    const joined = meet(saved, again);
    if (inBody) return this.visit(node.statement, joined, frame);
    if (ts.isForStatement(node)) this.visit(node.condition, joined, frame);
    else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) this.visit(node.expression, joined, frame);
    return joined;
  }

  /** Applies the changes inside an expression (or a statement without statements of its own), in order. */
  private expression(node: ts.Node, state: State, frame: Frame, uses: boolean): State {
    let current = state;
    const done = new Set<ts.Node>();
    for (let i = this.firstIn(node); i < this.changes.length && this.changes[i]!.node.pos < node.end; i++) {
      const change = this.changes[i]!;
      if (change.node.end > node.end || this.met || !current) continue;
      const callback = outermostCallback(change.node, node);
      if (callback) {
        if (done.has(callback)) continue;
        done.add(callback);
        current = this.callback(callback, current, frame);
        continue;
      }
      if (this.use && uses && (within(this.use, change.node) || change.node.end > this.use.end)) continue;
      const sure = this.certain(change.node, node, frame);
      if (sure === false) continue;
      const after = this.apply(change, current, frame);
      current = sure ? after : join(current, after);
    }
    if (uses && !this.met) {
      const callback = this.use && outermostCallback(this.use, node);
      if (current && callback && !done.has(callback)) return this.callback(callback, current, frame);
      this.met = { state: current };
    }
    return current;
  }

  /** A function that runs where it is written: once for each item when they are known. */
  private callback(fn: ts.Node, state: Abstract, frame: Frame): State {
    const body = bodyOf(fn);
    const call = inlineCall(fn);
    if (!body || !call) return state;
    const once = call.expression.end >= fn.end && within(fn, call.expression);
    const inside = this.use && within(this.use, body);
    if (once) return this.collectReturns(() => this.visit(body, state, frame));
    const known = inside ? undefined : this.session.iterations(call, frame);
    if (!known) {
      const after = this.collectReturns(() =>
        new Flow(this.session, this.changes, this.apply, undefined).visit(body, state, frame),
      );
      const joined = meet(state, after);
      return inside ? this.visit(body, joined, frame) : joined;
    }
    let current: State = state;
    for (const { frame: each, sometimes } of known.rounds) {
      const before: State = current;
      const after = this.collectReturns(() => this.visit(body, before, each));
      current = sometimes ? meet(before, after) : after;
    }
    return known.complete ? current : meet(current, this.unseenRound(body, current, frame));
  }

  /** Whether the use lies in the head of a loop. */
  private within(node: ts.IterationStatement): boolean {
    return this.use !== undefined && within(this.use, node);
  }

  /** What a round may change of whose item nothing is known. */
  private unseenRound(body: ts.Node, state: State, frame: Frame): State {
    return this.collectReturns(() =>
      new Flow(this.session, this.changes, this.apply, undefined).visit(body, state, frame),
    );
  }

  /** Whether a change inside an expression happens: undefined when a condition that is not known decides. */
  private certain(change: ts.Node, top: ts.Node, frame: Frame): boolean | undefined {
    const ts = typescript();
    let sure: boolean | undefined = true;
    for (let node = change; node !== top; node = node.parent) {
      const { parent } = node;
      let known: boolean | undefined = true;
      if (ts.isConditionalExpression(parent) && parent.condition !== node) {
        const truth = this.session.condition(parent.condition, frame);
        known = truth === undefined ? undefined : truth === (parent.whenTrue === node);
      } else if (ts.isBinaryExpression(parent) && parent.right === node) {
        const { kind } = parent.operatorToken;
        if (kind === ts.SyntaxKind.AmpersandAmpersandToken) known = this.session.condition(parent.left, frame);
        else if (kind === ts.SyntaxKind.BarBarToken) {
          const truth = this.session.condition(parent.left, frame);
          known = truth === undefined ? undefined : !truth;
        } else if (kind === ts.SyntaxKind.QuestionQuestionToken) known = undefined;
      }
      if (known === false) return false;
      if (known === undefined) sure = undefined;
    }
    return sure;
  }

  private changesIn(node: ts.Node): boolean {
    const first = this.changes[this.firstIn(node)];
    return first !== undefined && first.node.pos < node.end;
  }

  /** Index of the first change that begins inside the node. */
  private firstIn(node: ts.Node): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.changes[middle]!.node.pos < node.pos) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What goes on after a statement without changes: nothing after `return` or `throw`. */
  private leaves(node: ts.Node, state: State): State {
    const ts = typescript();
    if (this.met) return state;
    if (ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node)) {
      (ts.isReturnStatement(node) ? this.returns : this.exits).push(state);
      return undefined;
    }
    if (ts.isThrowStatement(node)) return undefined;
    if (ts.isBlock(node)) return node.statements.reduce<State>((held, each) => held && this.leaves(each, held), state);
    if (
      ts.isIfStatement(node) &&
      node.elseStatement &&
      !this.leaves(node.thenStatement, state) &&
      !this.leaves(node.elseStatement, state)
    )
      return undefined;
    return state;
  }
}

function meet(a: State, b: State): State {
  return a && b ? join(a, b) : (a ?? b);
}

/** The outermost function that runs in place between a node and `top`. */
function outermostCallback(node: ts.Node, top: ts.Node): ts.Node | undefined {
  const ts = typescript();
  let found: ts.Node | undefined;
  for (let current = node.parent; current && current !== top.parent; current = current.parent)
    if (ts.isFunctionLike(current) && inlineCall(current)) found = current;
  return found;
}
