import type ts from "typescript";
import { typescript } from "../typescript.ts";
import type { Plan } from "./plan.ts";

/** What the clients of a file are used for: requests, sockets, agents. */
export type Uses = ReadonlySet<"http" | "ws" | "agent">;

/** `createClient(…)` and `new Deepgram(…)` as `new DeepgramClient(…)`. */
export function upgradeClient(plan: Plan, node: ts.CallExpression | ts.NewExpression, name: string, uses: Uses): void {
  const ts = typescript();
  const callee = node.expression;
  const [first, second] = node.arguments ?? [];
  const member = ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) ? callee.name : undefined;
  if (!ts.isIdentifier(callee) && !member) {
    plan.byHand(node, "Make the client with new DeepgramClient({ apiKey }).");
    return;
  }
  plan.replace(member ?? callee, "DeepgramClient");
  if (!ts.isNewExpression(node)) plan.insert(node.getStart(), "new ");
  if (!first) return;
  if (name === "Deepgram") {
    plan.replace(first, `{ apiKey: ${plan.text(first)} }`);
    if (second) plan.byHand(second, "Give the host as baseUrl.");
    return;
  }
  const options = ts.isObjectLiteralExpression(first) ? first : second;
  const key = ts.isObjectLiteralExpression(first) ? undefined : first;
  if (options && !ts.isObjectLiteralExpression(options)) {
    plan.byHand(options, "Give these options as those of the new client: apiKey, accessToken, baseUrl, headers.");
    if (key) plan.replace(key, `{ apiKey: ${plan.text(key)} }`);
    return;
  }
  if (options) optionsOf(plan, options, uses);
  if (!key) return;
  if (!options) {
    plan.replace(key, `{ apiKey: ${plan.text(key)} }`);
    return;
  }
  const rest =
    options.properties.length > 0 ? `, ${plan.between(options.properties[0]!.getStart(), options.properties.end)}` : "";
  const start = key.getStart(plan.context.source);
  plan.put(start, options.end, `{ apiKey: ${plan.text(key)}${rest.replace(/[,\s]+$/, "")} }`);
}

function optionsOf(plan: Plan, options: ts.ObjectLiteralExpression, uses: Uses): void {
  const ts = typescript();
  for (const property of options.properties) {
    const name = property.name?.getText();
    if (ts.isShorthandPropertyAssignment(property) && name === "key") plan.replace(property, "apiKey: key");
    else if (ts.isPropertyAssignment(property) && name === "key") plan.replace(property.name, "apiKey");
    else if (name === "global" && ts.isPropertyAssignment(property)) {
      const url = urlIn(property.initializer, uses);
      if (url) plan.replace(property, `baseUrl: ${plan.text(url)}`);
      else plan.byHand(property, "Give the host as baseUrl and headers as headers.");
    } else if (name !== "accessToken" && name !== "key")
      plan.byHand(property, "Look for this option in the new client.");
  }
}

/**
 * `{ url }`, `{ fetch: { options: { url } } }`, or the same of `websocket`, with nothing beside it. The new base URL is that of
 * everything, so that it fits only where nothing is used that the old one left alone.
 */
function urlIn(node: ts.Expression, uses: Uses): ts.Expression | undefined {
  const ts = typescript();
  let current = node;
  for (const allowed of [/^(?:url|fetch|websocket)$/, /^options$/, /^url$/]) {
    if (!ts.isObjectLiteralExpression(current) || current.properties.length !== 1) return undefined;
    const [only] = current.properties;
    const name = only?.name?.getText() ?? "";
    if (!only || !ts.isPropertyAssignment(only) || !allowed.test(name)) return undefined;
    if (uses.has("agent") || (name === "fetch" && uses.has("ws")) || (name === "websocket" && uses.has("http")))
      return undefined;
    if (name === "url") return only.initializer;
    current = only.initializer;
  }
  return undefined;
}
