import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { placeOf, socketPath, typeOf } from "./sent.ts";

export const keepaliveOnFlux = rule({
  id: "ws-keepalive-on-flux",
  group: "websocket",
  title: "KeepAlive on the Flux socket",
  severity: "error",
  why: "/v2/listen has no KeepAlive message; it stays open for a minute of silence, and a WebSocket ping holds it longer.",
  advice: "Remove the KeepAlive; send silence as audio or WebSocket pings instead.",
  docs: ["https://developers.deepgram.com/docs/flux/quickstart"],
  answers: { errors: ["flux-fatal"], closes: [1005, 1008] },
  by: "deepgram",
  settle: "Look whether the socket closes just after the first KeepAlive.",
  check(call, report) {
    if (socketPath(call) === "/v2/listen") reportKeepAlives(call, "The Flux socket", report);
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => setInterval(() => socket.send(JSON.stringify({ type: "KeepAlive" })), 5000);`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => setInterval(() => socket.send(JSON.stringify({ type: "KeepAlive" })), 5000);`,
      },
    ],
  },
});

export const keepaliveOnTts = rule({
  id: "ws-keepalive-on-tts",
  group: "websocket",
  title: "KeepAlive on the speak socket",
  severity: "error",
  why: "The speak sockets know no KeepAlive: text to speech needs none.",
  advice: "Remove the KeepAlive.",
  docs: ["https://developers.deepgram.com/docs/tts-troubleshooting-websocket-net-and-data-errors"],
  answers: { errors: ["tts-data-0000"], closes: [1008] },
  by: "deepgram",
  settle: "Look whether the socket closes just after the first KeepAlive.",
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
socket.onopen = () => socket.send(JSON.stringify({ type: "Speak", text: "Hello" }));`,
      },
    ],
  },
});

function reportKeepAlives(call: Call, who: string, report: Report): void {
  for (const message of call.messages) {
    if (typeOf(message)?.text !== "KeepAlive") continue;
    const removal: Fix[] = message.statement
      ? [{ title: "Remove the KeepAlive", safe: false, edits: [replace(message.statement, "")] }]
      : [];
    report({ message: `${who} has no KeepAlive message`, at: placeOf(message), fixes: removal });
  }
}
