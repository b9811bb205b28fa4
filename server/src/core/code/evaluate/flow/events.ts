import type ts from "typescript";
import { typescript } from "../../typescript.ts";
import { bare, wrapped } from "../names/nodes.ts";

/** One change to a variable or to what it holds, as written. */
export interface Change {
  /** The whole expression; the change holds after it. */
  readonly node: ts.Node;
  /** From the variable to what is changed. */
  readonly path: readonly Step[];
  readonly how: How;
}

export type Step = string | ts.Expression;

export type How =
  | { readonly is: "assign"; readonly operator: ts.SyntaxKind; readonly value: ts.Expression }
  | { readonly is: "method"; readonly name: string; readonly call: ts.CallExpression }
  | { readonly is: "merge"; readonly call: ts.CallExpression }
  | { readonly is: "delete" }
  /** Handed to a function or method that may change it. */
  | { readonly is: "passed"; readonly call: ts.CallExpression; readonly index: number }
  | { readonly is: "unknown" };

/** Methods that change what they are called on, of URLSearchParams, Headers, FormData, Map, Set and arrays. */
const changing = new Set([
  "append",
  "set",
  "delete",
  "sort",
  "push",
  "unshift",
  "pop",
  "shift",
  "splice",
  "reverse",
  "fill",
  "clear",
  "add",
  "copyWithin",
]);

/** A constant that stands for the variable or for a member of it: `const params = url.searchParams`. */
export interface Alias {
  readonly id: ts.Identifier;
  readonly path: readonly Step[];
}

/** What a reference does to its variable: a change, aliases, or nothing but reading. */
export function changeAt(reference: ts.Node, prefix: readonly Step[] = []): Change | readonly Alias[] | undefined {
  const ts = typescript();
  const path = [...prefix];
  let node = wrapped(reference);
  for (;;) {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) path.push(parent.name.text);
    else if (ts.isElementAccessExpression(parent) && parent.expression === node)
      path.push(bare(parent.argumentExpression));
    else break;
    node = wrapped(parent);
  }
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent.operatorToken.kind))
    return { node: parent, path, how: { is: "assign", operator: parent.operatorToken.kind, value: parent.right } };
  if (ts.isCallExpression(parent)) return calledOrPassed(parent, node, path);
  if (ts.isDeleteExpression(parent)) return { node: parent, path, how: { is: "delete" } };
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    const steps = parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
    return steps ? { node: parent, path, how: { is: "unknown" } } : undefined;
  }
  if ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === node)
    return { node: parent.initializer, path, how: { is: "unknown" } };
  if (ts.isVariableDeclaration(parent) && parent.initializer === node) return aliasesOf(parent.name, path);
  // A `var` may be declared again.
  if (ts.isVariableDeclaration(parent) && parent.name === node && parent.initializer) {
    const operator = ts.SyntaxKind.EqualsToken;
    return { node: parent, path, how: { is: "assign", operator, value: parent.initializer } };
  }
  const pattern = patternAround(node);
  return pattern ? { node: pattern, path, how: { is: "unknown" } } : undefined;
}

function calledOrPassed(call: ts.CallExpression, node: ts.Node, path: Step[]): Change | undefined {
  const ts = typescript();
  if (call.expression === node) {
    const name = path.at(-1);
    if (typeof name !== "string" || !changing.has(name)) return undefined;
    return { node: call, path: path.slice(0, -1), how: { is: "method", name, call } };
  }
  const index = call.arguments.indexOf(node as ts.Expression);
  if (index < 0) return undefined;
  const callee = bare(call.expression);
  const passed: Change = { node: call, path, how: { is: "passed", call, index } };
  if (!ts.isPropertyAccessExpression(callee)) return ts.isIdentifier(callee) ? passed : undefined;
  const holder = ts.isIdentifier(callee.expression) ? callee.expression.text : "";
  if (holder === "Object" || holder === "Reflect") {
    const name = callee.name.text;
    if (name === "assign" && index === 0) return { node: call, path, how: { is: "merge", call } };
    return index === 0 && /^(?:define|set)/.test(name) ? { node: call, path, how: { is: "unknown" } } : undefined;
  }
  return ["console", "JSON", "Array", "String", "Promise"].includes(holder) ? undefined : passed;
}

/** Variables that a declaration makes stand for a value or for parts of it. */
function aliasesOf(name: ts.BindingName, path: readonly Step[]): Alias[] {
  const ts = typescript();
  if (ts.isIdentifier(name)) return [{ id: name, path }];
  if (!ts.isObjectBindingPattern(name)) return [];
  return name.elements.flatMap((element) => {
    const key = element.propertyName ?? element.name;
    const plain = ts.isIdentifier(key) && !element.initializer && !element.dotDotDotToken;
    return plain ? aliasesOf(element.name, [...path, key.text]) : [];
  });
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  const { SyntaxKind } = typescript();
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

/** The assignment that destructures into this target: `[a, b] = …`, `({ a } = …)`. */
function patternAround(node: ts.Node): ts.Node | undefined {
  const ts = typescript();
  let current = node;
  for (let parent = node.parent; parent; current = parent, parent = parent.parent) {
    if (ts.isBinaryExpression(parent))
      return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === current ? parent : undefined;
    const inside =
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isSpreadElement(parent) ||
      ts.isSpreadAssignment(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === current) ||
      ts.isParenthesizedExpression(parent);
    if (!inside) return undefined;
  }
  return undefined;
}

/** Whether a reference changes what it refers to, rather than reading it. */
export function isChanged(reference: ts.Node): boolean {
  const change = changeAt(reference);
  return change !== undefined && "how" in change;
}
