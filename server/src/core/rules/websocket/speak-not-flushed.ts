import type { SentMessage } from "../../exchange/call.ts";
import { known, prefix } from "../../exchange/facts.ts";
import { symptom } from "../../observe/says.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { unflushed } from "../shared/unflushed.ts";
import { placeOf, socketPath, typeOf } from "./shared/sent.ts";

export const speakNotFlushed = rule({
  id: "ws-speak-not-flushed",
  group: "websocket",
  title: "Text on the speak socket that nothing flushes",
  severity: "information",
  why: "The speak socket gathers text and speaks the rest of it only after a Flush, or after a Close message.",
  advice:
    "Send { type: 'Flush' } after the last Speak of each thing to be said, not after each word: 20 a minute are allowed.",
  exceptions: "Reported only where every use of the socket is seen and none sends a Flush or a Close.",
  docs: [
    "https://developers.deepgram.com/docs/tts-ws-flush",
    "https://developers.deepgram.com/docs/streaming-text-to-speech",
  ],
  shows: {
    needs: [/\btts\b|speech|\bspeak|spoken|aura|voice|synthes|say\b|sentence|text|sound|audio/i],
    unless: [/\bbefore (?:any|the first|a|our first|my first) (?:speak|text|message)/i],
    signs: [/\b(?:no|without(?: a)?|never(?: send| sent)?|not|n't) (?:\w+ ){0,2}flush|\{ ?type: ?['"]?Speak/i],
    told: [
      "text to speech socket never gives audio until I close it",
      "last sentence of the speech never comes out",
      "I send speak messages and no sound comes back",
      "tts stream waits and says nothing after text was sent",
      "voice stops before the final words",
      "no audio until I close the speak connection, then the sound arrives all at once",
    ],
    answers: { silent: true, closes: [1000, 1005, 1006, 1011] },
    by: "client",
    settle: "Send a Flush after the text: audio and then Flushed come back.",
    diagnose(exchange, evidence) {
      const text = unflushed(exchange);
      if (!text) return;
      const { received } = timeline(exchange);
      const heard = received.some((frame) => frame.frame === "binary");
      const missed = symptom(exchange, "no-audio", "no-transcript");
      // The log of a session that goes on may just end before the Flush.
      if (!missed && !exchange.close) return;
      evidence({
        text: "Nothing flushes this text",
        at: text.origin,
        for: true,
        weight: heard ? "supporting" : "strong",
        explains: `Text was sent and no Flush followed${heard ? "" : ", and no audio came"}: the socket waits for more text before it speaks.`,
      });
    },
  },
  check(call, report) {
    const path = socketPath(call);
    if (!path || !/^\/v\d\/speak$/.test(path) || !call.messagesComplete) return;
    const types = call.messages.map((message) => (isPlain(message) ? "Speak" : typeOf(message)?.text));
    // A message whose type is not followed may be the Flush.
    if (types.some((type) => type === undefined || type === "Flush" || type === "Close")) return;
    const last = call.messages[types.lastIndexOf("Speak")];
    if (last) report({ message: "No Flush follows this text", at: placeOf(last) });
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => socket.send(JSON.stringify({ type: "Speak", text: "Good morning." }));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => {
  socket.send(JSON.stringify({ type: "Speak", text: "Good morning." }));
  socket.send(JSON.stringify({ type: "Flush" }));
};`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=24000",
        response: '> {"type":"Speak","text":"Good morning."}\nno audio ever comes, the socket stays open',
      },
    ],
  },
});

/** Text that is no JSON, which stands for a Speak. */
function isPlain({ frame, payload }: SentMessage): boolean {
  if (frame !== "text" || payload.kind !== "text") return false;
  const text = known(payload)?.text ?? prefix(payload);
  return text !== "" && !/^\s*[{[]/.test(text);
}
