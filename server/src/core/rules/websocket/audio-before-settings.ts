import type { SentMessage } from "../../exchange/call.ts";
import { outcome } from "../../observe/outcome.ts";
import { rule } from "../define.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { agentPath, isAudio, socketPath } from "./shared/sent.ts";
import { beforeSettings } from "./shared/session.ts";
import { firstSettings } from "./shared/settings-sent.ts";

export const audioBeforeSettings = rule({
  id: "ws-audio-before-settings",
  group: "websocket",
  title: "Audio sent before SettingsApplied",
  severity: "warning",
  why: "Until the agent answers Settings with SettingsApplied it cannot take audio: what comes earlier is refused or lost.",
  advice: "Start the audio in the handler of SettingsApplied.",
  exceptions: "Audio that waits for a flag, or that is started from a handler of messages, is not judged.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [tellsOfAgent],
    signs: [/before (?:the )?(?:settings|it confirmed|SettingsApplied)/i],
    told: [
      "audio sent to the agent before it is ready is lost",
      "agent errors because microphone starts before settings applied",
      "first words to the agent are ignored",
      "binary frames are sent to the agent before it confirmed the configuration",
    ],
    symptoms: ["agent-silent"],
    answers: { errors: ["agent-non-settings-message-before-settings"], closes: [1005], silent: true },
    by: "deepgram",
    settle: "Compare the time of the first audio frame with that of SettingsApplied.",
    claims: true,
    diagnose(exchange, evidence) {
      const early = beforeSettings(exchange);
      if (early?.frame !== "binary" || !outcome(exchange).failed) return;
      evidence({
        text: "Audio is the first thing that was sent, before Settings",
        at: early.origin,
        for: true,
        weight: "decisive",
        explains:
          "Bytes went out before the agent had its Settings and said SettingsApplied: it refuses them and ends the session.",
      });
    },
  },
  check(call, report) {
    if (socketPath(call) !== agentPath) return;
    const at = firstSettings(call.messages);
    for (const message of call.messages) {
      if (!isAudio(message) && !isFed(message, at)) continue;
      if (message.conditional || message.guarded) continue;
      if (message.when !== "open" && message.when !== "straight") continue;
      report({
        message: "Audio is sent without waiting for SettingsApplied",
        at: message.origin,
        related: at === undefined ? [] : [{ at: call.messages[at]!.origin, message: "Settings is sent here" }],
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import { readFileSync } from "node:fs";
import WebSocket from "ws";
import { tellsOfAgent } from "../shared/named-in-words.ts";
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
agent.on("error", console.error);
agent.on("open", () => {
  agent.send(JSON.stringify({ type: "Settings", audio, agent: "4a1c3b6e-0000-4000-8000-000000000000" }));
  agent.send(readFileSync("hello.raw"));
});`,
      },
    ],
    right: [
      {
        code: `import WebSocket from "ws";
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
agent.on("error", console.error);
agent.on("open", () => agent.send(JSON.stringify({ type: "Settings", audio, agent: "4a1c3b6e-0000-4000-8000-000000000000" })));
agent.on("message", (data, isBinary) => {
  if (!isBinary && JSON.parse(data.toString()).type === "SettingsApplied") microphone.on("data", (chunk) => agent.send(chunk));
});`,
      },
    ],
  },
});

/** What a microphone or a stream sends at once when the socket is open, although nothing shows that it is audio. */
function isFed(message: SentMessage, settings: number | undefined): boolean {
  return settings !== undefined && message.frame !== "text" && message.fed?.awaited === false;
}
