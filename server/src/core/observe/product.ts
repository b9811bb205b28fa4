import type { Call } from "../exchange/call.ts";
import type { Exchange, Frame } from "../exchange/exchange.ts";
import { known, member } from "../exchange/facts.ts";

/** The products as the error list of the catalogue names them. */
export type Product = "listen" | "listen-v2" | "speak" | "speak-v2" | "read" | "agent" | "auth" | "manage";

const paths: readonly [RegExp, Product][] = [
  [/\/v2\/listen\b/, "listen-v2"],
  [/\/v2\/speak\b/, "speak-v2"],
  [/\/v1\/listen\b/, "listen"],
  [/\/v1\/speak\b/, "speak"],
  [/\/v1\/read\b/, "read"],
  [/\/v1\/agent\b|\/agent(?:\/converse)?$/, "agent"],
  [/\/v1\/auth\b/, "auth"],
  [/\/v1\/projects\b/, "manage"],
];

/** The product that a path, or a text with a path in it, belongs to. */
export function productOfPath(path: string): Product | undefined {
  return paths.find(([pattern]) => pattern.test(path))?.[1];
}

const types: Readonly<Record<string, Product>> = {
  TurnInfo: "listen-v2",
  Results: "listen",
  UtteranceEnd: "listen",
  SpeechStarted: "listen",
  Welcome: "agent",
  Settings: "agent",
  SettingsConfiguration: "agent",
  SettingsApplied: "agent",
  ConversationText: "agent",
  UserStartedSpeaking: "agent",
  AgentAudioDone: "agent",
  FunctionCallRequest: "agent",
  FunctionCallResponse: "agent",
  InjectionRefused: "agent",
  ForceEndTurn: "listen-v2",
  Flushed: "speak",
  Speak: "speak",
  Flush: "speak",
  SessionMetadata: "speak-v2",
};

/** The `type` of a frame's JSON message. */
export function messageType(frame: Frame): string | undefined {
  return known(member(frame.json, "type"))?.text;
}

/** The product that a call goes to, by its path. */
export function productOfCall(call: Call | undefined): Product | undefined {
  const path = call?.target.path?.value;
  if (path) return productOfPath(path);
  const method = call?.sdk?.method;
  if (!method) return undefined;
  if (/agent/.test(method)) return "agent";
  if (/listen\.v2/.test(method)) return "listen-v2";
  return /listen|transcri/i.test(method) ? "listen" : /speak/.test(method) ? "speak" : undefined;
}

/** The product by the call, else by a path in what was printed, else by the messages of the socket. */
export function productOf(exchange: Exchange): Product | undefined {
  const called = productOfCall(exchange.call);
  if (called) return called;
  for (const error of exchange.errors) {
    const named = productOfPath(error.text);
    if (named) return named;
  }
  for (const frame of exchange.frames.slice(0, 400)) {
    const type = messageType(frame);
    if (type && Object.hasOwn(types, type)) return types[type];
  }
  // Of the sockets that take a Configure only Flux has thresholds.
  if (exchange.frames.some((frame) => messageType(frame) === "Configure" && member(frame.json, "thresholds")))
    return "listen-v2";
  // A path that words or a log name, where they name one only.
  const named = new Set(
    (exchange.frames.length > 0 ? (exchange.lines ?? []) : []).flatMap(({ text }) => productOfPath(text) ?? []),
  );
  return named.size === 1 ? [...named][0] : undefined;
}
