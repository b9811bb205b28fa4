/** What each message of a socket says, in one sentence, for a reader who sees it go by. */
const sentences: Readonly<Record<string, string>> = {
  AgentAudioDone: "The agent has sent all audio of what it says.",
  AgentStartedSpeaking: "The agent begins to speak.",
  AgentThinking: "The agent is preparing an answer.",
  Clear: "Audio that has not been sent yet is thrown away.",
  Cleared: "What had not been sent was thrown away.",
  Close: "The client ends the session.",
  CloseStream: "The client has no more audio; what is left is transcribed, then the socket closes.",
  Configure: "The client changes options of the running session.",
  ConfigureFailure: "Deepgram did not take the changed options.",
  ConfigureSuccess: "Deepgram took the changed options.",
  Connected: "The session is open.",
  ConversationText: "What a person or the agent said, in words.",
  Error: "Deepgram reports an error.",
  Finalize: "The client asks for the results of all audio so far.",
  Flush: "The client asks for the audio of all text so far.",
  Flushed: "All audio of the text so far has been sent.",
  ForceEndTurn: "The client ends the turn.",
  FunctionCallRequest: "The agent asks the client to run a function.",
  FunctionCallResponse: "The result of a function.",
  History: "Earlier turns of the conversation.",
  InjectAgentMessage: "The client has the agent say something.",
  InjectUserMessage: "The client says something for the user.",
  InjectionRefused: "Deepgram did not let the agent say it now.",
  KeepAlive: "Keeps the socket open while there is no audio.",
  Metadata: "Facts about the request: its id, the model, the length of the audio.",
  PromptUpdated: "The agent works with the new prompt.",
  Results: "Words that were heard.",
  Settings: "How the agent listens, thinks and speaks; nothing may come before it.",
  SettingsApplied: "The agent is ready: audio may be sent.",
  Speak: "Text to be spoken.",
  SpeakUpdated: "The agent has its new voice.",
  SpeechStarted: "Speech begins.",
  TurnInfo: "How far the speaker's turn has come, with its words.",
  UpdatePrompt: "The client changes the prompt.",
  UpdateSpeak: "The client changes the voice.",
  UserStartedSpeaking: "The user begins to speak: what the agent still says should stop.",
  UtteranceEnd: "A gap between words was long enough to end what was said.",
  Warning: "Deepgram reports a warning; the session goes on.",
  Welcome: "The session is open; Settings must follow.",
};

/** One sentence about a message of that `type`; of audio (no type) whom it is for. */
export function frameInWords(type: string | undefined, frame: "text" | "binary", sent: boolean): string | undefined {
  if (type !== undefined) return Object.hasOwn(sentences, type) ? sentences[type] : undefined;
  if (frame === "text") return undefined;
  return sent ? "Audio for Deepgram." : "Audio from Deepgram.";
}
