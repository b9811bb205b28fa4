import type { SentMessage } from "../../../exchange/call.ts";
import { entries, member, someKnown } from "../../../exchange/facts.ts";
import { isAudio, jsonOf, typeOf } from "./sent.ts";

/** Methods of the SDK that send Settings whatever they are given. */
const senders = new Set(["configure", "sendSettings"]);

export function isSettings(message: SentMessage): boolean {
  const type = typeOf(message)?.text;
  return senders.has(message.method) || (type !== undefined && /^settings(?:configuration)?$/i.test(type));
}

/** `{ type: "Settings", ...more }`: what is spread over it hardly ever changes the type. */
function isWrittenSettings({ payload }: SentMessage): boolean {
  return someKnown(member(jsonOf(payload), "type")).some(({ text }) => text === "Settings");
}

/** Whether a message could be Settings: it is, or what it is was not seen. */
export function mayBeSettings(message: SentMessage): boolean {
  if (isSettings(message)) return true;
  if (isAudio(message)) return message.payload.kind === "bytes" && message.payload.source.is === "other";
  const json = jsonOf(message.payload);
  if (!json) return message.payload.kind !== "bytes";
  if (typeOf(message)) return false;
  return !json.bag.complete || entries(json.bag, "type").length > 0;
}

/** The index of the first message that is Settings, whatever else is spread over it. */
export function firstSettings(messages: readonly SentMessage[]): number | undefined {
  const at = messages.findIndex((message) => isSettings(message) || isWrittenSettings(message));
  return at < 0 ? undefined : at;
}
