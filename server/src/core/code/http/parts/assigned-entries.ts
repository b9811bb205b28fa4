import type ts from "typescript";
import type { Frame, Prop } from "../../abstract.ts";
import { bare, wrapped } from "../../evaluate/names/nodes.ts";
import { at, lazyProp, textOf } from "../../evaluate/values/make.ts";
import { typescript } from "../../typescript.ts";

/** What is assigned to a member: the names that lead there, the last of them as a node, and the value. */
export interface Assignment {
  readonly path: readonly string[];
  readonly key: ts.Node;
  readonly value: ts.Expression;
}

/** `….a.b["c"] = value`, from `defaults` on. */
export function assignment(from: ts.Node, frame: Frame): Assignment | undefined {
  const ts = typescript();
  const path: string[] = [];
  let node = wrapped(from);
  let key: ts.Node = from;
  for (;;) {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
      path.push(parent.name.text);
      key = parent.name;
    } else if (ts.isElementAccessExpression(parent) && parent.expression === node) {
      const name = textOf(frame.context.evaluator.evaluate(bare(parent.argumentExpression), frame));
      if (name === undefined) return undefined;
      path.push(name);
      key = parent.argumentExpression;
    } else break;
    node = wrapped(parent);
  }
  const { parent } = node;
  const assigns =
    ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return assigns ? { path, key, value: parent.right } : undefined;
}

/** The entry that an assignment makes; `sometimes` where a branch decides about it. */
export function entry(name: string, { key, value }: Assignment, frame: Frame, sometimes = false): Prop {
  const place = at(key, frame);
  const quoted = place.end - place.start === name.length + 2;
  const exact = quoted ? { ...place, start: place.start + 1, end: place.end - 1 } : place;
  const renamable = exact.end - exact.start === name.length;
  return lazyProp({ name, key: exact, renamable, sometimes, written: at(value, frame) }, () =>
    frame.context.evaluator.evaluate(value, frame),
  );
}
