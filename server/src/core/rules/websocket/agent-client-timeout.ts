import { limits } from "../../catalogue/limits.ts";
import { messageType } from "../../observe/product.ts";
import { saw } from "../../observe/seen.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { tellsOfAgent } from "../shared/named-in-words.ts";

export const agentClientTimeout = rule({
  id: "ws-agent-client-timeout",
  group: "websocket",
  title: "The agent got no client message in time",
  severity: "error",
  why: "The voice agent ends a session in which the client sends neither audio nor KeepAlive for too long (CLIENT_MESSAGE_TIMEOUT).",
  advice: `Stream the microphone all the time, also while the agent speaks, or send {"type":"KeepAlive"} every ${limits.agent.keepAliveEverySeconds} seconds.`,
  docs: ["https://developers.deepgram.com/docs/agent-keep-alive"],
  shows: {
    needs: [tellsOfAgent, /clos|end|dies?\b|kick|timeout|drop|disconnect|gone|hang/i],
    signs: [/CLIENT_MESSAGE_TIMEOUT|client message timeout/i],
    told: [
      "agent session ends when the user says nothing for a while",
      "client message timeout in voice agent",
      "agent closes because we stop sending audio while it speaks",
      "push to talk agent dies between turns",
      "users mute the microphone and the agent kicks them out since it waited too long for a message",
    ],
    answers: { errors: ["agent-client-message-timeout"] },
    settle: "Log the time of every frame that is sent: the last one before the error tells when it stopped.",
    rulesOut: [{ id: "auth-jwt-expired", why: "a token's life does not end an open session" }],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["agent-client-message-timeout"]);
      if (!told) return;
      const { sent, received, audio } = timeline(exchange);
      const settings = sent.some((frame) => messageType(frame) === "Settings");
      const welcomed = received.some((frame) => messageType(frame) === "Welcome");
      const speaking = received.some((frame) => messageType(frame) === "AgentStartedSpeaking");
      evidence({
        text: `The agent says '${told.text}'`,
        at: told.at,
        for: true,
        weight: welcomed && !settings && sent.length === 0 ? "strong" : "decisive",
        explains:
          speaking && audio.length > 0
            ? "The client stopped sending while the agent spoke: neither audio nor KeepAlive came in time."
            : "The agent waited for audio or KeepAlive and got neither in time.",
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        response:
          '{"type":"Error","description":"We did not receive a client message within the timeout","code":"CLIENT_MESSAGE_TIMEOUT"}',
      },
    ],
  },
});
