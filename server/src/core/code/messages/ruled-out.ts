import type ts from "typescript";
import type { Frame } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { truth } from "../evaluate/values/truth.ts";
import type { Scopes } from "../scope.ts";
import { typescript } from "../typescript.ts";
import { leaves, statementsOf } from "./guards.ts";

/** Whether what a function was called with keeps a node in it from being reached. */
export function isRuledOut(node: ts.Node, frame: Frame, { evaluator, scopes }: FileContext): boolean {
  const ts = typescript();
  const { SyntaxKind } = ts;
  const isNot = (condition: ts.Expression, wanted: boolean) => {
    if (!asksParameter(condition, scopes)) return false;
    const known = truth(evaluator.evaluate(condition, frame));
    return known !== undefined && known !== wanted;
  };
  let child = node;
  for (let { parent } = node; parent && !ts.isSourceFile(parent); child = parent, parent = parent.parent) {
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      if (isNot(parent.expression, child === parent.thenStatement)) return true;
    } else if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      if (isNot(parent.condition, child === parent.whenTrue)) return true;
    } else if (ts.isBinaryExpression(parent) && child === parent.right) {
      const { kind } = parent.operatorToken;
      if (kind === SyntaxKind.AmpersandAmpersandToken && isNot(parent.left, true)) return true;
      if (kind === SyntaxKind.BarBarToken && isNot(parent.left, false)) return true;
    }
    const statements: readonly ts.Statement[] = statementsOf(parent) ?? [];
    for (const statement of statements.slice(0, Math.max(0, statements.indexOf(child as ts.Statement))))
      if (ts.isIfStatement(statement) && leaves(statement.thenStatement) && isNot(statement.expression, false))
        return true;
    if (ts.isFunctionLike(parent)) return false;
  }
  return false;
}

/** Whether a condition asks something of a parameter: what else it may ask costs more than it tells. */
function asksParameter(condition: ts.Node, scopes: Scopes): boolean {
  const ts = typescript();
  if (ts.isIdentifier(condition)) return scopes.resolve(condition)?.kind === "param";
  return ts.forEachChild(condition, (child) => asksParameter(child, scopes) || undefined) ?? false;
}
