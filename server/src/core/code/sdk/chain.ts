import type ts from "typescript";
import type { Abstract } from "../abstract.ts";
import { bare } from "../evaluate/names/nodes.ts";
import { typescript } from "../typescript.ts";

/** `root.a.b.c`, where the root is no member of anything. */
export interface Chain {
  readonly root: Abstract;
  readonly names: readonly string[];
}

export function chainOf(value: Abstract): Chain {
  const names: string[] = [];
  let current = value;
  while (current.kind === "member") {
    names.unshift(current.name);
    current = current.of;
  }
  return { root: current, names };
}

/** A callee as written: the names of its members, each with its place, and the expression that they start from. */
export interface WrittenChain {
  readonly base: ts.Expression;
  readonly names: readonly { readonly name: string; readonly node: ts.Node }[];
}

export function writtenChain(callee: ts.Expression): WrittenChain {
  const ts = typescript();
  const names: { name: string; node: ts.Node }[] = [];
  let base = bare(callee);
  for (;;) {
    if (ts.isPropertyAccessExpression(base)) names.unshift({ name: base.name.text, node: base.name });
    else if (ts.isElementAccessExpression(base) && ts.isStringLiteralLike(base.argumentExpression))
      names.unshift({ name: base.argumentExpression.text, node: base.argumentExpression });
    else return { base, names };
    base = bare(base.expression);
  }
}
