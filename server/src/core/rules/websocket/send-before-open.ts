import { rule } from "../define.ts";
import { socketPath } from "./shared/sent.ts";

export const sendBeforeOpen = rule({
  id: "ws-send-before-open",
  group: "websocket",
  title: "Sent before the socket is open",
  severity: "warning",
  why: "A socket is still connecting when it has just been made: send throws then, or what is sent is lost.",
  advice: "Send in the handler of the open event, or wait for it.",
  exceptions: "SDK versions 3 and 4 keep what is sent until the socket is open.",
  docs: [
    "https://developers.deepgram.com/docs/recovering-from-connection-errors-and-timeouts-when-live-streaming-audio",
  ],
  shows: {
    needs: [/first|begin|start|connecting|open|hello/i],
    signs: [
      /CONNECTING\b|readyState|socket is not open|not open\b|\b(?:line|directly|right|immediately|straight) (?:below|after|behind) (?:the )?(?:new WebSocket|connect)|same (?:moment|click handler|time) as the socket/i,
    ],
    told: [
      "first words are always missing from the transcript",
      "beginning of speech is cut off, the first second is lost",
      "error still in connecting state when I send audio",
      "the hello at the start is never transcribed",
      "socket is not open when microphone begins",
    ],
    symptoms: ["first-words-missing"],
    answers: {
      says: /Still in CONNECTING state|\breadyState 0\b/,
      errors: ["sdk-socket-not-open", "net-0001-stt"],
      closes: [1011],
    },
    by: "client",
    settle: "Look whether the first send comes before the open event.",
  },
  check(call, report) {
    if (!socketPath(call)) return;
    const raw = call.via === "ws" || call.via === "websocket";
    if (!raw && !(call.via === "sdk" && call.sdk?.major === 5)) return;
    // A socket that is never opened at all is said to be so, once.
    if (!raw && call.connects === false && call.messagesComplete) return;
    for (const message of call.messages) {
      const straight =
        message.when === "straight" && !message.every && (!message.conditional || message.ownCondition === true);
      // A message that ends something comes after its beginning.
      const soon = message.soon === true && message.frame !== "text";
      if (!straight && !soon) continue;
      if (message.guards ? message.guards.includes("open") : message.guarded) continue;
      report({
        message: straight
          ? "This is sent while the socket is still connecting"
          : "This may be sent while the socket is still connecting",
        at: message.origin,
        ...(!straight && { advice: "Begin in the handler of the open event, or keep what comes before it." }),
        related: [{ at: call.head, message: "The socket is opened here" }],
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
const recorder = new MediaRecorder(microphone);
recorder.ondataavailable = (event) => {
  if (event.data.size > 0) socket.send(event.data);
};
recorder.start(250);`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.send(JSON.stringify({ type: "Speak", text: "Hello" }));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => {
  socket.send(JSON.stringify({ type: "Speak", text: "Hello" }));
  socket.send(JSON.stringify({ type: "Flush" }));
};`,
      },
    ],
    pastes: [
      {
        request: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key])`,
        response: "InvalidStateError: Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.",
      },
    ],
  },
});
