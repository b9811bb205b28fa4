import type ts from "typescript";
import type { FileContext } from "../context.ts";
import { wrapped } from "../evaluate/names/nodes.ts";
import { Socket, usedBy } from "../messages/socket.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { type Registration, upgradeListeners } from "./listeners.ts";
import { indentOf, type Plan } from "./plan.ts";
import { upgradeMessage } from "./reads.ts";
import { type SocketKind, upgradeSend } from "./sends.ts";

/** How the expression that opens a socket may be waited for: it may as it stands, or once its function is `async`. */
export interface Waiting {
  /** Where `async ` has to be written. */
  readonly async?: number;
}

/** Whether a socket may be waited for where it is opened; undefined when that would change what the code around it does. */
export function waitingAt(context: FileContext, node: ts.Node): Waiting | undefined {
  const ts = typescript();
  const fn = ts.findAncestor(node, (each) => ts.isFunctionLike(each));
  if (!fn) return context.source.statements.some((each) => ts.isImportDeclaration(each)) ? {} : undefined;
  const modifiers = ts.canHaveModifiers(fn) ? ts.getModifiers(fn) : undefined;
  if (modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword)) return {};
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  const { parent } = wrapped(fn);
  if (!ts.isCallExpression(parent) || parent.expression === fn) return undefined;
  const callee = parent.expression;
  // What such a function gives back is looked at, except by what only calls it.
  const listens =
    ts.isPropertyAccessExpression(callee) &&
    /^(?:on|once|addListener|addEventListener|get|post|use|ws|all)$/.test(callee.name.text);
  return listens ? { async: fn.getStart() } : undefined;
}

export function kindOf(chain: string): SocketKind | undefined {
  return chain === "listen.live" || chain === "transcription.live"
    ? "listen"
    : chain === "speak.live"
      ? "speak"
      : chain === "agent"
        ? "agent"
        : undefined;
}

/** Everything that is done with a socket, in its new form; and what opens it, which the older majors did by themselves. */
export function upgradeSocket(plan: Plan, site: Site, kind: SocketKind, waiting: Waiting): void {
  const { context } = plan;
  const socket = new Socket(context, site);
  const registrations: Registration[] = [];
  let straight = false;
  const home = blockOf(site.node);
  for (const use of socket.uses) {
    const found = usedBy(use);
    if (!found?.call) continue;
    const { name, call } = found;
    if (/^(?:on|once|addListener)$/.test(name)) {
      const [event] = call.arguments;
      const known = event && socket.eventOf(event, context.root);
      if (known === undefined)
        plan.byHand(call, 'The new socket has the events "open", "message", "close" and "error".');
      else if (known === "transcriptReceived") registrations.push({ call: parsed(plan, call), event: "Results" });
      else registrations.push({ call, event: known });
    } else if (upgradeSend(plan, kind, call, name) && functionAround(call) === functionAround(site.node))
      straight = true;
  }
  for (const { call, event } of registrations)
    if (call.arguments[1]) upgradeMessage(plan, kind, event, call.arguments[1]);
  upgradeListeners(plan, kind, registrations);
  const own = statementIn(site.node, home);
  const holder = holderOf(site.node);
  if (!own || !holder) plan.byHand(site.node, "Open the socket with connect() once its listeners are there.");
  else {
    const last = registrations
      .map(({ call }) => call.parent)
      .filter((each) => each.parent === own.parent)
      .at(-1) as ts.Statement | undefined;
    const after = last && last.pos > own.pos ? last : own;
    const indent = indentOf(context, own);
    const waits = straight ? `\n${indent}await ${holder}.waitForOpen();` : "";
    plan.insert(after.end, `\n${indent}${holder}.connect();${waits}`);
  }
  if (waiting.async !== undefined) plan.insert(waiting.async, "async ");
}

/** Versions 1 and 2 hand over text: now it is parsed already. */
function parsed(plan: Plan, call: ts.CallExpression): ts.CallExpression {
  const ts = typescript();
  const handler = call.arguments[1];
  const inline = handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) ? handler : undefined;
  const name = inline?.parameters[0]?.name;
  const { scopes } = plan.context;
  const binding = name && ts.isIdentifier(name) ? scopes.resolve(name) : undefined;
  if (!binding) plan.byHand(handler ?? call, "The message is an object now, and no text.");
  for (const id of binding ? scopes.references(binding) : []) {
    const { parent } = id;
    if (ts.isCallExpression(parent) && parent.expression.getText() === "JSON.parse") plan.replace(parent, id.text);
    else plan.byHand(id, "The message is an object now, and no text.");
  }
  return call;
}

/** The variable or field that holds the socket, as written. */
function holderOf(node: ts.Node): string | undefined {
  const ts = typescript();
  const { parent } = wrapped(node);
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return parent.left.getText();
  return undefined;
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return typescript().findAncestor(node, (each) => typescript().isFunctionLike(each));
}

function blockOf(node: ts.Node): ts.Node | undefined {
  const ts = typescript();
  return ts.findAncestor(node, (each) => ts.isBlock(each) || ts.isSourceFile(each) || ts.isModuleBlock(each));
}

function statementIn(node: ts.Node, block: ts.Node | undefined): ts.Statement | undefined {
  return typescript().findAncestor(node, (each) => each.parent === block) as ts.Statement | undefined;
}
