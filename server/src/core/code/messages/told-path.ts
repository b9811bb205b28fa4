import type { Call } from "../../exchange/call.ts";
import { known, member } from "../../exchange/facts.ts";

/** Messages that the sockets of one path alone take. */
const paths: Readonly<Record<string, string>> = {
  Settings: "/v1/agent/converse",
  SettingsConfiguration: "/v1/agent/converse",
  Speak: "/v1/speak",
};

/** A socket at Deepgram whose whole address comes from the environment, with the path that its messages tell: no other service takes them. */
export function withToldPath(call: Call): Call {
  const { transport, target, messages } = call;
  if (transport !== "ws" || target.deepgram === "no" || target.path) return call;
  const told = new Set(messages.flatMap(({ payload }) => paths[known(member(payload, "type"))?.text ?? ""] ?? []));
  const [path] = told;
  if (path === undefined || told.size > 1) return call;
  return {
    ...call,
    target: { ...target, deepgram: "certain", path: { value: path, origin: target.url.origin, exact: false } },
  };
}
