import type ts from "typescript";
import { typescript } from "../typescript.ts";
import { isTypeScript, memberOf, type Plan } from "./plan.ts";

/** The kind of socket: what `listen.live`, `speak.live` and `agent` open. */
export type SocketKind = "listen" | "speak" | "agent";

/** Methods without arguments: the new method and the message that it takes. */
const plain: Readonly<Record<SocketKind, Readonly<Record<string, string>>>> = {
  listen: {
    keepAlive: 'sendKeepAlive({ type: "KeepAlive" })',
    finalize: 'sendFinalize({ type: "Finalize" })',
    finish: 'sendCloseStream({ type: "CloseStream" })',
    requestClose: 'sendCloseStream({ type: "CloseStream" })',
  },
  speak: {
    flush: 'sendFlush({ type: "Flush" })',
    clear: 'sendClear({ type: "Clear" })',
    requestClose: 'sendClose({ type: "Close" })',
  },
  agent: { keepAlive: 'sendKeepAlive({ type: "KeepAlive" })' },
};

/** Methods with one argument: the new method, the message's type, and the field that the argument fills (`...`: its members). */
const filled: Readonly<Record<string, readonly [string, string, string]>> = {
  sendText: ["sendText", "Speak", "text"],
  configure: ["sendSettings", "Settings", "..."],
  updatePrompt: ["sendUpdatePrompt", "UpdatePrompt", "prompt"],
  updateSpeak: ["sendUpdateSpeak", "UpdateSpeak", "speak"],
  injectAgentMessage: ["sendInjectAgentMessage", "InjectAgentMessage", "message"],
  injectUserMessage: ["sendInjectUserMessage", "InjectUserMessage", "content"],
  functionCallResponse: ["sendFunctionCallResponse", "FunctionCallResponse", "..."],
};

const byType: Readonly<Record<string, string>> = {
  KeepAlive: "sendKeepAlive",
  Finalize: "sendFinalize",
  CloseStream: "sendCloseStream",
  Flush: "sendFlush",
  Clear: "sendClear",
  Close: "sendClose",
  Speak: "sendText",
  Settings: "sendSettings",
  UpdatePrompt: "sendUpdatePrompt",
  UpdateSpeak: "sendUpdateSpeak",
  InjectAgentMessage: "sendInjectAgentMessage",
  InjectUserMessage: "sendInjectUserMessage",
  FunctionCallResponse: "sendFunctionCallResponse",
};

const unchanged = /^(?:on|once|off|removeListener|addListener|removeAllListeners)$/;

/** A method called on a socket, in its new form. True when it sends something. */
export function upgradeSend(plan: Plan, kind: SocketKind, call: ts.CallExpression, name: string): boolean {
  const ts = typescript();
  const access = call.expression as ts.PropertyAccessExpression;
  const from = access.name.getStart();
  const [first] = call.arguments;
  const own = plain[kind][name];
  if (own && !first) {
    plan.put(from, call.end, own);
    return true;
  }
  const fill = kind === "listen" ? undefined : filled[name];
  if (fill && first) {
    const [method, type, field] = fill;
    if (method === "sendSettings") nameListenVersion(plan, first);
    const body = field === "..." ? membersOf(plan, first) : `${field}: ${plan.text(first)}`;
    plan.put(from, call.end, `${method}({ type: "${type}"${body ? `, ${body}` : ""} })`);
    return true;
  }
  if (name === "send" && first) return sent(plan, call, access, first);
  if (name === "disconnect") {
    plan.put(from, call.end, "close()");
    return false;
  }
  if (name === "getReadyState") {
    plan.put(from, call.end, "readyState");
    return false;
  }
  if (name === "isConnected") {
    const whole = `${plan.between(access.getStart(), from)}readyState === 1`;
    const negated = ts.isPrefixUnaryExpression(call.parent);
    plan.replace(call, negated ? `(${whole})` : whole);
    return false;
  }
  if (!unchanged.test(name)) plan.byHand(call, `The new socket has no ${name}().`);
  return false;
}

function sent(plan: Plan, call: ts.CallExpression, access: ts.PropertyAccessExpression, first: ts.Expression): boolean {
  const ts = typescript();
  const json =
    ts.isCallExpression(first) && /JSON\.stringify$/.test(first.expression.getText()) ? first.arguments[0] : undefined;
  if (!json) {
    if (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))
      plan.byHand(call, "Send this message by the method that is made for it.");
    else plan.replace(access.name, "sendMedia");
    return true;
  }
  const type = ts.isObjectLiteralExpression(json)
    ? json.properties.find(
        (each): each is ts.PropertyAssignment =>
          ts.isPropertyAssignment(each) && each.name.getText().replace(/["']/g, "") === "type",
      )
    : undefined;
  const text = type && ts.isStringLiteralLike(type.initializer) ? type.initializer.text : undefined;
  const method = text && Object.hasOwn(byType, text) ? byType[text] : undefined;
  if (!method) {
    plan.byHand(call, "Send this message by the method that is made for it.");
    return true;
  }
  const message = plan.text(json);
  plan.replace(access.name, method);
  plan.replace(first, message);
  return true;
}

/** The members of an object literal as they stand, else a spread of it. */
function membersOf(plan: Plan, node: ts.Expression): string {
  const ts = typescript();
  if (!ts.isObjectLiteralExpression(node)) return `...${plan.text(node)}`;
  const kept = node.properties.filter((each) => !/^["']?type["']?$/.test(each.name?.getText() ?? ""));
  const [head] = kept;
  if (!head) return "";
  if (kept.length < node.properties.length) return kept.map((each) => plan.text(each)).join(", ");
  return plan.between(head.getStart(), node.properties.end).replace(/,$/, "");
}

/** The types of the new Settings want the version of the listening API beside its model. */
function nameListenVersion(plan: Plan, settings: ts.Expression): void {
  const ts = typescript();
  let node: ts.Expression | undefined = settings;
  for (const name of ["agent", "listen", "provider"]) node = node && memberOf(node, name);
  const model = node && memberOf(node, "model");
  if (!node || !model || memberOf(node, "version") || !isTypeScript(plan.context)) return;
  if (ts.isStringLiteralLike(model)) plan.insert(model.end, `, version: "${/^flux/.test(model.text) ? "v2" : "v1"}"`);
}
