import type ts from "typescript";
import { sdkSocket, sendMethod } from "../../catalogue/sdk.ts";
import type { Call, SentMessage } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Abstract, Obj, Prop } from "../abstract.ts";
import type { FileContext } from "../context.ts";
import { literal, undefinedAt } from "../evaluate/values/make.ts";
import { type Content, contentOf } from "./payload.ts";

/** What the SDKs before v5 send for a method, by namespace: the message's type, and the member that holds the argument. */
const messages: Readonly<Record<string, Readonly<Record<string, { readonly type: string; readonly holds?: string }>>>> =
  {
    listen: {
      keepAlive: { type: "KeepAlive" },
      finalize: { type: "Finalize" },
      finish: { type: "CloseStream" },
      requestClose: { type: "CloseStream" },
      configure: { type: "Configure", holds: "processors" },
    },
    speak: {
      sendText: { type: "Speak", holds: "text" },
      flush: { type: "Flush" },
      clear: { type: "Clear" },
      requestClose: { type: "Close" },
    },
    agent: {
      configure: { type: "Settings", holds: "" },
      updatePrompt: { type: "UpdatePrompt", holds: "prompt" },
      updateSpeak: { type: "UpdateSpeak", holds: "speak" },
      injectAgentMessage: { type: "InjectAgentMessage", holds: "content" },
      injectUserMessage: { type: "InjectUserMessage", holds: "content" },
      functionCallResponse: { type: "FunctionCallResponse", holds: "" },
      keepAlive: { type: "KeepAlive" },
    },
  };

/** What a socket's method sends; undefined when it sends nothing. */
export function sentBy(
  context: FileContext,
  call: Call,
  method: string,
  argument: Abstract | undefined,
  node: ts.CallExpression,
  at: Origin,
): Content | undefined {
  const { sdk } = call;
  if (!sdk) return method === "send" ? contentOf(context, argument ?? undefinedAt(at)) : undefined;
  if (!isSend(call, method)) return undefined;
  const namespace = sdk.method.split(".")[0]!.replace("transcription", "listen");
  const newest = sdk.major === 5 || /\.v\d\b/.test(sdk.method);
  const known = newest ? undefined : messages[namespace]?.[method];
  if (known) return { frame: "text", payload: context.evaluator.lower(message(known, argument, at)) };
  if (method === "send" || method === "sendMedia") return contentOf(context, argument ?? undefinedAt(at));
  // v5 makes JSON of the message that it is handed.
  const value = argument ?? { kind: "object" as const, props: [], complete: true, origin: at };
  const { unserialised: _, ...content } = contentOf(context, value);
  return node.arguments.length > 1 ? { frame: "text", payload: content.payload } : { ...content, frame: "text" };
}

/** Whether a method of the socket sends something, by the catalogue. */
export function isSend({ sdk }: Call, method: string): boolean {
  if (!sdk) return method === "send";
  if (/^send/.test(method)) return true;
  const majors = sdk.major ? [sdk.major] : ([5, 4, 3, 2, 1] as const);
  if (readers.has(method)) return false;
  return majors.some((major) => sdkSocket(major, sdk.method) && sendMethod(major, sdk.method, method) !== undefined);
}

/** Methods of the catalogue's list that send nothing. */
const readers = new Set(["getReadyState", "isConnected", "connectionState", "disconnect", "reconnect", "ping"]);

/** `{ type, …argument }`, or the argument under the member's name. */
function message(
  known: { readonly type: string; readonly holds?: string },
  argument: Abstract | undefined,
  at: Origin,
): Abstract {
  const type: Prop = { name: "type", key: at, value: literal(known.type, at), sometimes: false, renamable: false };
  const whole: Obj = { kind: "object", props: [type], complete: true, origin: argument?.origin ?? at };
  if (known.holds === undefined) return { ...whole, origin: at };
  if (known.holds !== "") {
    const value = argument ?? undefinedAt(at);
    return {
      ...whole,
      props: [type, { name: known.holds, key: value.origin, value, sometimes: false, renamable: false }],
    };
  }
  if (argument?.kind !== "object") return { ...whole, complete: false, reason: "what is sent is not followed" };
  const rest = argument.props.filter((prop) => prop.name !== "type");
  const own = argument.props.find((prop) => prop.name === "type");
  return { ...argument, props: [own ?? type, ...rest] };
}

export function messageType({ payload }: Pick<SentMessage, "payload">): string | undefined {
  if (payload.kind !== "object") return undefined;
  const value = payload.bag.entries.find((entry) => entry.name === "type")?.value;
  const part = value?.kind === "text" && value.parts.length === 1 ? value.parts[0] : undefined;
  return part?.kind === "literal" ? part.text : undefined;
}
