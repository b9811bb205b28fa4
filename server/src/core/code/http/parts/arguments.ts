import type ts from "typescript";
import type { Origin } from "../../../exchange/origin.ts";
import type { Insertion } from "../../../exchange/value.ts";
import type { Abstract, Frame, Pairs } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { at } from "../../evaluate/values/make.ts";
import { headersOf } from "./headers.ts";

/** What one call says of itself: its callee, its arguments as values, and readers for options objects. */
export class Asked {
  readonly context: FileContext;
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly frame: Frame;
  readonly args: readonly ts.Expression[];

  constructor(context: FileContext, node: ts.CallExpression | ts.NewExpression, frame: Frame) {
    this.context = context;
    this.node = node;
    this.frame = frame;
    this.args = node.arguments ?? [];
  }

  /** The value of an argument; undefined when it is not given. */
  value(index: number): Abstract | undefined {
    return this.context.evaluator.argument(this.args, index, this.frame);
  }

  /** `options.name`; undefined when it is certainly not given. */
  option(options: Abstract | undefined, name: string): Abstract | undefined {
    if (!options || options.kind === "null") return undefined;
    const value = this.context.evaluator.member(options, name, this.node, this.frame);
    return value.kind === "null" ? undefined : value;
  }

  /** The headers that `options` hold before a later entry or spread puts others in their place as a whole. */
  lostHeaders(options: Abstract | undefined): Pairs | undefined {
    const lost = options?.kind === "object" ? this.context.evaluator.prop(options, "headers")?.replaced : undefined;
    return lost && !lost.sometimes ? headersOf(lost.value, lost.key) : undefined;
  }

  /** The callee's place: `fetch`, `axios.post`; for `new X(…)` with the keyword. */
  get head(): Origin {
    const callee = at(this.node.expression, this.frame);
    return { ...callee, start: at(this.node, this.frame).start };
  }

  /** Where a further `name: { … }` may be written whose members a rule adds: into an options literal, or as a further argument at `index`. */
  nested(options: Abstract | undefined, index: number, name: string): Insertion | undefined {
    if (options?.kind === "object") {
      const place = options.insertion;
      return place && { ...place, before: `${place.before}${name}: { `, after: ` }${place.after}` };
    }
    const last = this.args.at(-1);
    if (options || !last || this.args.length !== index) return undefined;
    const { text, end } = at(last, this.frame);
    return { at: { text, start: end, end }, style: "object", before: `, { ${name}: { `, after: " } }" };
  }
}
