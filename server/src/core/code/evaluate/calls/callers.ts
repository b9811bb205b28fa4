import type ts from "typescript";
import type { Abstract, Frame } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import type { Callers } from "../../evaluator.ts";
import { typescript } from "../../typescript.ts";
import { isExported, wrapped } from "../names/nodes.ts";
import { throughWraps } from "../names/wraps.ts";
import type { Session } from "../session.ts";
import { undefinedAt } from "../values/make.ts";

const most = 12;

/** The call sites of a function, method or constructor in its file. */
export function callersOf(session: Session, fn: ts.Node, context: FileContext): Callers {
  const known = session.callers.get(fn);
  if (known) return known;
  session.callers.set(fn, { calls: [], complete: false });
  const found = find(session, fn, context);
  session.callers.set(fn, found);
  return found;
}

function find(session: Session, fn: ts.Node, context: FileContext): Callers {
  const ts = typescript();
  if (ts.isConstructorDeclaration(fn)) return newsOf(fn.parent, context);
  if (ts.isClassLike(fn)) return newsOf(fn, context);
  const name = holderOf(fn);
  if (!name) return { calls: callsOfResult(session, fn, context), complete: false };
  if (ts.isIdentifier(name) && !isMember(fn, name)) {
    const named = callsByName(name, context);
    return named.complete
      ? named
      : { calls: [...named.calls, ...callsByAlias(session, fn, name, context)], complete: false };
  }
  return callsByMember(session, fn, (name as ts.Identifier).text, context);
}

/** `outer(a)(b)`, or `const inner = outer(a); inner(b)`: the calls of a function that another one gives back. */
function callsOfResult(session: Session, fn: ts.Node, context: FileContext): ts.CallExpression[] {
  const ts = typescript();
  const { parent } = wrapped(fn);
  const outer =
    parent && ts.isReturnStatement(parent)
      ? ts.findAncestor(parent, (each) => ts.isFunctionLike(each))
      : parent && ts.isArrowFunction(parent) && parent.body === wrapped(fn)
        ? parent
        : undefined;
  if (!outer) return [];
  const found = callersOf(session, outer, context).calls.flatMap((call) => {
    const whole = wrapped(call);
    if (ts.isCallExpression(whole.parent) && whole.parent.expression === whole) return [whole.parent];
    if (!ts.isVariableDeclaration(whole.parent) || !ts.isIdentifier(whole.parent.name)) return [];
    return [...callsByName(whole.parent.name, context).calls].filter(ts.isCallExpression);
  });
  return found.length > most ? [] : found;
}

/** The name under which a function can be called: its own, its variable's, or its property's. */
function holderOf(fn: ts.Node): ts.Node | undefined {
  const ts = typescript();
  if (ts.isFunctionDeclaration(fn) || ts.isMethodDeclaration(fn)) return fn.name;
  const outer = throughWraps(fn);
  const { parent } = outer;
  if (
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.initializer === outer
  )
    return parent.name;
  if (ts.isBinaryExpression(parent) && parent.right === outer && ts.isPropertyAccessExpression(parent.left))
    return parent.left.name;
  return undefined;
}

function isMember(fn: ts.Node, name: ts.Node): boolean {
  const ts = typescript();
  return !ts.isFunctionDeclaration(fn) && !ts.isVariableDeclaration(name.parent);
}

function callsByName(name: ts.Identifier, context: FileContext): Callers {
  const ts = typescript();
  const binding = context.scopes.resolve(name);
  if (!binding) return { calls: [], complete: false };
  const calls: ts.CallExpression[] = [];
  let complete = !isExported(binding.node);
  for (const reference of context.scopes.references(binding)) {
    const outer = wrapped(reference);
    if (ts.isCallExpression(outer.parent) && outer.parent.expression === outer) calls.push(outer.parent);
    else complete = false;
  }
  return calls.length > most ? { calls: [], complete: false } : { calls, complete };
}

/** Where the function is the default of something that may be handed in, the calls of that: `this.make = given.make ?? open`. */
function callsByAlias(session: Session, fn: ts.Node, name: ts.Identifier, context: FileContext): Callers["calls"] {
  const ts = typescript();
  const binding = context.scopes.resolve(name);
  const found: (ts.CallExpression | ts.NewExpression)[] = [];
  for (const reference of binding ? context.scopes.references(binding) : []) {
    let outer = wrapped(reference);
    if (ts.isBinaryExpression(outer.parent) && outer.parent.right === outer && isDefault(outer.parent))
      outer = wrapped(outer.parent);
    const { parent } = outer;
    const holds =
      (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
      parent.initializer === outer;
    if (holds && ts.isIdentifier(parent.name)) found.push(...callsByName(parent.name, context).calls);
    else if (ts.isBinaryExpression(parent) && parent.right === outer && ts.isPropertyAccessExpression(parent.left))
      found.push(...callsByMember(session, fn, parent.left.name.text, context).calls);
  }
  return found.length > most ? [] : found;
}

function isDefault({ operatorToken }: ts.BinaryExpression): boolean {
  const { SyntaxKind } = typescript();
  return operatorToken.kind === SyntaxKind.QuestionQuestionToken || operatorToken.kind === SyntaxKind.BarBarToken;
}

function newsOf(owner: ts.Node, context: FileContext): Callers {
  const ts = typescript();
  if (!ts.isClassLike(owner) || !owner.name) return { calls: [], complete: false };
  const binding = context.scopes.resolve(owner.name);
  const calls = context.index.news.filter(
    (each) => ts.isIdentifier(each.expression) && binding && context.scopes.resolve(each.expression) === binding,
  );
  return calls.length > most ? { calls: [], complete: false } : { calls, complete: !isExported(owner) };
}

/** Calls of a method: only those whose callee is this very function. */
function callsByMember(session: Session, fn: ts.Node, name: string, context: FileContext): Callers {
  const ts = typescript();
  const calls: ts.CallExpression[] = [];
  const members = context.index.members.get(name) ?? [];
  if (members.length > 3 * most) return { calls: [], complete: false };
  for (const member of members) {
    const outer = wrapped(member);
    if (!ts.isCallExpression(outer.parent) || outer.parent.expression !== outer) continue;
    const callee = session.evaluate(member, context.root);
    if (session.options(callee).some((one) => one.kind === "function" && one.node === fn)) calls.push(outer.parent);
  }
  return { calls: calls.length > most ? [] : calls, complete: false };
}

/** What the callers pass for a parameter; undefined when no call is seen. */
export function argumentsTo(
  session: Session,
  parameter: ts.ParameterDeclaration,
  frame: Frame,
  member?: string,
): { values: Abstract[]; complete: boolean } | undefined {
  const ts = typescript();
  const fn = parameter.parent;
  const index = fn.parameters.indexOf(parameter);
  if (session.asking.has(parameter) || parameter.dotDotDotToken) return undefined;
  const { context } = frame;
  session.asking.add(parameter);
  try {
    const { calls, complete } = callersOf(session, fn, context);
    if (calls.length === 0) return undefined;
    const values: Abstract[] = [];
    for (const call of calls) {
      const given = call.arguments ?? [];
      if (given.slice(0, index + 1).some(ts.isSpreadElement)) return undefined;
      const argument = given[index];
      values.push(
        argument
          ? member === undefined
            ? session.evaluate(argument, context.root)
            : session.holding(argument, member, context.root)
          : undefinedAt({ text: context.uri, start: call.end, end: call.end }),
      );
    }
    return { values, complete };
  } finally {
    session.asking.delete(parameter);
  }
}
