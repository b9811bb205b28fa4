import { rule } from "../define.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { agentPath, placeOf, socketPath } from "./shared/sent.ts";
import { isSettings } from "./shared/settings-sent.ts";

export const agentSettingsTwice = rule({
  id: "ws-agent-settings-twice",
  group: "websocket",
  title: "Settings sent a second time",
  severity: "warning",
  why: "The agent takes Settings once in a session and refuses it from then on.",
  advice: "Change a running session by UpdatePrompt, UpdateThink, UpdateSpeak or UpdateListen.",
  exceptions: "After a reconnect Settings is rightly sent again, on the new socket.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [tellsOfAgent],
    signs: [
      /settings (?:message )?(?:again|twice|once more|a second time)|second settings|SETTINGS_ALREADY_APPLIED|already applied/i,
    ],
    told: [
      "changing the agent prompt during the call by sending settings again fails",
      "settings already applied",
      "second settings message is refused",
      "how do I switch the voice of the agent in the middle of a call",
    ],
    answers: { errors: ["agent-settings-already-applied"], closes: [1005] },
    by: "deepgram",
    settle: "Count the Settings frames that were sent on this one socket.",
  },
  check(call, report) {
    if (socketPath(call) !== agentPath) return;
    const settings = call.messages.filter(isSettings);
    const first = settings.find(
      (message) => !message.conditional && (message.when === "open" || message.when === "straight"),
    );
    if (!first) return;
    for (const message of settings) {
      // A branch may send one or the other; of a handler of messages and of a function of its own that cannot be.
      if (message === first || (message.conditional && message.when !== "message")) continue;
      report({
        message: "Settings is sent again on the same socket",
        at: placeOf(message),
        related: [{ at: first.origin, message: "Settings is sent here already" }],
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import WebSocket from "ws";
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
agent.on("error", console.error);
agent.on("open", () => agent.send(JSON.stringify({ type: "Settings", audio, agent: first })));
export function change(second) {
  agent.send(JSON.stringify({ type: "Settings", audio, agent: second }));
}`,
      },
    ],
    right: [
      {
        code: `import WebSocket from "ws";
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
agent.on("error", console.error);
agent.on("open", () => agent.send(JSON.stringify({ type: "Settings", audio, agent: first })));
export function change(prompt) {
  agent.send(JSON.stringify({ type: "UpdatePrompt", prompt }));
}`,
      },
    ],
  },
});
