import { agentHost, defaultHost } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";

/** The socket of the voice agent's early access: /agent on the agent's host. */
export function isPreviewAgent(call: Call): boolean {
  const { path, host } = call.target;
  if (call.transport !== "ws" || !path || !host) return false;
  return (host.value === agentHost || host.value === defaultHost) && /^\/(?:v1\/)?agent\/?$/.test(path.value);
}
