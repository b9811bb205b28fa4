import type ts from "typescript";
import { wrapped } from "../evaluate/names/nodes.ts";
import { wrapsFunction } from "../evaluate/names/wraps.ts";
import { walk } from "../file-index.ts";
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
  if (ts.isCallExpression(inner) && wrapsFunction(inner) && inner.arguments[0]) return functionOf(inner.arguments[0]);
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

/** Whether an expression is compared with another, as in `!= null`. */
export function isCompared(node: ts.Node): boolean {
  const ts = typescript();
  const { SyntaxKind } = ts;
  const { parent } = wrapped(node);
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return (
    kind === SyntaxKind.EqualsEqualsToken ||
    kind === SyntaxKind.EqualsEqualsEqualsToken ||
    kind === SyntaxKind.ExclamationEqualsToken ||
    kind === SyntaxKind.ExclamationEqualsEqualsToken
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

/** Everything that a function gives back, `return;` and nothing left out. */
function returnsOf(fn: ts.Node): ts.Node[] {
  const ts = typescript();
  const { body } = fn as { body?: ts.Node };
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Node[] = [];
  walk(body, (node) => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isReturnStatement(node) && node.expression && !/^(?:null|undefined)$/.test(node.expression.getText()))
      found.push(node.expression);
    return true;
  });
  return found;
}

export function givesSeveral(fn: ts.Node): boolean {
  return returnsOf(fn).length > 1;
}

/** A handler that throws, or only tells. */
export function givesNothing(fn: ts.Node): boolean {
  return returnsOf(fn).every((each) => /^console\./.test(each.getText()));
}

/** Whether code runs only where a request has failed, so that what it reads belongs to an error's body. */
export function isAfterFailure(node: ts.Node): boolean {
  const ts = typescript();
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    const branch = ts.isIfStatement(parent)
      ? { test: parent.expression, fails: parent.thenStatement, works: parent.elseStatement }
      : ts.isConditionalExpression(parent)
        ? { test: parent.condition, fails: parent.whenTrue, works: parent.whenFalse }
        : undefined;
    if (!branch) continue;
    const negative = /!\s*[\w.?]*\.?ok\b|\b\w*[sS]tatus\w*\s*(?:!==?|>=?)|\b\w*[eE]rr\w*/.test(branch.test.getText());
    const positive = !negative && /\bok\b|\b\w*[sS]tatus\w*\s*(?:===?|<)/.test(branch.test.getText());
    if ((negative && child === branch.fails) || (positive && child === branch.works)) return true;
  }
  return false;
}

/** Whether what stands in a node is kept in an object, a list, markup or an export. */
export function isKeptBy(parent: ts.Node): boolean {
  const ts = typescript();
  return (
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isJsxExpression(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isExportAssignment(parent)
  );
}

/** `""`, `[]`, `{}`, a number: no other source of the value. `null` tells the caller that there is none. */
export function isWritten(node: ts.Expression): boolean {
  const ts = typescript();
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    (ts.isArrayLiteralExpression(node) && node.elements.length === 0) ||
    (ts.isObjectLiteralExpression(node) && node.properties.length === 0)
  );
}
