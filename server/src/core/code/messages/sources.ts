import type ts from "typescript";
import type { FileContext } from "../context.ts";
import { bare, ownerOf } from "../evaluate/names/nodes.ts";
import { walk } from "../file-index.ts";
import { typescript } from "../typescript.ts";
import { usedBy } from "./socket.ts";

/**
 * Whether a listener that is registered at a place may run before anything else happens: it takes the messages of another party
 * that was handed to the function around, the data of a stream, or the chunks of a recorder that is started in straight code.
 */
export function startsAtOnce(registration: ts.Node, context: FileContext, begins: (call: ts.Node) => boolean): boolean {
  const found = registeredOn(registration);
  if (!found) return false;
  const { source, event } = found;
  const root = bare(source);
  const binding = typescript().isIdentifier(root) ? context.scopes.resolve(root) : undefined;
  if (!binding) return false;
  if (event === "data") return true;
  if (event === "message") return binding.kind === "param";
  return context.scopes.references(binding).some((reference) => {
    const use = usedBy(reference);
    return use?.name === "start" && use.call !== undefined && begins(use.call);
  });
}

/** Whether its function waits for something before it comes to a node. */
export function isAwaited(node: ts.Node): boolean {
  const ts = typescript();
  const fn = ownerOf(node);
  let found = false;
  walk(fn, (each) => {
    if (each.pos >= node.pos || (ts.isFunctionLike(each) && each !== fn)) return false;
    found ||= ts.isAwaitExpression(each);
    return !found;
  });
  return found;
}

/** Whether a listener takes audio as it comes: of a stream, a recorder, an audio worklet or a script processor. */
export function isAudioSource(registration: ts.Node): boolean {
  const ts = typescript();
  const found = registeredOn(registration);
  if (found) return found.event !== "message";
  if (!ts.isBinaryExpression(registration) || !ts.isPropertyAccessExpression(registration.left)) return false;
  const { name, expression } = registration.left;
  return name.text === "onaudioprocess" || (name.text === "onmessage" && /\bport$/.test(expression.getText()));
}

/** `source.on("data", …)`, `recorder.ondataavailable = …`. */
function registeredOn(node: ts.Node): { source: ts.Expression; event: string } | undefined {
  const ts = typescript();
  const target = ts.isCallExpression(node)
    ? bare(node.expression)
    : ts.isBinaryExpression(node)
      ? node.left
      : undefined;
  if (!target || !ts.isPropertyAccessExpression(target)) return undefined;
  const source = target.expression;
  if (ts.isBinaryExpression(node))
    return target.name.text === "ondataavailable" ? { source, event: "dataavailable" } : undefined;
  const [event] = (node as ts.CallExpression).arguments;
  if (!/^(?:on|addListener|addEventListener)$/.test(target.name.text) || !event || !ts.isStringLiteralLike(event))
    return undefined;
  return /^(?:data|message|dataavailable)$/.test(event.text) ? { source, event: event.text } : undefined;
}
