import type ts from "typescript";
import { wrapped } from "../evaluate/nodes.ts";
import { typescript } from "../typescript.ts";

/** The left side of a plain assignment. */
export function isTarget(id: ts.Node): boolean {
  const ts = typescript();
  const { parent } = wrapped(id);
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    wrapped(id) === parent.left
  );
}

export function functionOf(node: ts.Expression): ts.SignatureDeclaration | undefined {
  const ts = typescript();
  let inner: ts.Node = node;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner)) inner = inner.expression;
  if (ts.isCallExpression(inner) && /useCallback$/.test(inner.expression.getText()) && inner.arguments[0])
    return functionOf(inner.arguments[0]);
  return ts.isArrowFunction(inner) || ts.isFunctionExpression(inner) ? inner : undefined;
}

/** Whether an expression only decides a branch. */
export function isTested(node: ts.Node): boolean {
  const ts = typescript();
  const outer = wrapped(node);
  const { parent } = outer;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) && isTested(parent);
  }
  return (
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition === outer)
  );
}

/** Whether `.catch` ends the chain of a promise. */
export function isCaught(call: ts.CallExpression): boolean {
  const ts = typescript();
  for (let node: ts.Node = call; ; ) {
    const access = node.parent;
    if (!ts.isPropertyAccessExpression(access) || !ts.isCallExpression(access.parent)) return false;
    if (access.name.text === "catch") return true;
    node = access.parent;
  }
}
