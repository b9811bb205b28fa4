import type ts from "typescript";
import { wrapped } from "../evaluate/names/nodes.ts";
import { typescript } from "../typescript.ts";

/** Whether two nodes stand in the two branches of one condition, so that only one of them runs. */
export function areAlternatives(a: ts.Node, b: ts.Node): boolean {
  const ts = typescript();
  let child = b;
  for (let { parent } = b; parent; child = parent, parent = parent.parent) {
    if (!(parent.pos <= a.pos && a.end <= parent.end)) continue;
    const arms = ts.isConditionalExpression(parent)
      ? [parent.whenTrue, parent.whenFalse]
      : ts.isIfStatement(parent)
        ? [parent.thenStatement, parent.elseStatement]
        : [];
    const own = arms.find((arm) => arm && arm.pos <= a.pos && a.end <= arm.end);
    return own !== undefined && own !== child && arms.includes(child as ts.Expression & ts.Statement);
  }
  return false;
}

/** Whether an expression is one branch of a value whose other branch may be anything else: `live ? connect() : own()`. */
export function isOneBranch(node: ts.Node): boolean {
  const ts = typescript();
  const whole = wrapped(node);
  const { parent } = whole;
  return ts.isConditionalExpression(parent) && parent.condition !== whole;
}
