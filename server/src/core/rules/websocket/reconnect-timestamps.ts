import type { Exchange, Frame } from "../../exchange/exchange.ts";
import { known, member } from "../../exchange/facts.ts";
import type { EvidenceSink } from "../../observe/evidence.ts";
import { rule } from "../define.ts";

export const reconnectTimestamps = rule({
  id: "ws-reconnect-timestamps",
  group: "websocket",
  title: "Timestamps start again at zero",
  severity: "information",
  why: "start, and the times of the words, count the audio sent in this one connection: each new connection begins at zero.",
  advice: "Keep the seconds of audio sent in earlier connections as an offset and add it to every time.",
  exceptions: "In code this cannot be proven, so it is only found in pastes.",
  docs: [
    "https://developers.deepgram.com/docs/recovering-from-connection-errors-and-timeouts-when-live-streaming-audio",
  ],
  shows: {
    needs: [/time|start|captions|subtitles|offset|zero|overlap|sessions/i],
    signs: [
      /\b(?:timestamps?|times?|start|captions|subtitles|offsets?)\b[^?\n]{0,80}\b(?:from|at|to) (?:0|zero|00:00)\b/i,
    ],
    told: [
      "timestamps start from zero again after reconnect",
      "subtitles jump back to the beginning when the socket reconnects",
      "word times restart in each session and captions overlap",
      "merging two sessions gives overlapping times",
      "after a network hiccup a new connection starts and later captions are placed at the beginning of the video at 00:00",
    ],
    symptoms: ["timestamps-restart"],
    answers: { silent: true },
    by: "client",
    settle: "Compare the request_id of the results before and after the jump.",
    diagnose(exchange, evidence) {
      let before: { start: number; id: string | undefined } | undefined;
      again(exchange, evidence);
      for (const frame of exchange.frames) {
        const now = resultOf(frame);
        if (!now) continue;
        if (
          before &&
          now.start < before.start &&
          now.id !== undefined &&
          before.id !== undefined &&
          now.id !== before.id
        ) {
          evidence({
            text: `start falls from ${before.start} to ${now.start}, with another request_id`,
            at: frame.origin,
            for: true,
            weight: "decisive",
          });
          break;
        }
        before = now;
      }
      for (const symptom of exchange.symptoms)
        if (symptom.id === "timestamps-restart")
          evidence({ text: symptom.text, at: symptom.origin, for: true, weight: "strong" });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [{ response: "After my socket reconnects the timestamps start again at 0." }],
  },
});

/** A second session over the same address whose clock begins anew. */
function again({ frames, earlier }: Exchange, evidence: EvidenceSink): void {
  const last = earlier?.frames.flatMap((frame) => resultOf(frame) ?? []).at(-1);
  const first = frames.find((frame) => resultOf(frame));
  const start = first && resultOf(first)?.start;
  if (!last || !first || start === undefined || start >= last.start) return;
  evidence({
    text: `start falls from ${last.start} to ${start} in the new session`,
    at: first.origin,
    for: true,
    weight: "decisive",
  });
}

function resultOf(frame: Frame): { start: number; id: string | undefined } | undefined {
  if (frame.direction === "sent" || known(member(frame.json, "type"))?.text !== "Results") return undefined;
  const start = known(member(frame.json, "start"));
  if (!start || !Number.isFinite(Number(start.text))) return undefined;
  return { start: Number(start.text), id: known(member(frame.json, "metadata", "request_id"))?.text };
}
