import type ts from "typescript";
import type { Frame } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { bare } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { callableNames } from "./callable.ts";

/** A call or construction in one file of what another file defines. */
export interface CallInto {
  readonly call: ts.CallExpression | ts.NewExpression;
  readonly context: FileContext;
}

/**
 * What the file at hand calls in other files, so that a wrapper's requests are seen as this file makes them. The other
 * files' own calls are no business of this file: of them only the activations that begin here count.
 */
export class Reach {
  readonly entry: FileContext;
  /** Activations of other files' functions, with the call in the entry by which they began. */
  private readonly reached = new WeakMap<Frame, CallInto["call"]>();
  private readonly session: Session;
  private readonly files: readonly FileContext[];
  private calls: Map<ts.Node, CallInto[]> | undefined;

  constructor(session: Session, entry: FileContext, others: readonly FileContext[]) {
    this.session = session;
    this.entry = entry;
    this.files = [entry, ...others];
  }

  /** Remembers that a call, made in the activation `outer`, leads to the activation `frame`. */
  enter(frame: Frame, call: CallInto["call"], outer: Frame): void {
    const start = outer.context === this.entry ? call : this.startOf(outer);
    if (start && frame.context !== this.entry && !this.reached.has(frame)) this.reached.set(frame, start);
  }

  /** The call in the entry by which an activation in another file began; undefined when it did not. */
  startOf(frame: Frame): CallInto["call"] | undefined {
    for (let current: Frame | undefined = frame; current; current = current.parent) {
      const start = this.reached.get(current);
      if (start) return start;
    }
    return undefined;
  }

  /** The calls from the other files at hand of a function, or the constructions of a class. */
  into(fn: ts.Node): readonly CallInto[] {
    this.calls ??= this.collect();
    return this.calls.get(fn) ?? [];
  }

  private collect(): Map<ts.Node, CallInto[]> {
    const found = new Map<ts.Node, CallInto[]>();
    const add = (target: ts.Node, call: CallInto["call"], context: FileContext) => {
      if (target.getSourceFile() === context.source) return;
      const list = found.get(target);
      if (!list) found.set(target, [{ call, context }]);
      else if (list.length < 12) list.push({ call, context });
    };
    for (const context of this.files) {
      const others = this.files.filter((file) => file !== context).map(callableNames);
      const mayLeadOut = (callee: ts.Expression) => this.mayLeadOut(bare(callee), context, others);
      for (const call of context.index.calls.filter(({ expression }) => mayLeadOut(expression)))
        for (const value of this.callees(call.expression, context))
          if (value.kind === "function") add(value.node, call, context);
      for (const call of context.index.news.filter(({ expression }) => mayLeadOut(expression)))
        for (const value of this.callees(call.expression, context))
          if (value.kind === "class") add(value.node, call, context);
    }
    return found;
  }

  /** Whether a callee may be a function of another file, by its name: finding out costs far more than looking. */
  private mayLeadOut(callee: ts.Expression, { scopes }: FileContext, others: readonly ReadonlySet<string>[]): boolean {
    const ts = typescript();
    if (ts.isPropertyAccessExpression(callee)) return others.some((names) => names.has(callee.name.text));
    if (!ts.isIdentifier(callee)) return !ts.isFunctionLike(callee);
    const binding = scopes.resolve(callee);
    return binding !== undefined && binding.kind !== "function" && binding.kind !== "class";
  }

  private callees(callee: ts.Expression, context: FileContext) {
    return this.session.options(this.session.evaluate(bare(callee), context.root));
  }
}
