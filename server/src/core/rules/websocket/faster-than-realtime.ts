import { limits } from "../../catalogue/limits.ts";
import { outcome } from "../../observe/outcome.ts";
import { mentions } from "../../observe/says.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { parameterValues } from "../shared/helpers.ts";

const most = limits.sttStreaming.realtimeFactorMax;
const bytesPerSample: Readonly<Record<string, number>> = { linear16: 2, linear32: 4, mulaw: 1, alaw: 1 };

export const fasterThanRealtime = rule({
  id: "ws-faster-than-realtime",
  group: "websocket",
  title: "Audio sent faster than it can be processed",
  severity: "warning",
  why: `A live socket takes audio at up to ${most} times real time; a file pushed in at once builds a backlog that ends in late results or a close.`,
  advice: "Pace the chunks to the audio's own length, or send files to POST /v1/listen, which has no such limit.",
  docs: [
    "https://developers.deepgram.com/docs/recovering-from-connection-errors-and-timeouts-when-live-streaming-audio",
  ],
  shows: {
    needs: [
      /fast|speed|further|trail|real[- ]?time|at once|backlog|whole|buffer|behind|later|delay|lag|latency|slower|in one go/i,
    ],
    signs: [
      /\bas fast as\b|faster than real|\bin one go\b|\ball at once\b|\bbacklog\b|\bwithout pac\w+|\bunpaced\b|\bblast\w*|\bfull (?:\w+ )?speed\b|\bfurther and further\b|\breplay\w*\b[^.!?\n]{0,60}\bbuffer|\b(?:further|more) and (?:further|more) behind|\blag\w*[^.!?\n]{0,20}\b(?:more and more|further)/i,
    ],
    told: [
      "streaming a file over the socket gets slower and the results lag behind",
      "I push a whole recording into the live socket at once and it fails",
      "transcripts come later and later, delay grows",
      "backlog of audio grows during the call, latency increases the longer it runs",
      "file pushed as fast as possible stops half way",
    ],
    symptoms: ["slow"],
    settle: "Compare the seconds of audio sent with the seconds gone by.",
    rulesOut: [{ id: "rate-concurrency", why: "the number of sockets is not what is too high" }],
    diagnose(exchange, evidence) {
      const { product, failed } = outcome(exchange);
      if (product && product !== "listen" && product !== "listen-v2" && product !== "agent") return;
      const { audio } = timeline(exchange);
      const told = mentions(
        exchange,
        /faster than real-?time|real-?time (?:factor|limit)|(?:audio )?buffer(?:ed)? (?:is )?(?:full|overflow)|too much audio/i,
      );
      if (told) evidence({ text: `It says '${told.match[0]}'`, at: told.at, for: true, weight: "strong" });
      const { call } = exchange;
      const encoding = call && parameterValues(call, "encoding")?.[0]?.text;
      const rate = call && Number(parameterValues(call, "sample_rate")?.[0]?.text);
      const channels = Number((call && parameterValues(call, "channels")?.[0]?.text) ?? 1) || 1;
      const width = encoding ? bytesPerSample[encoding] : undefined;
      const first = audio[0];
      const last = audio.at(-1);
      if (!width || !rate || first?.at === undefined || last?.at === undefined || audio.length < 5) return;
      const bytes = audio.reduce((sum, frame) => sum + (frame.size ?? 0), 0);
      const audioSeconds = bytes / (rate * width * channels);
      const passed = (last.at - first.at) / 1000;
      const factor = audioSeconds / Math.max(passed, 0.1);
      if (audioSeconds < 10 || factor < most * 1.5) return;
      evidence({
        text: `${Math.round(audioSeconds)} s of audio were sent in ${Math.round(passed * 10) / 10} s`,
        at: last.origin,
        for: true,
        weight: factor >= 4 && failed ? "decisive" : failed ? "strong" : "supporting",
        explains: `${Math.round(audioSeconds)} seconds of audio were pushed into a live socket within ${Math.round(passed * 10) / 10} seconds, and it takes ${most} times real time.`,
      });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
        response: `${Array.from({ length: 12 }, (_, i) => `10:00:0${Math.floor(i / 10)}.${String((i % 10) * 100).padStart(3, "0")} > binary 320000 bytes`).join("\n")}\n10:00:04.000 close 1011`,
      },
    ],
  },
});
