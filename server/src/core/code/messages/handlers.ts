import type ts from "typescript";
import type { FileContext } from "../context.ts";
import { bare, classAround, isExported, wrapped } from "../evaluate/names/nodes.ts";
import { throughWraps } from "../evaluate/names/wraps.ts";
import type { Callers } from "../evaluator.ts";
import { typescript } from "../typescript.ts";

/** How a function comes to run, seen from one place where it is named or written; `made` by the call that gives it. */
export type Role = Way & { readonly made?: ts.CallExpression };
type Way =
  | { readonly is: "call"; readonly call: ts.CallExpression }
  /** A listener on the socket itself; `event` is the argument or the name of the property (`onopen`). */
  | { readonly is: "listener"; readonly event: ts.Expression | string; readonly at: ts.Node }
  | { readonly is: "timer"; readonly repeats: boolean; readonly delay?: ts.Expression; readonly at: ts.CallExpression }
  /** Called by something else, later than where it is registered; `handedOut` when nobody is seen who would. */
  | { readonly is: "later"; readonly at: ts.Node; readonly opened: boolean; readonly handedOut?: true }
  /** Run at once where it is written: the executor of a promise. */
  | { readonly is: "inline"; readonly at: ts.Node };

export interface Roles {
  readonly roles: readonly Role[];
  /** False when the function may be called from where it cannot be seen. */
  readonly complete: boolean;
}

const registering = /^(?:on|once|addListener|prependListener|addEventListener)$/;

/** Everything in a file that makes a function run. `isSocket` tells whether an expression denotes the socket looked at. */
export function rolesOf(fn: ts.Node, context: FileContext, isSocket: (node: ts.Node) => boolean): Roles {
  const ts = typescript();
  const outer = throughWraps(fn);
  const { parent } = outer;
  const named =
    ts.isFunctionDeclaration(fn) || ts.isMethodDeclaration(fn)
      ? fn.name
      : (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) && parent.initializer === outer
        ? parent.name
        : undefined;
  if (
    named &&
    ts.isIdentifier(named) &&
    !ts.isClassElement(named.parent) &&
    !ts.isObjectLiteralExpression(named.parent.parent)
  )
    return byName(named, context, isSocket);
  const owner =
    named && ts.isClassElement(named.parent) ? (classAround(named.parent) ?? named.parent.parent) : undefined;
  if (named && owner && ts.isClassLike(owner))
    return byMember((named as ts.Identifier).text, owner, fn, context, isSocket);
  if (ts.isMethodDeclaration(fn) || ts.isConstructorDeclaration(fn) || ts.isAccessor(fn)) return called(fn, context);
  const handed = calledByParameter(outer, context);
  if (handed.length > 0) return { roles: handed, complete: true };
  const maker = makerOf(fn);
  const made = maker ? rolesOfResult(context.evaluator.callersOf(maker, context).calls, isSocket) : [];
  if (made.length > 0) return { roles: made, complete: false };
  const role = roleAt(outer, isSocket);
  return role ? { roles: [role], complete: true } : called(fn, context);
}

/** The function that gives another one back. */
export function makerOf(fn: ts.Node): ts.SignatureDeclaration | undefined {
  const ts = typescript();
  const { parent } = throughWraps(fn);
  if (ts.isArrowFunction(parent)) return parent.body === throughWraps(fn) ? parent : undefined;
  return ts.isReturnStatement(parent) ? ts.findAncestor(parent, ts.isFunctionLike) : undefined;
}

/** What becomes of a function where a call gives it for a socket: `setInterval(beating(socket), 4000)`. */
export function rolesOfResult(calls: Callers["calls"], isSocket: (node: ts.Node) => boolean): Role[] {
  const ts = typescript();
  return calls.flatMap((call): Role[] => {
    if (!ts.isCallExpression(call) || !call.arguments.some((each) => isSocket(bare(each)))) return [];
    const role = roleAt(wrapped(call), isSocket);
    return role && role.is !== "call" && !(role.is === "later" && role.handedOut) ? [{ ...role, made: call }] : [];
  });
}

/** The calls of a local function's parameter, where a function is handed to it. */
function calledByParameter(outer: ts.Node, context: FileContext): Role[] {
  const ts = typescript();
  const { parent } = outer;
  if (!ts.isCallExpression(parent) || !ts.isIdentifier(parent.expression)) return [];
  const index = parent.arguments.indexOf(outer as ts.Expression);
  const declared = context.scopes.resolve(parent.expression)?.node;
  const made = declared && ts.isVariableDeclaration(declared) ? declared.initializer : declared;
  const local = made && (ts.isFunctionDeclaration(made) || ts.isArrowFunction(made) || ts.isFunctionExpression(made));
  const parameter = local && index >= 0 ? made.parameters[index] : undefined;
  if (!parameter || parameter.dotDotDotToken || !ts.isIdentifier(parameter.name)) return [];
  const binding = context.scopes.resolve(parameter.name);
  return (binding ? context.scopes.references(binding) : []).flatMap((reference): Role[] => {
    const call = wrapped(reference).parent;
    return ts.isCallExpression(call) && call.expression === reference ? [{ is: "call", call }] : [];
  });
}

function called(fn: ts.Node, context: FileContext): Roles {
  const { calls, complete } = context.evaluator.callersOf(fn, context);
  return { roles: calls.flatMap(asCall), complete };
}

function asCall(call: ts.CallExpression | ts.NewExpression): Role[] {
  return typescript().isCallExpression(call) ? [{ is: "call", call }] : [];
}

function byName(name: ts.Identifier, context: FileContext, isSocket: (node: ts.Node) => boolean): Roles {
  const ts = typescript();
  const binding = context.scopes.resolve(name);
  const roles: Role[] = [];
  let complete = !isExported(name.parent);
  for (const reference of binding ? context.scopes.references(binding) : []) {
    const outer = wrapped(reference);
    const role = roleAt(outer, isSocket);
    if (role) roles.push(role);
    else if (!isIdle(outer)) complete = false;
    if (ts.isExportAssignment(outer.parent)) complete = false;
  }
  return { roles, complete };
}

/** A method or a field that holds a function: `this.name` in its class, calls through the class's objects. */
function byMember(
  name: string,
  owner: ts.ClassLikeDeclaration,
  fn: ts.Node,
  context: FileContext,
  isSocket: (node: ts.Node) => boolean,
): Roles {
  const ts = typescript();
  const roles: Role[] = [];
  for (const access of context.index.members.get(name) ?? []) {
    const target = bare(access.expression);
    if (target.kind !== ts.SyntaxKind.ThisKeyword || classAround(target) !== owner) continue;
    const role = roleAt(boundTo(wrapped(access)), isSocket);
    if (role) roles.push(role);
  }
  const outside = context.evaluator.callersOf(fn, context).calls.flatMap(asCall);
  const known = new Set(roles.flatMap((role) => (role.is === "call" ? [role.call] : [])));
  roles.push(...outside.filter((role) => role.is === "call" && !known.has(role.call)));
  return { roles, complete: false };
}

/** `this.send.bind(this)` stands for the method. */
function boundTo(node: ts.Node): ts.Node {
  const ts = typescript();
  const access = node.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== node || access.name.text !== "bind") return node;
  return ts.isCallExpression(access.parent) ? wrapped(access.parent) : node;
}

/** What the place of a function value makes of it; undefined when it does not make it run. */
function roleAt(outer: ts.Node, isSocket: (node: ts.Node) => boolean): Role | undefined {
  const ts = typescript();
  const { parent } = outer;
  if (ts.isCallExpression(parent)) {
    if (parent.expression === outer) return { is: "call", call: parent };
    return parent.arguments.includes(outer as ts.Expression) ? argumentRole(parent, outer, isSocket) : undefined;
  }
  if (ts.isNewExpression(parent))
    return /^Promise$/.test(parent.expression.getText())
      ? { is: "inline", at: parent }
      : { is: "later", at: parent, opened: false };
  if (ts.isBinaryExpression(parent) && parent.right === outer && ts.isPropertyAccessExpression(parent.left)) {
    const { left } = parent;
    if (isSocket(bare(left.expression)) && /^on/.test(left.name.text))
      return { is: "listener", event: left.name.text, at: parent };
    return { is: "later", at: parent, opened: false };
  }
  if (ts.isPropertyAssignment(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent))
    return { is: "later", at: parent, opened: false, handedOut: true };
  if (ts.isJsxExpression(parent)) return { is: "later", at: parent, opened: false };
  return undefined;
}

function argumentRole(call: ts.CallExpression, outer: ts.Node, isSocket: (node: ts.Node) => boolean): Role | undefined {
  const ts = typescript();
  const callee = bare(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : "";
  const receiver = ts.isPropertyAccessExpression(callee) ? bare(callee.expression) : undefined;
  const [first, second] = call.arguments;
  if (registering.test(name) && receiver && first && first !== outer && isSocket(receiver))
    return { is: "listener", event: first, at: call };
  if ((name === "setInterval" || name === "setTimeout") && first === outer)
    return { is: "timer", repeats: name === "setInterval", ...(second ? { delay: second } : {}), at: call };
  if (/^(?:clear|remove|off$)/.test(name)) return undefined;
  const promised = receiver && /^(?:then|finally)$/.test(name) ? receiver.getText() : "";
  return { is: "later", at: call, opened: /open|connect/i.test(promised.slice(-120)) };
}

/** A mention that neither calls a function nor hands it on: a dependency of a hook, a comparison. */
function isIdle(outer: ts.Node): boolean {
  const ts = typescript();
  const { parent } = outer;
  return (
    ts.isArrayLiteralExpression(parent) ||
    ts.isTypeQueryNode(parent) ||
    ts.isIfStatement(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isCallExpression(parent)
  );
}
