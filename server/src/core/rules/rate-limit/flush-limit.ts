import { limits } from "../../catalogue/limits.ts";
import { quoted } from "../../observe/evidence.ts";
import { messageType, productOf } from "../../observe/product.ts";
import { says } from "../../observe/says.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { goesTo } from "../shared/helpers.ts";

const most = limits.tts.flushPer60s;

/** The most Flush messages within any minute of the log, and the one that goes beyond the limit. */
function busiest(frames: readonly { readonly at?: number }[]): { count: number; over: number } {
  let first = 0;
  let count = 0;
  let over = -1;
  frames.forEach((frame, at) => {
    while ((frame.at ?? 0) - (frames[first]?.at ?? 0) > 60_000) first++;
    if (at - first + 1 > count) count = at - first + 1;
    if (over < 0 && at - first + 1 > most) over = at;
  });
  return { count, over };
}

export const flushLimit = rule({
  id: "rate-flush-limit",
  group: "rate-limit",
  title: `More than ${most} Flush messages in a minute`,
  severity: "warning",
  why: `A speak socket takes at most ${most} Flush messages in 60 seconds; a Flush after every word also makes the speech choppy.`,
  advice: "Flush at the end of a sentence or of an answer, not after each token.",
  docs: ["https://developers.deepgram.com/docs/streaming-text-to-speech"],
  shows: {
    needs: [/flush/i],
    signs: [
      /\bflush\w*[^?\n]{0,80}\b(?:each|every|after each|too (?:many|often)|per)\b|\btoo (?:many|often)\b[^.!?\n]{0,30}\bflush/i,
    ],
    told: [
      "too many flush messages",
      "flush after every word makes speech choppy and then errors",
      "tts socket closes because I flush too often",
      "flushing each token of the llm gets the speech socket closed",
    ],
    settle: "Count the Flush messages that were sent in the minute before it stopped.",
    diagnose(exchange, evidence) {
      const product = productOf(exchange);
      if (product !== "speak" && product !== undefined) return;
      const flushes = timeline(exchange).sent.filter((frame) => messageType(frame) === "Flush");
      const { count, over } = busiest(flushes);
      if (over >= 0)
        evidence({
          text: `${count} Flush messages within a minute`,
          at: flushes[over]!.origin,
          for: true,
          weight: "decisive",
          explains: `${count} Flush messages were sent within a minute, and a speak socket takes ${most}.`,
        });
      const told = says(
        exchange,
        /\bflush\b[^\n]{0,60}\b(?:limit|too many|exceed\w*)|\b(?:too many|limit)\b[^\n]{0,40}\bflush/i,
      );
      if (told) evidence(quoted(told.match[0], told.at, "decisive"));
    },
  },
  check(call, report) {
    if (!goesTo(call, "ws", "/v1/speak")) return;
    for (const message of call.messages) {
      const every = message.every?.kind === "number" ? message.every.value : undefined;
      if (!every || every <= 0 || 60_000 / every <= most) continue;
      const type =
        message.payload.kind === "object"
          ? message.payload.bag.entries.find((each) => each.name === "type")?.value
          : undefined;
      const flush =
        message.method === "flush" ||
        message.method === "sendFlush" ||
        (type?.kind === "text" &&
          type.parts.length === 1 &&
          type.parts[0]?.kind === "literal" &&
          type.parts[0].text === "Flush");
      if (flush)
        report({
          message: `A Flush every ${every} ms is ${Math.round(60_000 / every)} a minute; ${most} are allowed`,
          at: message.every!.origin,
        });
    }
  },
  examples: {
    wrong: [
      {
        code: 'const ws = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);\nws.onopen = () => {\n  setInterval(() => ws.send(JSON.stringify({ type: "Flush" })), 1000);\n};',
      },
    ],
    right: [
      {
        code: 'const ws = new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", ["token", process.env.DEEPGRAM_API_KEY]);\nws.onopen = () => {\n  ws.send(JSON.stringify({ type: "Speak", text: "Hello." }));\n  ws.send(JSON.stringify({ type: "Flush" }));\n};',
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en",
        response: "close 1008 Too many Flush messages",
      },
    ],
  },
});
