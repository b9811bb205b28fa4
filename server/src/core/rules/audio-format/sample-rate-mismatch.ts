import { fixedRate } from "../../catalogue/index.ts";
import { known, member } from "../../exchange/facts.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { declaredEncoding, sourceFormat } from "../../observe/source-format.ts";
import { timeline, transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { queryFacts } from "../params/shared/query.ts";
import type { EvidenceSink } from "../rule.ts";
import { fixes, parameterValues, rewrite } from "../shared/helpers.ts";
import { rawAudioOf } from "./shared/raw.ts";

const widths: Readonly<Record<string, number>> = { linear16: 2, linear32: 4, mulaw: 1, alaw: 1 };

export const sampleRateMismatch = rule({
  id: "audio-sample-rate-mismatch",
  group: "audio-format",
  title: "Declared sample rate differs from the real one",
  severity: "warning",
  why: "Raw audio is played at the declared rate: a wrong one makes speech too fast or too slow, and the transcript empty or nonsense, without any error.",
  advice:
    "Declare the rate that the source really has: audioContext.sampleRate in browsers (mostly 48000 or 44100), 8000 for telephony; or resample before sending.",
  docs: ["https://developers.deepgram.com/docs/determining-your-audio-format-for-live-streaming-audio"],
  shows: {
    needs: [
      /rate|\d000|khz|\b8k|16k|48k|44|fast|slow|pitch|chipmunk|monster|sped|hz|length|longer|wrong|garbage|nonsense|billed/i,
    ],
    signs: [
      /\b(?:8|16|24|32|44\.1|48) ?k(?:hz)?\b[^\n]{0,200}\b(?:8000|16000|24000|32000|44100|48000)\b|\b(?:8000|16000|24000|44100|48000)\b[^\n]{0,200}\b(?:8|16|24|44\.1|48) ?k(?:hz)?\b|chipmunk|(?:half|twice|double|three times) (?:the|as|of)?[^.!?\n]{0,20}\b(?:length|long|duration|speed|fast)/i,
    ],
    told: [
      "speech plays like a chipmunk, too fast and high",
      "tts sounds slow and deep like a monster",
      "transcript is garbage unless I speak very slowly",
      "microphone is 48000 but I declare 16000",
      "words are wrong and few, the audio rate may differ",
      "phone audio at 8k sent as 16k is nonsense",
      "agent voice is sped up",
      "billed three times longer than I really spoke, context runs at 48k and the url says 16000",
    ],
    symptoms: ["garbled-transcript", "wrong-speed"],
    answers: { silent: true },
    settle: "Compare the duration in Metadata with the seconds really spoken: twice or half of it means a wrong rate.",
    rulesOut: [
      { id: "model-language-mismatch", why: "the words are not of another language: the sound itself is distorted" },
    ],
    diagnose(exchange, evidence) {
      const { call, audio } = exchange;
      const rate = call && parameterValues(call, "sample_rate")?.[0];
      const encoding = call && parameterValues(call, "encoding")?.[0];
      if (audio?.sampleRate && rate && Number(rate.text) !== audio.sampleRate)
        evidence({
          text: `The audio's header says ${audio.sampleRate} Hz, and sample_rate=${rate.text} is declared`,
          at: rate.origin,
          for: true,
          weight: "decisive",
          explains: `The audio has ${audio.sampleRate} Hz, and the call declares ${rate.text} Hz.`,
          fixes: fixes(rewrite(rate, String(audio.sampleRate), `Use ${audio.sampleRate}`)),
        });
      const agent = saw(exchange, ["agent-user-audio-format"]);
      const encodings = declaredEncoding(exchange) && sourceFormat(exchange);
      if (agent && !encodings)
        evidence({ text: `The agent says '${agent.text}'`, at: agent.at, for: true, weight: "strong" });
      const source = mentions(
        exchange,
        /\b(?:sample ?rate|sampleRate|ctx\.sampleRate|AudioContext[^\n]{0,20}|recorder[^\n]{0,20}|microphone[^\n]{0,20}|ffmpeg[^\n]{0,40}|\bHz|(?<![_\w])(?:frame_?)?rate|\bgetframerate|-ar|\bfs)\D{0,20}\b(8000|11025|16000|22050|24000|32000|44100|48000)\b|\b(8000|16000|22050|24000|32000|44100|48000) ?Hz\b|\b(8|16|22\.05|24|32|44\.1|48) ?kHz\b/i,
      );
      const real = source && (source.match[1] ?? source.match[2] ?? String(Math.round(Number(source.match[3]) * 1000)));
      if (rate && real && Number(real) !== Number(rate.text) && !/sample_rate/.test(source.match[0]))
        evidence({
          text: `It says ${real} Hz, and sample_rate=${rate.text} is declared`,
          at: source.at,
          for: true,
          weight:
            symptom(exchange, "garbled-transcript", "empty-transcript", "no-transcript") || texts(exchange)
              ? "decisive"
              : "strong",
          explains: `The source runs at ${real} Hz, and the call declares ${rate.text} Hz.`,
          fixes: fixes(rewrite(rate, real, `Use ${real}`)),
        });
      const speed = symptom(exchange, "wrong-speed");
      if (speed)
        evidence({
          text: `It is said: '${speed.text}'`,
          at: speed.origin,
          for: true,
          weight: "strong",
          explains:
            "Sound that is too fast and high, or too slow and low, is played or read at another rate than it was made with: the player's or the declared sample_rate is not that of the samples.",
        });
      lengths(exchange, Number(rate?.text), widths[encoding?.text ?? ""], evidence);
      const garbled = symptom(exchange, "garbled-transcript");
      if (garbled && rate && encoding && !real)
        evidence({
          text: "Raw audio is declared, and the words that come are wrong",
          at: garbled.origin,
          for: true,
          weight: "supporting",
        });
    },
  },
  check(call, report) {
    if (!queryFacts(call)?.key.endsWith("/listen")) return;
    const encodings = parameterValues(call, "encoding");
    const rates = parameterValues(call, "sample_rate");
    const [encoding] = encodings ?? [];
    const [rate] = rates ?? [];
    if (!encodings || !rates || !encoding || !rate) return;
    const fixed = fixedRate(encoding.text);
    const source = rawAudioOf(call).find(
      (each) => each.rate && encodings.every(({ text }) => each.encodings?.includes(text)),
    );
    const right = encodings.length === 1 && fixed ? fixed : source?.rate;
    if (!right || rates.some(({ text }) => Number(text) === right)) return;
    report({
      message: `sample_rate=${rate.text} is declared for ${fixed === right ? encoding.text : source!.what}, which has ${right}`,
      at: rate.origin,
      severity: fixed === right ? "error" : "warning",
      advice: `Declare ${right}.`,
      related: fixed === right ? [] : [{ at: source!.at, message: "This audio" }],
      fixes: fixes(rewrite(rate, String(right), `Use ${right}`, false)),
    });
  },
  examples: {
    wrong: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=amr-wb&sample_rate=8000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    right: [
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=amr-wb&sample_rate=16000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
        response: "console: AudioContext sampleRate 48000\nThe transcript is garbage, always wrong words",
      },
    ],
  },
});

function texts(exchange: Parameters<typeof transcripts>[0]): boolean {
  const all = transcripts(exchange);
  return all.length > 0 && all.every((each) => each.text === "");
}

/** The bytes of a live log against the time that they took: real time is one second a second. */
function lengths(
  exchange: Parameters<typeof transcripts>[0],
  rate: number,
  width: number | undefined,
  evidence: EvidenceSink,
): void {
  const { audio } = timeline(exchange);
  const first = audio[0];
  const last = audio.at(-1);
  if (!width || !rate || first?.at === undefined || last?.at === undefined || audio.length < 20) return;
  const passed = (last.at - first.at) / 1000;
  const bytes = audio.slice(0, -1).reduce((sum, frame) => sum + (frame.size ?? 0), 0);
  const real = bytes / width / passed;
  if (passed < 3) return;
  const near = [8000, 16000, 24000, 32000, 44100, 48000].find((each) => Math.abs(each - real) / each < 0.06);
  if (!near || Math.abs(near - rate) / rate < 0.2) return;
  const duration = known(member(exchange.response?.json, "metadata", "duration"))?.text;
  evidence({
    text: `${Math.round(bytes / passed)} bytes a second are ${near} samples a second, and sample_rate=${rate} is declared${duration ? ` (duration ${duration})` : ""}`,
    at: last.origin,
    for: true,
    weight:
      texts(exchange) || symptom(exchange, "garbled-transcript", "no-transcript", "empty-transcript")
        ? "strong"
        : "supporting",
  });
}
