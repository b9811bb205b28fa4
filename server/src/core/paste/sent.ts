import type { Call, SentMessage } from "../exchange/call.ts";
import type { Frame } from "../exchange/exchange.ts";
import type { Value } from "../exchange/value.ts";

/** A socket's call with the frames that were seen going out as its messages, so that rules over messages see them. */
export function withMessages(call: Call, frames: readonly Frame[]): Call {
  const sent = frames.filter((frame) => frame.direction === "sent");
  if (call.transport !== "ws" || sent.length === 0 || call.messages.length > 0) return call;
  return { ...call, messages: sent.map(message) };
}

function message(frame: Frame): SentMessage {
  const bytes: Value = {
    kind: "bytes",
    source: frame.size === 0 ? { is: "empty" } : { is: "other", what: "a binary frame" },
    origin: frame.origin,
  };
  return {
    frame: frame.frame,
    payload:
      frame.json ??
      (frame.frame === "binary" ? bytes : { kind: "unresolved", reason: "not JSON", origin: frame.origin }),
    origin: frame.origin,
    method: "send",
    when: "other",
    guarded: false,
  };
}
