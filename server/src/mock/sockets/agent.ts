import { requestId } from "../ids.ts";
import { heard } from "../rest.ts";
import { tone } from "../tone.ts";
import type { Behaviour, Socket } from "./socket.ts";

/** Bytes of audio that the agent takes for a sentence of its user. */
const sentence = 16_000;
const patience = 10;

/** `/v1/agent/converse`: nothing before Settings, then a short answer to each sentence. */
export function agent(socket: Socket): Behaviour {
  let ready = false;
  let bytes = 0;
  const wait = () =>
    socket.within(patience, () => socket.fail("agent-client-message-timeout", "No client message came in time"));
  const early = () => socket.fail("agent-non-settings-message-before-settings", "Settings must be the first message");
  const say = (content: string) => {
    socket.send("ConversationText", { role: "assistant", content });
    socket.audio(tone(300, 24_000));
    socket.send("AgentAudioDone");
  };
  const answer = (said: string) => {
    socket.send("UserStartedSpeaking");
    socket.send("ConversationText", { role: "user", content: said });
    socket.send("AgentThinking", { content: "" });
    say("I heard it.");
  };
  return {
    greet: () => {
      socket.send("Welcome", { request_id: requestId() });
      wait();
    },
    audio: (piece) => {
      wait();
      if (!ready) return early();
      bytes += piece.length;
      if (bytes < sentence) return;
      bytes = 0;
      answer(heard);
    },
    text: (type, message) => {
      wait();
      if (type === "Settings") return ready ? socket.fail("agent-settings-already-applied") : settle(message);
      if (!ready) return type === "KeepAlive" ? undefined : early();
      if (type === "InjectUserMessage") answer(String(message.content ?? ""));
      if (type === "InjectAgentMessage") say(String(message.message ?? message.content ?? ""));
      const updated = {
        UpdatePrompt: "PromptUpdated",
        UpdateSpeak: "SpeakUpdated",
        UpdateThink: "ThinkUpdated",
        UpdateListen: "ListenUpdated",
      }[type];
      if (updated) socket.send(updated);
    },
  };

  function settle(message: Readonly<Record<string, unknown>>): void {
    ready = true;
    socket.send("SettingsApplied");
    const greeting = (message.agent as { greeting?: unknown } | undefined)?.greeting;
    if (typeof greeting === "string" && greeting) say(greeting);
  }
}
