import { clientMessage, type Schema, variants } from "../../../catalogue/index.ts";
import type { Call } from "../../../exchange/call.ts";
import { known, member } from "../../../exchange/facts.ts";
import type { ObjectValue } from "../../../exchange/value.ts";
import { isPreviewAgent } from "../../endpoint/shared/preview-agent.ts";
import { isOwnRequest } from "../../shared/helpers.ts";
import { agentPath, jsonOf, socketPath, typeOf } from "../../websocket/shared/sent.ts";

/** The Settings messages that a call sends to the agent, as objects: on the path of the early access, too, those under today's name. */
export function settingsOf(call: Call): ObjectValue[] {
  if (socketPath(call) !== agentPath && !(isPreviewAgent(call) && isOwnRequest(call))) return [];
  return call.messages.flatMap((message) => {
    const type = typeOf(message)?.text;
    const json = jsonOf(message.payload);
    const given =
      type === "Settings" ||
      (type === undefined && (message.method === "configure" || message.method === "sendSettings"));
    return given && json && !isPreview(json) ? [json] : [];
  });
}

export const settingsSchemas: readonly Schema[] = variants(clientMessage(agentPath, "Settings")?.payload ?? {});

/** The preview API's Settings, by its type: another rule's matter. */
function isPreview(json: ObjectValue): boolean {
  return known(member(json, "type"))?.text === "SettingsConfiguration";
}

/** `agent.think` of a path; the message itself for none. */
export function place(path: readonly string[]): string {
  return path.length === 0 ? "Settings" : path.join(".");
}
