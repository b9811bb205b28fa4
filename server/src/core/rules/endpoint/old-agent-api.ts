import { agentHost } from "../../catalogue/index.ts";
import type { Call, SentMessage } from "../../exchange/call.ts";
import { known, member } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, goesTo, isOwnRequest } from "../shared/helpers.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { isPreviewAgent } from "./shared/preview-agent.ts";

export const oldAgentApi = rule({
  id: "endpoint-old-agent-api",
  group: "endpoint",
  title: "Voice agent of the early access",
  severity: "error",
  why: "The agent moved to /v1/agent/converse, and its first message is Settings: the path and the messages of the early access are no longer answered.",
  advice: "Open wss://agent.deepgram.com/v1/agent/converse and send Settings.",
  exceptions: "SDK 3.10 to 3.12 speak the early protocol by themselves and are left alone.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-v1-migration"],
  shows: {
    needs: [tellsOfAgent],
    signs: [/SettingsConfiguration|sts\.sandbox|early access|\bbeta\b/i],
    told: [
      "old agent example with SettingsConfiguration does not work anymore",
      "our agent from the early access stopped working",
      "sts sandbox or agent path of the beta is gone",
      "tutorial of the agent from last year, the address does not answer any more",
    ],
    refines: ["ws-agent-unparsable"],
    answers: {
      statuses: [400, 404],
      errors: ["agent-unparsable-client-message", "not-found-path"],
      closes: [1005, 1006],
    },
    by: "deepgram",
    settle:
      "Compare the path with wss://agent.deepgram.com/v1/agent/converse and the first message's type with Settings.",
  },
  check(call, report) {
    if (!atDeepgram(call) || call.transport !== "ws" || call.via === "wrapper") return;
    if (call.via === "sdk" && call.sdk && isPreviewAgent(call))
      report({
        message: `agent() of @deepgram/sdk ${call.sdk.version ?? ""} opens the path of the early-access agent API`,
        at: call.sdk.at,
        because: "Releases before 3.13.0 speak the early access's protocol, which Deepgram has turned off.",
        advice: "Use version 3.13.0 or later of the SDK, and send Settings in its present form.",
      });
    if (speaksPreview(call)) return;
    const old = call.messages.filter((message) => isPreviewMessage(message));
    const { path } = call.target;
    if (path && isOwnRequest(call) && isPreviewAgent(call))
      report({
        message: `'${path.value}' is the path of the early-access agent API`,
        at: path.origin,
        advice: `Open wss://${agentHost}/v1/agent/converse, and send Settings in its present form.`,
        fixes: fixes(
          path.exact
            ? {
                title: "Use /v1/agent/converse",
                safe: old.length === 0,
                edits: [replace(path.origin, "/v1/agent/converse")],
              }
            : undefined,
        ),
      });
    if (!goesTo(call, "ws", "/v1/agent/converse") && !isPreviewAgent(call)) return;
    for (const message of old) {
      const type = known(member(message.payload, "type"))!;
      // On the path of today the other names are messages that it does not know.
      if (type.text !== "SettingsConfiguration" && !isPreviewAgent(call)) continue;
      report({
        message: `'${type.text}' is a message of the early-access agent API`,
        at: type.exact ? type.origin : message.origin,
        advice:
          type.text === "SettingsConfiguration"
            ? "Send 'Settings', with sample_rate, provider and prompt in their present places."
            : "Send 'UpdatePrompt' with prompt.",
        fixes: fixes(
          type.exact
            ? {
                title: `Rename to ${previewTypes.get(type.text)}`,
                safe: false,
                edits: [replace(type.origin, previewTypes.get(type.text)!)],
              }
            : undefined,
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://agent.deepgram.com/agent", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    pastes: [{ request: "wss://agent.deepgram.com/agent", response: "Error: Unexpected server response: 404" }],
  },
});

/** What the messages of the early access are called today. */
const previewTypes = new Map([
  ["SettingsConfiguration", "Settings"],
  ["UpdateInstructions", "UpdatePrompt"],
]);

function isPreviewMessage(message: SentMessage): boolean {
  return previewTypes.has(known(member(message.payload, "type"))?.text ?? "");
}

/** SDK 3.10 to 3.12 write the early protocol; only version 3 ever did. */
function speaksPreview({ sdk }: Call): boolean {
  return sdk?.major === 3;
}
