import { absent } from "../../exchange/facts.ts";
import type { Edit } from "../../exchange/origin.ts";
import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { sendsContainer } from "../audio-format/shared/container.ts";
import { rawAudioOf } from "../audio-format/shared/raw.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { additionEdit, fixes, goesTo, parameters } from "../shared/helpers.ts";
import { queryFacts } from "./shared/query.ts";

export const missingEncoding = rule({
  id: "param-missing-encoding",
  group: "params",
  title: "Raw audio without encoding",
  severity: "warning",
  why: "Raw audio has no header that says what it is; without encoding Deepgram looks for a container in it, and sample_rate alone is not read.",
  advice: "Add encoding with the true encoding of the audio, such as linear16.",
  exceptions: "Nothing is said where the audio is provably a container.",
  docs: ["https://developers.deepgram.com/docs/encoding"],
  shows: {
    needs: [/encoding|format|raw|pcm|mulaw|headerless|s16le/i],
    signs: [
      /\b(?:no|without(?: an?y?| the)?|not set|forgot|did ?n'?t set|missing)\b ?(?:\w+ ){0,2}(?:encoding|format)\b|\burl only has\b[^.!?\n]{0,60}(?!encoding)/i,
    ],
    unless: [/\bencoding ?[=:] ?['"]?\w/i],
    told: [
      "raw pcm without declaring a format gives no transcript",
      "twilio mulaw stream gives empty results, I did not set encoding",
      "do I have to tell the format for raw microphone bytes",
      "headerless audio and nothing is recognised, no encoding in the url",
    ],
    usualFor: [1008, 1011],
    room: (call) => absent(call.query, "encoding"),
    answers: {
      statuses: [400],
      closes: [1008, 1011],
      errors: ["corrupt-audio", "data-0000-stt", "net-0000-stt"],
      silent: true,
    },
    by: "deepgram",
    settle: "Look at the first bytes of the audio: RIFF, OggS, ID3 and the like are containers.",
    diagnose(exchange, evidence) {
      const { call } = exchange;
      const refused = saw(exchange, ["data-0000-stt", "net-0000-stt", "corrupt-audio"]);
      if (!refused || !call?.query.complete || !absent(call.query, "encoding")) return;
      if (!queryFacts(call)?.key.endsWith("/listen")) return;
      const raw = mentions(
        exchange,
        /\bpcm_?s16le\b|-f s16le\b|\bs16le\b|\braw (?:pcm|audio|samples)\b|\bint16 samples\b|AudioWorklet\w*|getChannelData|\barecord\b[^\n]{0,60}-t raw|\bparec\b/i,
      );
      if (raw)
        evidence({
          text: `'${raw.match[0]}' is raw audio, and no encoding is given`,
          at: raw.at,
          for: true,
          weight: "decisive",
          explains: `'${raw.match[0]}' gives bare samples without a header, and the call says neither encoding nor sample_rate, so Deepgram looks for a container in them.`,
          advice: "Add encoding=linear16 and the sample_rate of the source.",
          fixes: fixes(added(additionEdit(call.query, "encoding", "linear16"))),
        });
    },
  },
  check(call, report) {
    const facts = queryFacts(call);
    if (!facts?.key.endsWith("/listen") || !absent(call.query, "encoding")) return;
    const [raw] = rawAudioOf(call);
    const [rate] = parameters(call, "sample_rate");
    const likely = raw?.encodings?.[0] ?? raw?.usual ?? "linear16";
    const addition = additionEdit(call.query, "encoding", likely);
    const add = addition && {
      title: `Add encoding=${likely}`,
      safe: false,
      edits: [addition],
      assumes: `encoding: ${likely} is assumed, take the one that the source really has`,
    };
    if (raw)
      report({
        message: `${raw.what} is raw audio, but encoding is missing`,
        at: raw.at,
        fixes: fixes(add),
      });
    else if (
      rate &&
      !rate.sometimes &&
      rate.value.kind !== "null" &&
      !sendsContainer(call) &&
      (goesTo(call, "ws", "/v1/listen") || goesTo(call, "ws", "/v2/listen"))
    )
      report({
        message: "sample_rate needs an encoding",
        because: "Without encoding Deepgram expects a container, and sample_rate is not read.",
        advice: "Add encoding for raw audio; for audio in a container, remove sample_rate.",
        at: rate.key,
        fixes: fixes(add),
      });
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&sample_rate=16000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
  },
});

const added = (edit: Edit | undefined): Fix | undefined =>
  edit && { title: "Add encoding=linear16", safe: false, edits: [edit] };
