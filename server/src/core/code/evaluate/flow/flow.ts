import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { bodyOf, inlineCall, outermostCallback, within } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { join } from "../values/join.ts";
import { equality } from "../values/truth.ts";
import type { Change } from "./events.ts";
import { happens, holdsExit, type Jumps, leave, meet, type State } from "./leaving.ts";
import { markOptional } from "./optional.ts";

export type Apply = (change: Change, state: Abstract, frame: Frame) => Abstract;

/**
 * Follows what a variable holds through the statements of one function body, from its changes alone: branches are
 * joined, what a known condition rules out is left out, loops over known items are run through.
 */
export class Flow {
  /** What is held at `use`, once it is met. */
  private met: { state: State } | undefined;
  /** What is held at each `break` and `continue` of the loops and switches at hand, and at each `return` of the function. */
  private jumps: Jumps[] = [];
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

  /** Runs `visit` as the body of a loop or switch, and gives what is held at its end and where it is left. */
  private collectJumps(isLoop: boolean, visit: () => State): { end: State; broken: State } {
    const jumps: Jumps = { isLoop, breaks: [], continues: [] };
    this.jumps.push(jumps);
    const end = visit();
    this.jumps.pop();
    return { end: [end, ...jumps.continues].reduce(meet, undefined), broken: jumps.breaks.reduce(meet, undefined) };
  }

  private collectReturns(visit: () => State): State {
    const { returns, jumps } = this;
    this.returns = [];
    this.jumps = [];
    const all = [visit(), ...this.returns];
    this.returns = returns;
    this.jumps = jumps;
    return all.reduce(meet, undefined);
  }

  private visit(node: ts.Node | undefined, state: State, frame: Frame): State {
    if (!node || this.met || !state) return state;
    const ts = typescript();
    const uses = this.use !== undefined && within(this.use, node);
    const changes = this.changesIn(node);
    if (!uses && !changes && !holdsExit(node, this.session.exits)) return state;
    if (!this.session.spend()) return state;
    if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node) || ts.isCaseOrDefaultClause(node))
      return this.list(node.statements, state, frame);
    if (ts.isIfStatement(node)) return this.branch(node, state, frame);
    if (ts.isSwitchStatement(node)) return this.switch(node, state, frame);
    if (ts.isTryStatement(node)) return this.try(node, state, frame);
    if (ts.isIterationStatement(node, false)) return this.loop(node, state, frame);
    if (ts.isLabeledStatement(node)) return this.visit(node.statement, state, frame);
    return this.leaves(node, uses || changes ? this.expression(node, state, frame, uses) : state);
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
    const then = this.visit(node.thenStatement, entry, frame);
    const joined = meet(then, this.visit(node.elseStatement, entry, frame));
    if (node.elseStatement || !joined || joined === entry) return joined;
    return markOptional(joined, then, node.thenStatement, node.expression, frame);
  }

  private switch(node: ts.SwitchStatement, state: State, frame: Frame): State {
    const ts = typescript();
    const subject = this.session.evaluate(node.expression, frame);
    const hasDefault = node.caseBlock.clauses.some(ts.isDefaultClause);
    const { end, broken } = this.collectJumps(false, () => {
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
    return meet(end, broken);
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
    const held = this.use && within(this.use, node);
    if (!held && !this.changesIn(node)) {
      this.collectJumps(true, () => this.visit(node.statement, entry, frame));
      return entry;
    }
    const known = held ? undefined : this.session.iterations(node, frame);
    if (known) {
      let broken: State;
      for (const { frame: each, sometimes } of known.rounds) {
        const before: State = entry;
        const round = this.collectJumps(true, () => this.visit(node.statement, before, each));
        entry = sometimes ? meet(before, round.end) : round.end;
        broken = meet(broken, round.broken);
      }
      if (!known.complete) entry = meet(entry, this.unseenRound(node.statement, entry, frame));
      return meet(entry, broken);
    }
    const saved = entry;
    const blind = new Flow(this.session, this.changes, this.apply, undefined);
    const named = ts.isForOfStatement(node) || ts.isForInStatement(node) ? node.initializer : undefined;
    const once = blind.collectJumps(true, () => blind.visit(node.statement, blind.visit(named, saved, frame), frame));
    const again = ts.isForStatement(node) ? blind.visit(node.incrementor, once.end, frame) : once.end;
    const met = [saved, again, once.broken].reduce(meet, undefined);
    const joined = met && markOptional(met, again, node.statement, undefined, frame);
    if (this.use && within(this.use, node.statement))
      return this.collectJumps(true, () => this.visit(node.statement, joined, frame)).end;
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
      const sure = happens(this.session, change.node, node, frame);
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
      const met = meet(state, after);
      const joined = met && markOptional(met, after, body, undefined, frame);
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

  /** What a round may change of whose item nothing is known. */
  private unseenRound(body: ts.Node, state: State, frame: Frame): State {
    return this.collectReturns(() =>
      new Flow(this.session, this.changes, this.apply, undefined).visit(body, state, frame),
    );
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

  /** What goes on after a statement: nothing after one that leaves. */
  private leaves(node: ts.Node, state: State): State {
    const ts = typescript();
    if (this.met) return state;
    if (ts.isReturnStatement(node)) this.returns.push(state);
    else if (ts.isBreakOrContinueStatement(node)) leave(this.jumps, node, state);
    else if (!ts.isThrowStatement(node)) return state;
    return undefined;
  }
}
