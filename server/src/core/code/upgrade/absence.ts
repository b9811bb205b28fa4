import type ts from "typescript";
import { isTested } from "../reads/syntax.ts";
import { typescript } from "../typescript.ts";
import type { Plan } from "./plan.ts";

/**
 * An expression whose type was sure before and may be undefined now. Code that allows for undefined stays; a chain that allows for
 * it at its end goes on by `?.`; anything else, which relies on the value as it always did, is told so by `!`.
 */
export function mayBeUndefined(plan: Plan, node: ts.Node): void {
  const ts = typescript();
  const outer = outOfParentheses(node);
  const { parent } = outer;
  if (ts.isNonNullExpression(parent) || ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) return;
  const next = accessOn(outer);
  if (next?.questionDotToken) return;
  if (next && hasDefault(endOf(outer))) {
    if (!ts.isPropertyAccessExpression(next)) plan.insert(next.expression.end, "?.");
    else plan.insert(plan.context.text.lastIndexOf(".", next.name.getStart()), "?");
    return;
  }
  if (!next && allowsUndefined(outer)) return;
  if (ts.isShorthandPropertyAssignment(parent)) plan.replace(parent, `${parent.name.text}: ${parent.name.text}!`);
  else plan.insert(node.end, "!");
}

function outOfParentheses(node: ts.Node): ts.Node {
  return typescript().isParenthesizedExpression(node.parent) ? outOfParentheses(node.parent) : node;
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression;

function accessOn(node: ts.Node): Access | undefined {
  const ts = typescript();
  const { parent } = node;
  const access =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent);
  return access && parent.expression === node ? parent : undefined;
}

/** The whole chain of members and calls that begins with the node. */
function endOf(node: ts.Node): ts.Node {
  const next = accessOn(node) ?? (typescript().isNonNullExpression(node.parent) ? node.parent : undefined);
  return next ? endOf(next) : node;
}

/** Whether an expression could be undefined before, or has something that stands in for it. */
function hasDefault(node: ts.Node): boolean {
  const ts = typescript();
  const { parent } = node;
  if (node.flags & ts.NodeFlags.OptionalChain) return true;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return false;
  const { kind } = parent.operatorToken;
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

/** Whether the code around an expression does with undefined what it always did. */
function allowsUndefined(node: ts.Node): boolean {
  const ts = typescript();
  const { SyntaxKind } = ts;
  const { parent } = node;
  if (hasDefault(node)) return true;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const compares =
      kind === SyntaxKind.EqualsEqualsEqualsToken ||
      kind === SyntaxKind.ExclamationEqualsEqualsToken ||
      kind === SyntaxKind.EqualsEqualsToken ||
      kind === SyntaxKind.ExclamationEqualsToken;
    if (compares) return true;
    const decides = kind === SyntaxKind.AmpersandAmpersandToken && parent.left === node;
    return decides && (isTested(parent) || ts.isExpressionStatement(parent.parent));
  }
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken;
  if (ts.isCallExpression(parent)) return isTold(parent);
  return isTested(node) || ts.isTypeOfExpression(parent) || ts.isTemplateSpan(parent);
}

/** `console.log(value)`, `String(value)`: what is undefined is told as such. */
function isTold(call: ts.CallExpression): boolean {
  return /^(?:console\.\w+|String|Boolean)$/.test(call.expression.getText());
}
