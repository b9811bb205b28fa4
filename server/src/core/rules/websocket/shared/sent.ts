import type { Call, SentMessage } from "../../../exchange/call.ts";
import { type Known, known, member } from "../../../exchange/facts.ts";
import { contains, type Origin } from "../../../exchange/origin.ts";
import type { ObjectValue, Value } from "../../../exchange/value.ts";
import { atDeepgram, pathOf } from "../../shared/helpers.ts";

/** The path of a socket to Deepgram itself; undefined for requests, proxies and wrapper packages. */
export function socketPath(call: Call): string | undefined {
  return call.transport === "ws" && atDeepgram(call) && call.via !== "wrapper" ? pathOf(call) : undefined;
}

export const agentPath = "/v1/agent/converse";

/** The message as a JSON object, also where its text was wrapped into bytes; undefined for audio and what is not followed. */
export function jsonOf(payload: Value): ObjectValue | undefined {
  if (payload.kind === "object") return payload;
  return payload.kind === "bytes" && payload.source.is === "encoded-text"
    ? jsonOf(payload.source.unwrapped)
    : undefined;
}

/** The `type` of a JSON message, when it is certain. */
export function typeOf(message: SentMessage): Known | undefined {
  return known(member(jsonOf(message.payload), "type"));
}

/** Bytes that are no wrapped text: audio, as far as can be seen. */
export function isAudio(message: SentMessage): boolean {
  const { payload } = message;
  // Version 5 of the SDK has a method for audio alone.
  if (message.method === "sendMedia" && payload.kind === "unresolved") return true;
  if (payload.kind !== "bytes") return false;
  return payload.source.is !== "encoded-text" && payload.source.is !== "empty";
}

/** Where a message is mended: the argument as written, else what is sent, else the call. */
export function placeOf(message: SentMessage): Origin {
  // A helper that sends everything is right: what it was handed is wrong.
  if (message.calledAt && contains(message.calledAt, message.payload.origin)) return message.payload.origin;
  if (message.argument) return message.argument;
  return message.payload.kind === "unresolved" ? message.origin : message.payload.origin;
}

/** The numbers that a timer's interval can be; empty when it is not known or there is no timer. */
export function intervals(message: SentMessage): { readonly ms: number; readonly origin: Origin }[] {
  const read = (value: Value | undefined): { ms: number; origin: Origin }[] => {
    if (value?.kind === "one-of") return value.options.flatMap(read);
    return value?.kind === "number" ? [{ ms: value.value, origin: value.origin }] : [];
  };
  return read(message.every);
}
