import type ts from "typescript";
import { isReference } from "../../scope.ts";
import { typescript } from "../../typescript.ts";
import { bare, isExported, wrapped } from "../names/nodes.ts";

export function constructorOf(owner: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined {
  const ts = typescript();
  return owner.members.find(
    (each): each is ts.ConstructorDeclaration => ts.isConstructorDeclaration(each) && !!each.body,
  );
}

/** The left side of a plain assignment is replaced, not used. */
export function isTarget(node: ts.Node): boolean {
  const ts = typescript();
  const { parent } = wrapped(node);
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? bare(parent.left) === node
    : ts.isIdentifier(node) && !isReference(node);
}

/** The dependencies of a React hook. */
export function isDependencies(list: ts.ArrayLiteralExpression): boolean {
  const ts = typescript();
  const { parent } = list;
  return (
    ts.isCallExpression(parent) &&
    parent.arguments[1] === list &&
    /(?:^|\.)use[A-Z]\w*$/.test(parent.expression.getText())
  );
}

/** Whether an expression in a node is looked at there, and goes nowhere. */
export function isLookedAt(parent: ts.Node): boolean {
  const ts = typescript();
  return (
    ts.isElementAccessExpression(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isTypeOfExpression(parent) ||
    ts.isTypeQueryNode(parent) ||
    ts.isVoidExpression(parent) ||
    (ts.isArrayLiteralExpression(parent) && isDependencies(parent))
  );
}

/** Whether an operation gives back what one of its sides is: `a ?? b`, `a && b` its right side alone. */
export function isYielded({ operatorToken: { kind }, right }: ts.BinaryExpression, side: ts.Node): boolean {
  const { SyntaxKind } = typescript();
  if (kind === SyntaxKind.BarBarToken || kind === SyntaxKind.QuestionQuestionToken) return true;
  return (kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.CommaToken) && right === side;
}

/** A variable whose object is made where it is declared, or later: not a parameter, nor what another function gives. */
export function isMadeHere(node: ts.Node): boolean {
  const ts = typescript();
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return false;
  const value = node.initializer && bare(node.initializer);
  if (!value || ts.isObjectLiteralExpression(value) || ts.isNewExpression(value)) return true;
  const made = /(?:^|\.)(?:useRef|createRef|ref|shallowRef|reactive|shallowReactive|useState|\$state)$/;
  if (ts.isCallExpression(value)) return made.test(value.expression.getText());
  return value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === "undefined");
}

export function isPrivate(member: ts.ClassElement): boolean {
  const ts = typescript();
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.PrivateKeyword) ?? false;
}

/** Whether a class's member is reached from inside of the file alone. */
export function isHidden(name: ts.MemberName, owner: ts.ClassLikeDeclaration): boolean {
  const ts = typescript();
  const declared = owner.members.find((member) => member.name && sameName(member.name, name.text));
  return ts.isPrivateIdentifier(name) || (declared !== undefined && isPrivate(declared)) || !isExported(owner);
}

export function sameName(name: ts.PropertyName, text: string): boolean {
  const ts = typescript();
  return (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name)) && name.text === text;
}
