import type ts from "typescript";
import type { Origin } from "../exchange/origin.ts";
import { type FileContext, placeOf } from "./context.ts";
import { bare, isExported } from "./evaluate/names/nodes.ts";
import { typescript } from "./typescript.ts";

/** The values, no functions, that a file exports: other files may use them as they are. */
export function exportedValues(context: FileContext): Origin[] {
  const ts = typescript();
  const found: Origin[] = [];
  const add = (given: ts.Expression | undefined): void => {
    const value = given && bare(given);
    if (!value) return;
    if (isData(value)) found.push(placeOf(context, value));
    else if (ts.isObjectLiteralExpression(value))
      for (const each of value.properties) if (ts.isPropertyAssignment(each)) add(each.initializer);
  };
  for (const statement of context.source.statements) {
    if (ts.isVariableStatement(statement) && isExported(statement))
      for (const { initializer } of statement.declarationList.declarations) add(initializer);
    const assigned = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (
      assigned &&
      ts.isBinaryExpression(assigned) &&
      assigned.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      /^(?:module\.)?exports\b/.test(assigned.left.getText(context.source))
    )
      add(assigned.right);
  }
  return found;
}

/** Written out, without anything that runs. */
function isData(node: ts.Node): boolean {
  const ts = typescript();
  if (ts.isFunctionLike(node) || ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isClassLike(node))
    return false;
  return ts.forEachChild(node, (child) => (isData(child) ? undefined : true)) === undefined;
}
