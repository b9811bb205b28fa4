/** What the readers must know of Deepgram to tell one JSON from another. */
const clientTypes = new Set(
  "Settings UpdateListen UpdateThink UpdateSpeak InjectUserMessage InjectAgentMessage KeepAlive UpdatePrompt ForceEndTurn Finalize CloseStream Configure Speak Flush Clear Close Interrupt".split(
    " ",
  ),
);
const serverTypes = new Set(
  "ListenUpdated ThinkUpdated PromptUpdated SpeakUpdated InjectionRefused Welcome SettingsApplied ConversationText UserStartedSpeaking AgentThinking LatencyReport FunctionCallRequest AgentStartedSpeaking AgentAudioDone Error Warning History FunctionCallCancelled Results Metadata UtteranceEnd SpeechStarted Connected TurnInfo ConfigureSuccess ConfigureFailure Flushed Cleared SpeechMetadata SessionMetadata SpeechInterrupted".split(
    " ",
  ),
);

/** Which side sends messages of that type; undefined for types of both sides and for none of Deepgram's. */
export function senderOf(type: string): "client" | "server" | "both" | undefined {
  if (type === "FunctionCallResponse") return "both";
  return clientTypes.has(type) ? "client" : serverTypes.has(type) ? "server" : undefined;
}
