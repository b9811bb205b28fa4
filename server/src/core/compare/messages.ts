import type { Call, SentMessage } from "../exchange/call.ts";
import { known, member } from "../exchange/facts.ts";
import { leafFacts } from "./body.ts";
import { type Fact, fact, said } from "./fact.ts";

/** Messages whose content tells Deepgram how to work; that of others is what there is to say. */
const telling = new Set([
  "Settings",
  "Configure",
  "SettingsConfiguration",
  "UpdateListen",
  "UpdateThink",
  "UpdateSpeak",
]);

/** What a message is, in one word: its type, or `audio` for bytes. */
export function kindOf({ frame, payload }: SentMessage): string | undefined {
  return frame === "binary" ? "audio" : known(member(payload, "type"))?.text;
}

/** Which messages are sent on a socket, which comes first, and what those say that hold settings. */
export function messageFacts({ messages, transport }: Call): Fact[] {
  if (transport !== "ws" || messages.length === 0) return [];
  const first = new Map<string, SentMessage>();
  for (const message of messages) {
    const kind = kindOf(message);
    if (kind !== undefined && !first.has(kind)) first.set(kind, message);
  }
  const [opening] = first.keys();
  const found = [...first].flatMap(([kind, message]) => [
    fact("message", `sent ${kind}`, kind === "audio" ? "audio" : `message ${kind}`, said("sent"), message.origin),
    ...(telling.has(kind) ? leafFacts("message", `${kind} `, message.payload, ` in ${kind}`) : []),
  ]);
  return opening
    ? [...found, fact("message", "first", "first message", said(opening), first.get(opening)!.origin)]
    : found;
}
