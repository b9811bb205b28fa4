import { rule } from "../define.ts";
import { reportKeepAlives } from "./shared/no-keepalive.ts";
import { socketPath } from "./shared/sent.ts";

export const keepaliveOnTts = rule({
  id: "ws-keepalive-on-tts",
  group: "websocket",
  title: "KeepAlive on the speak socket",
  severity: "error",
  why: "The speak sockets know no KeepAlive: text to speech needs none.",
  advice: "Remove the KeepAlive.",
  docs: ["https://developers.deepgram.com/docs/tts-troubleshooting-websocket-net-and-data-errors"],
  shows: {
    needs: [/speak|\btts\b|speech|aura|voice/i],
    signs: [
      /\b(?:speak|tts|speech|aura)\b[^?\n]{0,120}keep[- ]?alive|keep[- ]?alive[^?\n]{0,120}\b(?:speak|tts|speech|aura)\b/i,
    ],
    told: [
      "keepalive on the speak socket gives an error",
      "text to speech websocket closes between sentences, keepalive refused",
      "how to hold the tts connection open",
      "speak socket is closed while waiting for the next text in spite of keepalive",
    ],
    answers: { errors: ["tts-data-0000"], closes: [1008] },
    by: "deepgram",
    settle: "Look whether the socket closes just after the first KeepAlive.",
    claims: false,
  },
  check(call, report) {
    const path = socketPath(call);
    if (path === "/v1/speak" || path === "/v2/speak") reportKeepAlives(call, "The speak socket", report);
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => setInterval(() => socket.send(JSON.stringify({ type: "KeepAlive" })), 5000);`,
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
  },
});
