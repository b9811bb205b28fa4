import type ts from "typescript";
import type { ResultUse } from "../../exchange/call.ts";
import { wrapped } from "../evaluate/names/nodes.ts";
import { typescript } from "../typescript.ts";

/** What becomes of the result of a call, and whether it is waited for. */
export function resultOf(node: ts.CallExpression | ts.NewExpression): { awaited: boolean; resultUse: ResultUse } {
  const ts = typescript();
  const outer = wrapped(node);
  const { parent } = outer;
  let awaited = false;
  for (let each: ts.Node = node; each !== outer; each = each.parent)
    if (ts.isAwaitExpression(each.parent)) awaited = true;
  if (ts.isPropertyAccessExpression(parent)) {
    const settles = ["then", "catch", "finally"].includes(parent.name.text);
    const called = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    return { awaited: awaited || settles, resultUse: called ? "chained" : "member" };
  }
  return { awaited, resultUse: useOf(parent, outer) };
}

function useOf(parent: ts.Node, outer: ts.Node): ResultUse {
  const ts = typescript();
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return "discarded";
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? "kept" : "destructured";
  if (ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) return "kept";
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === outer &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  )
    return ts.isObjectLiteralExpression(parent.left) || ts.isArrayLiteralExpression(parent.left)
      ? "destructured"
      : "kept";
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return "returned";
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isArrayLiteralExpression(parent)) return "passed";
  return ts.isElementAccessExpression(parent) ? "member" : "other";
}
