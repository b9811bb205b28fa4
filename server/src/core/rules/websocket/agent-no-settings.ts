import { outcome } from "../../observe/outcome.ts";
import { messageType } from "../../observe/product.ts";
import { rule } from "../define.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";
import { agentPath, isAudio, jsonOf, placeOf, socketPath, typeOf } from "./shared/sent.ts";
import { beforeSettings } from "./shared/session.ts";
import { firstSettings, mayBeSettings } from "./shared/settings-sent.ts";

export const agentNoSettings = rule({
  id: "ws-agent-no-settings",
  group: "websocket",
  title: "Voice Agent without Settings, or with something before it",
  severity: "error",
  why: "The agent does nothing until it has its Settings, and refuses any other message that comes before.",
  advice: "Send Settings as the first message once the socket is open.",
  exceptions: "Nothing is said where the socket is handed to code that is not seen.",
  docs: ["https://developers.deepgram.com/docs/voice-agent-errors-warnings"],
  shows: {
    needs: [tellsOfAgent],
    signs: [
      /\b(?:no|without|never|not|n't) (?:\w+ ){0,3}(?:settings|configuration)\b|NON_SETTINGS_MESSAGE|\bwelcome\b[^?\n]{0,100}\b(?:nothing|silence|silent|never|else)/i,
    ],
    unless: [
      /\b(?:after|when|once|as soon as) (?:I|we) (?:send|sent) (?:the |my |our )?settings\b|\b(?:I|we) (?:do |did |already )?(?:send|sent) (?:the |my |our )?settings\b(?! after| too late)/i,
    ],
    told: [
      "agent never says hello, nothing happens after welcome",
      "voice agent connects and stays silent, no greeting",
      "agent socket opens, welcome comes and then silence",
      "agent closes a few seconds after connecting, I send audio right away",
      "I only send microphone audio to the agent and it does not answer",
    ],
    symptoms: ["agent-silent"],
    answers: {
      says: /NON_SETTINGS_MESSAGE_BEFORE_SETTINGS/,
      errors: ["agent-non-settings-message-before-settings", "agent-client-message-timeout"],
      closes: [1005],
    },
    by: "deepgram",
    settle: "Look for a Settings frame among those sent.",
    claims: true,
    diagnose(exchange, evidence) {
      const early = beforeSettings(exchange);
      if (!early || !outcome(exchange).failed || exchange.frames.some((frame) => messageType(frame) === "Settings"))
        return;
      evidence({
        text: "No Settings is among the messages that were sent",
        at: early.origin,
        for: true,
        weight: "decisive",
      });
    },
    rulesOut: [{ id: "ws-agent-invalid-settings", why: "no Settings arrived that could be invalid" }],
  },
  check(call, report) {
    if (socketPath(call) !== agentPath) return;
    const at = firstSettings(call.messages);
    if (at === undefined) {
      if (!call.messagesComplete || call.messages.some(mayBeSettings)) return;
      report({ message: "No Settings message is sent to the agent", at: call.head });
      return;
    }
    const settings = call.messages[at]!;
    for (const message of call.messages.slice(0, at)) {
      const type = typeOf(message);
      if (!type || isAudio(message) || !jsonOf(message.payload) || message.conditional) continue;
      if (settings.when !== message.when || (message.when !== "open" && message.when !== "straight")) continue;
      const keepAlive = type.text === "KeepAlive";
      report({
        message: `${type.text} is sent before Settings`,
        at: placeOf(message),
        severity: keepAlive || message.every ? "warning" : "error",
        related: [{ at: settings.origin, message: "Settings is sent here" }],
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import WebSocket from "ws";
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
agent.on("error", console.error);
agent.on("open", () => {
  agent.send(JSON.stringify({ type: "InjectUserMessage", content: "Hello" }));
});`,
      },
    ],
    right: [
      {
        code: `import WebSocket from "ws";
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
agent.on("error", console.error);
agent.on("open", () => {
  agent.send(JSON.stringify(settings));
});`,
      },
    ],
  },
});
