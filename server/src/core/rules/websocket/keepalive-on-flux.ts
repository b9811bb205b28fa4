import { rule } from "../define.ts";
import { reportKeepAlives } from "./shared/no-keepalive.ts";
import { socketPath } from "./shared/sent.ts";

export const keepaliveOnFlux = rule({
  id: "ws-keepalive-on-flux",
  group: "websocket",
  title: "KeepAlive on the Flux socket",
  severity: "error",
  why: "/v2/listen has no KeepAlive message; it stays open for a minute of silence, and a WebSocket ping holds it longer.",
  advice: "Remove the KeepAlive; send silence as audio or WebSocket pings instead.",
  docs: ["https://developers.deepgram.com/docs/flux/quickstart"],
  shows: {
    needs: [/flux|\bv2\b/i, /keep|alive|hold|timer/i],
    signs: [/\bflux\b[^\n]{0,160}keep[- ]?alive|keep[- ]?alive[^\n]{0,160}\b(?:flux|v2)\b/i],
    told: [
      "flux closes when I send keepalive",
      "keepalive is an unknown message on v2",
      "how do I keep a flux connection alive without audio",
      "flux disconnects a few seconds into the call when the keepalive timer fires",
    ],
    usualFor: [1008],
    room: (call) => socketPath(call) === "/v2/listen",
    answers: { errors: ["flux-fatal"], closes: [1005, 1008] },
    by: "deepgram",
    settle: "Look whether the socket closes just after the first KeepAlive.",
    claims: false,
  },
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
