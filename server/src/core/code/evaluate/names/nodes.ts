import type ts from "typescript";
import { typescript } from "../../typescript.ts";

/** The expression without parentheses, casts, `!`, `await` and the like. */
export function bare(node: ts.Expression): ts.Expression {
  const ts = typescript();
  let current = node;
  for (;;) {
    // Nearly every expression is one of these three, and this is asked of every one.
    const { kind } = current;
    if (
      kind === ts.SyntaxKind.Identifier ||
      kind === ts.SyntaxKind.PropertyAccessExpression ||
      kind === ts.SyntaxKind.CallExpression
    )
      return current;
    if (
      ts.isParenthesizedExpression(current) ||
      ts.isAsExpression(current) ||
      ts.isSatisfiesExpression(current) ||
      ts.isNonNullExpression(current) ||
      ts.isTypeAssertionExpression(current) ||
      ts.isAwaitExpression(current) ||
      ts.isExpressionWithTypeArguments(current)
    )
      current = current.expression;
    else return current;
  }
}

/** The outermost expression that only wraps `node` in parentheses, casts, `!` or `await`. */
export function wrapped(node: ts.Node): ts.Node {
  const ts = typescript();
  let current = node;
  for (;;) {
    const { parent } = current;
    if (
      parent &&
      (ts.isParenthesizedExpression(parent) ||
        ts.isAsExpression(parent) ||
        ts.isSatisfiesExpression(parent) ||
        ts.isNonNullExpression(parent) ||
        ts.isTypeAssertionExpression(parent) ||
        ts.isAwaitExpression(parent))
    )
      current = parent;
    else return current;
  }
}

export function within(inner: ts.Node, outer: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end && inner.getSourceFile() === outer.getSourceFile();
}

const iterating = new Set(["forEach", "map", "filter", "flatMap", "every", "some"]);

/** `items.forEach(<fn>)` and its like, or a function that is called where it is written: it runs in place. */
export function inlineCall(fn: ts.Node): ts.CallExpression | undefined {
  const ts = typescript();
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  const outer = wrapped(fn);
  const { parent } = outer;
  if (!parent || !ts.isCallExpression(parent)) return undefined;
  if (parent.expression === outer) return parent;
  const callee = parent.expression;
  const iterates = ts.isPropertyAccessExpression(callee) && iterating.has(callee.name.text);
  return iterates && parent.arguments[0] === outer ? parent : undefined;
}

/** The outermost function that runs in place between a node and `top`. */
export function outermostCallback(node: ts.Node, top: ts.Node): ts.Node | undefined {
  const ts = typescript();
  let found: ts.Node | undefined;
  for (let current = node.parent; current && current !== top.parent; current = current.parent)
    if (ts.isFunctionLike(current) && inlineCall(current)) found = current;
  return found;
}

/** The function (method, accessor, constructor, static block) or file in whose run the node is evaluated; functions that run in place are passed over. */
export function ownerOf(node: ts.Node): ts.Node {
  const ts = typescript();
  let current = node;
  for (let parent = node.parent; parent; current = parent, parent = parent.parent) {
    if (ts.isFunctionLike(parent) && !ts.isTypeNode(parent)) {
      // Decorators, computed names and defaults of a class member run outside of it; defaults are rare enough to count as inside.
      if ((parent as { name?: ts.Node }).name === current) continue;
      if (!inlineCall(parent)) return parent;
    } else if (ts.isSourceFile(parent) || ts.isClassStaticBlockDeclaration(parent)) return parent;
    else if (ts.isPropertyDeclaration(parent) && parent.initializer === current) return parent;
  }
  return current;
}

export function bodyOf(fn: ts.Node): ts.Node | undefined {
  return (fn as { body?: ts.Node }).body;
}

/** The class around a node whose `this` the node sees. */
export function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  const ts = typescript();
  for (let parent = node.parent, child = node; parent; child = parent, parent = parent.parent) {
    if (ts.isClassLike(parent)) return parent.members.includes(child as ts.ClassElement) ? parent : undefined;
    if (ts.isFunctionDeclaration(parent) || ts.isFunctionExpression(parent)) return undefined;
    if (ts.isMethodDeclaration(parent) && ts.isObjectLiteralExpression(parent.parent)) return undefined;
  }
  return undefined;
}

export function isExported(node: ts.Node): boolean {
  const ts = typescript();
  const list = node.parent;
  const statement = list && ts.isVariableDeclarationList(list) ? list.parent : node;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
