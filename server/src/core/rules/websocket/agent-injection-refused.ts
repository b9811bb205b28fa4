import { messageType } from "../../observe/product.ts";
import { saw } from "../../observe/seen.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";

const refusals = [
  "injection-refused",
  "agent-inject-agent-message-during-agent-speech",
  "agent-inject-agent-message-during-user-speech",
];

export const agentInjectionRefused = rule({
  id: "agent-injection-refused",
  group: "websocket",
  title: "Injected message dropped while somebody speaks",
  severity: "warning",
  why: "The agent takes InjectAgentMessage while nobody speaks; during speech the message is dropped, unless its behavior says to queue or to interrupt.",
  advice:
    "Send it after AgentAudioDone and outside the user's turn, or with behavior: 'queue' to have it spoken next, or 'interrupt' to have it spoken at once.",
  docs: [
    "https://developers.deepgram.com/docs/voice-agent-inject-agent-message",
    "https://developers.deepgram.com/docs/voice-agent-errors-warnings",
  ],
  shows: {
    needs: [/inject|say my|agent to say|refuses to say/i],
    signs: [/Inject\w*Message|InjectionRefused|injection refused|injected? (?:message|text)/i],
    told: [
      "the injected message is not spoken by the agent",
      "inject agent message is ignored while someone is talking",
      "agent refuses to say my message",
      "I want the agent to say something and it gets dropped",
    ],
    answers: { errors: refusals, silent: true },
    by: "deepgram",
    settle:
      "Log AgentStartedSpeaking, AgentAudioDone and UserStartedSpeaking with the injection: it lies between two of them.",
    rulesOut: [{ id: "ws-agent-unparsable", why: "the message was understood: it came at the wrong time" }],
    diagnose(exchange, evidence) {
      const refused = saw(exchange, refusals);
      if (!refused) return;
      const { sent, received } = timeline(exchange);
      const injected = sent.filter((frame) => messageType(frame) === "InjectAgentMessage").at(-1);
      const user = refused.error.id.endsWith("user-speech");
      const agent = refused.error.id.endsWith("agent-speech");
      const who = user ? "the user" : agent ? "the agent" : "somebody";
      evidence({
        text: `The agent answers '${refused.text}'`,
        at: refused.at,
        for: true,
        weight: "decisive",
        explains: `The message was dropped, because ${who} was speaking when it came.`,
      });
      if (injected)
        evidence({ text: "InjectAgentMessage was sent", at: injected.origin, for: true, weight: "supporting" });
      const begun = received.findLast((frame) => /^(?:Agent|User)StartedSpeaking$/.test(messageType(frame) ?? ""));
      if (begun)
        evidence({ text: `${messageType(begun)} came before`, at: begun.origin, for: true, weight: "supporting" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://agent.deepgram.com/v1/agent/converse",
        response:
          '> {"type":"InjectAgentMessage","message":"One moment, please."}\n< {"type":"InjectionRefused","message":"Agent is speaking"}',
      },
    ],
  },
});
