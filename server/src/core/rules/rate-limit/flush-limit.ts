import { limits } from "../../catalogue/index.ts";
import { known, member } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { intervals, placeOf, socketPath, typeOf } from "../websocket/sent.ts";

const most = limits.tts.flushPer60s;
const apart = 60_000 / most;

export const flushLimit = rule({
  id: "rate-flush-limit",
  group: "rate-limit",
  title: "Flush sent too often",
  severity: "warning",
  why: `The speak socket takes ${most} Flush messages in 60 seconds; each one also cuts the speech into a piece of its own.`,
  advice: "Flush at the end of a sentence or of the whole answer, not after each token.",
  docs: ["https://developers.deepgram.com/docs/streaming-text-to-speech"],
  answers: { silent: true },
  by: "deepgram",
  settle: "Count the Flush messages of the last minute.",
  check(call, report) {
    if (socketPath(call) !== "/v1/speak") return;
    for (const message of call.messages) {
      if (typeOf(message)?.text !== "Flush") continue;
      for (const { ms, origin } of intervals(message))
        if (ms > 0 && ms < apart)
          report({
            message: `Flush is sent every ${ms / 1000} seconds`,
            at: origin,
            related: [{ at: placeOf(message), message: "This Flush" }],
          });
    }
  },
  diagnose(exchange, evidence) {
    const times = exchange.frames.flatMap((frame) =>
      frame.direction !== "received" && frame.at !== undefined && isFlush(frame.json) ? [frame] : [],
    );
    for (let at = most; at < times.length; at++) {
      if (times[at]!.at! - times[at - most]!.at! >= 60_000) continue;
      evidence({
        text: `${most + 1} Flush messages within 60 seconds`,
        at: times[at]!.origin,
        for: true,
        weight: "strong",
      });
      return;
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);
socket.onopen = () => setInterval(() => socket.send(JSON.stringify({ type: "Flush" })), 500);`,
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

function isFlush(json: Parameters<typeof member>[0]): boolean {
  return known(member(json, "type"))?.text === "Flush";
}
