import type ts from "typescript";
import { typescript } from "../typescript.ts";
import { indentOf, isTypeScript, type Plan } from "./plan.ts";
import type { SocketKind } from "./sends.ts";

/** A listener as registered, with the event as the older SDK knows it. */
export interface Registration {
  readonly call: ts.CallExpression;
  readonly event: string;
}

/**
 * The listeners of a socket in their new form. There is one event for all messages and one listener for each event, so that those of
 * single message types become one that looks at the type.
 */
export function upgradeListeners(plan: Plan, kind: SocketKind, registrations: readonly Registration[]): void {
  const messages: Registration[] = [];
  for (const each of registrations) {
    const lower = each.event.toLowerCase();
    const said = lower === "error" && kind === "agent" && readsMessage(each.call.arguments[1]);
    if (!said && (lower === "open" || lower === "close" || lower === "error"))
      plan.replace(each.call.arguments[0]!, `"${lower}"`);
    else messages.push(each);
    if (/once|addListener/.test(nameOf(each.call)))
      plan.replace((each.call.expression as ts.PropertyAccessExpression).name, "on");
  }
  const [first, ...others] = messages;
  if (!first) return;
  const blocks = new Set(messages.map(({ call }) => call.parent.parent));
  const alone = messages.every(
    ({ call }) => typescript().isExpressionStatement(call.parent) && call.arguments.length === 2,
  );
  if (blocks.size > 1 || !alone) {
    for (const { call } of messages) plan.byHand(call, 'Listen to "message" once, and look at the type of what comes.');
    return;
  }
  if (others.length === 0 && inPlace(plan, kind, first)) return;
  const indent = indentOf(plan.context, first.call);
  const audio = messages.some(({ event }) => event === "Audio");
  // The handlers may mean another variable of that name.
  const taken = messages.some(({ call }) => /\bmessage\b/.test(call.arguments[1]!.getText()));
  const name = taken ? "received" : "message";
  const parts = messages.map((each) => branch(plan, kind, each, indent, name));
  const target = plan.text((first.call.expression as ts.PropertyAccessExpression).expression);
  for (const { call } of others) removeStatement(plan, call.parent as ts.Statement);
  plan.replace(
    first.call,
    `${target}.on("message", ${audio ? "async " : ""}(${name}) => {\n${parts.join("\n")}\n${indent}})`,
  );
}

/** The agent's own errors came by the event of the socket's: they have a code and a description, and are a message now. */
function readsMessage(handler: ts.Expression | undefined): boolean {
  return /\.(?:description|code)\b|\{[^}]*\b(?:description|code)\b[^}]*\}\)? *=>/.test(handler?.getText() ?? "");
}

function nameOf(call: ts.CallExpression): string {
  return (call.expression as ts.PropertyAccessExpression).name.text;
}

/** One listener whose function is written there: the check of the type comes first in it. */
function inPlace(plan: Plan, kind: SocketKind, { call, event }: Registration): boolean {
  const ts = typescript();
  const handler = call.arguments[1]!;
  if (!ts.isArrowFunction(handler) && !ts.isFunctionExpression(handler)) return false;
  const [parameter] = handler.parameters;
  if (event === "Audio" || event === "Unhandled" || kind !== "listen" || !ts.isBlock(handler.body)) return false;
  if (!parameter || !ts.isIdentifier(parameter.name) || parameter.initializer) return false;
  if (parameter.type && parameter.type.kind !== ts.SyntaxKind.AnyKeyword)
    plan.put(parameter.name.end, parameter.type.end, "");
  plan.replace(call.arguments[0]!, '"message"');
  const at = handler.body.getStart() + 1;
  const [statement] = handler.body.statements;
  const indent = statement ? indentOf(plan.context, statement) : `${indentOf(plan.context, call)}  `;
  const multiline = statement && plan.context.text.slice(at, statement.getStart()).includes("\n");
  const test = `if (${parameter.name.text}.type !== "${event}") return;`;
  plan.insert(at, multiline ? `\n${indent}${test}` : ` ${test}`);
  return true;
}

/** `if (message.type === "Results") { … }` with the body of the handler in it, or the handler called in it. */
function branch(plan: Plan, kind: SocketKind, { call, event }: Registration, indent: string, held: string): string {
  const typed = isTypeScript(plan.context);
  const whole = typed ? `(${held} as unknown)` : held;
  const test =
    event === "Audio"
      ? `${whole} instanceof Blob`
      : kind === "listen"
        ? `${held}.type === "${event}"`
        : `typeof ${held} === "object" && ${held}.type === "${event}"`;
  const blob = typed ? `(${held} as unknown as Blob)` : held;
  const value = event === "Audio" ? `Buffer.from(await ${blob}.arrayBuffer())` : held;
  const handler = call.arguments[1]!;
  const body = bodyOf(plan, handler, value, `${indent}  `);
  return `${indent}  if (${test}) ${body ?? `${plan.text(handler)}(${value});`}`;
}

/** The statements of a handler that is written there, as a block. */
function bodyOf(plan: Plan, handler: ts.Expression, value: string, indent: string): string | undefined {
  const ts = typescript();
  if (!ts.isArrowFunction(handler))
    return ts.isFunctionExpression(handler) ? `(${plan.text(handler)})(${value});` : undefined;
  const [parameter] = handler.parameters;
  if (parameter?.initializer || handler.parameters.length > 1 || ts.getModifiers(handler)?.length)
    return `(${plan.text(handler)})(${value});`;
  const name = parameter?.name.getText();
  const any = parameter?.type?.kind === ts.SyntaxKind.AnyKeyword ? ": any" : "";
  const own = name === undefined || name === value ? "" : `const ${name}${any} = ${value};`;
  if (!ts.isBlock(handler.body)) return `{ ${own ? `${own} ` : ""}${plan.text(handler.body)}; }`;
  const inner = plan.between(handler.body.getStart() + 1, handler.body.end - 1);
  if (!inner.includes("\n")) return `{ ${own ? `${own} ` : ""}${inner.trim()} }`;
  const deeper = inner.includes("`") ? inner : inner.replaceAll(/\n(?=[^\n])/g, "\n  ");
  return `{${own ? `\n${indent}  ${own}` : ""}${deeper.trimEnd()}\n${indent}}`;
}

/** Takes a statement out with the line break before it. */
function removeStatement(plan: Plan, statement: ts.Statement): void {
  const { text } = plan.context;
  let start = statement.getStart();
  while (start > 0 && /[ \t]/.test(text[start - 1]!)) start--;
  if (text[start - 1] === "\n") start--;
  plan.put(start, statement.end, "");
}
