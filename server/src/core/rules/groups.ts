import type { RuleGroup, Shows } from "./rule.ts";

/** What the rules of a group have in common; a rule's own `shows` goes before it. */
type Traits = Pick<Shows, "looksAt" | "beforeDeepgram" | "aboutParameter" | "differsIn">;

export const groups: Readonly<Record<RuleGroup, Traits>> = {
  "audio-format": {
    differsIn: {
      parts: ["audio"],
      names: /^(?:encoding|sample_rate|channels|container|Content-Type|content of the body)$/,
    },
  },
  auth: { looksAt: "headers", differsIn: { parts: ["credential"] } },
  billing: {},
  endpoint: { differsIn: { parts: ["transport", "scheme", "host", "path", "method"] } },
  model: { differsIn: { parts: [], names: /\bmodel$|^(?:version|language)$/ } },
  network: { beforeDeepgram: true },
  params: { aboutParameter: true },
  payload: { looksAt: "body", differsIn: { parts: ["body"], names: /^Content-Type$/ } },
  "rate-limit": {},
  response: {},
  sdk: { differsIn: { parts: ["sdk"] } },
  server: {},
  timeout: {},
  websocket: { looksAt: "messages", differsIn: { parts: ["message"], decides: true } },
};
