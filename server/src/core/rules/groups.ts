import type { GateName, RuleGroup, Shows } from "./rule.ts";

/** What the rules of a group have in common; a rule's own `shows` goes before it. */
interface Traits extends Pick<Shows, "looksAt" | "beforeDeepgram" | "aboutParameter" | "differsIn"> {
  /** Where Deepgram stops a call with such a mistake. */
  readonly gate?: GateName;
}

export const groups: Readonly<Record<RuleGroup, Traits>> = {
  "audio-format": {
    gate: "parameters",
    differsIn: {
      parts: ["audio"],
      names: /^(?:encoding|sample_rate|channels|container|Content-Type|content of the body)$/,
    },
  },
  auth: { gate: "scheme", looksAt: "headers", differsIn: { parts: ["credential"] } },
  billing: {},
  comment: {},
  endpoint: { gate: "path", differsIn: { parts: ["transport", "scheme", "host", "path", "method"] } },
  model: { gate: "model", differsIn: { parts: [], names: /\bmodel$|^(?:version|language)$/ } },
  network: { beforeDeepgram: true },
  params: { gate: "parameters", aboutParameter: true },
  payload: { gate: "body", looksAt: "body", differsIn: { parts: ["body"], names: /^Content-Type$/ } },
  "rate-limit": {},
  response: {},
  sdk: { differsIn: { parts: ["sdk"] } },
  server: {},
  timeout: {},
  websocket: { gate: "message", looksAt: "messages", differsIn: { parts: ["message"], decides: true } },
};
