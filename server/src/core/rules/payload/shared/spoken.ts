import type { Call } from "../../../exchange/call.ts";
import { entries, known, member } from "../../../exchange/facts.ts";
import type { Value } from "../../../exchange/value.ts";
import { atDeepgram, pathOf } from "../../shared/helpers.ts";
import { bodyPath, jsonObject } from "./body.ts";

/** A text that is to be spoken: of a request's body, or of a Speak message. */
export interface Spoken {
  readonly value: Value;
  /** A check of something else than the socket's state stands before it, or may. */
  readonly guarded: boolean;
  readonly over: "http" | "ws";
}

/** Every text that a call hands to text-to-speech. */
export function spokenTexts(call: Call): Spoken[] {
  if (call.transport === "http") {
    const path = bodyPath(call);
    if (path !== "/v1/speak" && path !== "/v2/speak") return [];
    const body = jsonObject(call);
    return body ? entries(body.bag, "text").map(({ value }) => ({ value, guarded: true, over: "http" })) : [];
  }
  const path = pathOf(call);
  if (!atDeepgram(call) || (path !== "/v1/speak" && path !== "/v2/speak")) return [];
  return call.messages.flatMap(({ payload, guards = [] }): Spoken[] => {
    if (known(member(payload, "type"))?.text !== "Speak") return [];
    const value = member(payload, "text");
    return value ? [{ value, guarded: guards.some((guard) => guard !== "open"), over: "ws" }] : [];
  });
}
