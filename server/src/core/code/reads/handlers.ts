import type ts from "typescript";
import type { FileContext } from "../context.ts";
import { isDependencies } from "../evaluate/flow/places.ts";
import { bare, wrapped } from "../evaluate/names/nodes.ts";
import { type Socket, usedBy } from "../messages/socket.ts";
import type { Site } from "../site.ts";
import { typescript } from "../typescript.ts";
import { type State, start } from "./state.ts";
import { functionOf } from "./syntax.ts";

/** A function that receives messages, and what its first parameter holds. */
export interface Handler {
  readonly fn: ts.SignatureDeclaration;
  readonly state: State;
}

const registering = /^(?:on|once|addListener|prependListener|addEventListener)$/;
const removing = /^(?:off|removeListener|removeEventListener)$/;

/** The handlers of messages on a socket that are seen. */
export function handlersOf(context: FileContext, site: Site, socket: Socket): Handler[] {
  const handlers: Handler[] = [];
  for (const use of socket.uses) {
    const found = usedBy(use);
    if (!found) continue;
    const { name, call } = found;
    const registered = call && registering.test(name) ? call : undefined;
    const event = registered ? registered.arguments[0] : !call && name === "onmessage" ? name : undefined;
    const handler = registered ? registered.arguments[1] : !call ? assignedTo(use) : undefined;
    if (event === undefined || !handler) continue;
    const [frame = context.root] = context.evaluator.framesAt(use, context);
    const known = socket.eventOf(event, frame);
    const state = known === undefined ? undefined : startFor(site, known, name);
    const fn = state && handlerOf(context, handler);
    if (fn && state) handlers.push({ fn, state });
  }
  return handlers;
}

/** What a library hands to a listener of that event. */
function startFor({ call }: Site, event: string, method: string): State | undefined {
  const bySocket = method === "addEventListener" || method === "onmessage";
  if (call.via === "websocket" || call.via === "ws") {
    if (event !== "message") return undefined;
    return start(bySocket ? "event" : call.via === "ws" ? "text" : "event", "message");
  }
  if (call.via !== "sdk" || bySocket) return undefined;
  const { major } = call.sdk!;
  if (major === 5) return event === "message" ? start("body", "message") : undefined;
  if (major === 3 || major === 4) {
    if (/^(?:open|close|error|audio|warning)$/i.test(event)) return undefined;
    return start("body", event === "Unhandled" ? "message" : `event:${event}`);
  }
  // Versions 1 and 2 hand out the text of every message.
  return event === "transcriptReceived" ? start("text", "message") : undefined;
}

function assignedTo(use: ts.Expression): ts.Expression | undefined {
  const ts = typescript();
  const whole = wrapped(wrapped(use).parent);
  const { parent } = whole;
  return ts.isBinaryExpression(parent) && parent.left === whole ? parent.right : undefined;
}

/** The function of a listener, when nothing else calls it. */
export function handlerOf(context: FileContext, node: ts.Expression): ts.SignatureDeclaration | undefined {
  const ts = typescript();
  const inline = functionOf(node);
  if (inline) return inline;
  const { evaluator, root, source, scopes } = context;
  const value = evaluator.evaluate(node, root);
  if (value.kind !== "function" || value.node.getSourceFile() !== source) return undefined;
  if (evaluator.callersOf(value.node, context).calls.length > 0) return undefined;
  const target = bare(node);
  if (!ts.isIdentifier(target)) return value.node;
  const binding = scopes.resolve(target);
  const others = binding
    ? scopes.references(binding).filter((each) => each !== target && !isRemoval(each) && !isNamedAsDependency(each))
    : [];
  return others.length === 0 ? value.node : undefined;
}

/** `[socket, onMessage]` of a hook. */
function isNamedAsDependency({ parent }: ts.Node): boolean {
  return typescript().isArrayLiteralExpression(parent) && isDependencies(parent);
}

function isRemoval(node: ts.Node): boolean {
  const ts = typescript();
  const { parent } = wrapped(node);
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    removing.test(parent.expression.name.text)
  );
}
