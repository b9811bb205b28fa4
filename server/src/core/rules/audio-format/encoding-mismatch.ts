import { isPublicApi, parameter } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { absent, entry, known } from "../../exchange/facts.ts";
import type { Origin } from "../../exchange/origin.ts";
import { nothingDecoded } from "../../observe/decoded.ts";
import { outcome } from "../../observe/outcome.ts";
import { productOf } from "../../observe/product.ts";
import { mentions, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { declaredEncoding, sourceFormat } from "../../observe/source-format.ts";
import { transcripts } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { queryFacts } from "../params/shared/query.ts";
import { fixes, goesTo, parameterValues, rewrite } from "../shared/helpers.ts";
import { rawAudioOf } from "./shared/raw.ts";

export const encodingMismatch = rule({
  id: "audio-encoding-mismatch",
  group: "audio-format",
  title: "Declared encoding differs from the audio",
  severity: "warning",
  why: "Deepgram reads raw bytes exactly as encoding says: as another encoding they are noise.",
  advice: "Declare the encoding that the audio really has, or convert the audio.",
  exceptions: "Only audio whose encoding its type or file name decides is judged.",
  docs: [
    "https://developers.deepgram.com/docs/encoding",
    "https://developers.deepgram.com/docs/determining-your-audio-format-for-live-streaming-audio",
  ],
  shows: {
    needs: [/encod|format|audio|blank|empty|transcript|words|pcm|mulaw|ulaw|linear16|float|bytes|DATA-0000|recogni/i],
    signs: [
      /\bu-?law\b[^\n]{0,160}\blinear16|\blinear16\b[^\n]{0,160}\b(?:mulaw|u-?law|float(?:s|32)?)\b|\bmulaw\b[^\n]{0,160}\blinear16|\bfloat(?:s|32\w*)?\b[^\n]{0,160}\b(?:linear16|pcm|bytes?)/i,
    ],
    told: [
      "stream connects and audio flows but the transcript is always empty",
      "only blank results, I send browser recorder data declared as linear16",
      "transcripts stay empty with mulaw from the phone",
      "audio bytes go out and nothing is recognised, format might be wrong",
      "MediaRecorder chunks with encoding in the url give nothing",
      "float32 samples from the worklet sent as pcm give no words",
      "closes with could not process audio data-0000",
      "worklet gives floats from -1 to 1, sent straight with linear16, recognises nothing",
      "phone audio is mulaw and I declare linear16 at 8000, mostly empty or a weird word",
    ],
    usualFor: [1008, 1011],
    room: (call) => !absent(call.query, "encoding"),
    symptoms: ["no-transcript", "garbled-transcript", "empty-transcript"],
    answers: {
      statuses: [400],
      closes: [1008, 1011],
      errors: ["data-0000-stt", "net-0000-stt", "agent-user-audio-format"],
      silent: true,
    },
    by: "deepgram",
    settle: "Write the bytes to a file and play them as the declared encoding.",
    diagnose(exchange, evidence) {
      const { audio, call } = exchange;
      const told = saw(exchange, ["data-0000-stt"]);
      const product = productOf(exchange);
      if (told && (product === undefined || product.startsWith("listen")))
        evidence({
          text: `The socket was closed with '${told.text}'`,
          at: told.at,
          for: true,
          weight: "strong",
          explains:
            "DATA-0000 says that the bytes could not be decoded: they are not what encoding and sample_rate say, or a container was cut off.",
        });
      const source = sourceFormat(exchange);
      const input = declaredEncoding(exchange);
      if (source && input && source.encoding !== input.text)
        evidence({
          text: `The audio is said to be '${source.shown}', and encoding '${input.text}' is declared`,
          at: source.at,
          for: true,
          weight:
            outcome(exchange).failed || symptom(exchange, "no-transcript", "garbled-transcript", "empty-transcript")
              ? "decisive"
              : "strong",
          explains: `The audio is ${source.encoding}, and ${input.text} is declared: read as other samples than it holds, it is noise.`,
          advice: `Declare encoding ${source.encoding}, with the rate of the line.`,
          fixes: fixes(rewrite(input, source.encoding, `Declare ${source.encoding}`, false)),
        });
      const undecoded = nothingDecoded(exchange);
      if (undecoded && !source)
        evidence({
          text: "Metadata says that nothing was decoded (duration 0)",
          at: undecoded,
          for: true,
          weight: "supporting",
        });
      const texts = transcripts(exchange);
      const raw = call && known(entry(call.query, "encoding")?.value);
      const float = raw?.text === "linear16" && mentions(exchange, /\bFloat32Array\b|getChannelData|pcm_f32|\bf32le\b/);
      if (texts.length > 0 && texts.every((each) => each.text === "") && raw)
        evidence({
          text: float
            ? `It says '${float.match[0]}', and encoding=linear16 is declared`
            : `encoding=${raw.text} is declared, and every transcript is empty`,
          at: float ? float.at : raw.origin,
          for: true,
          weight: float ? "decisive" : "supporting",
          ...(float && {
            explains:
              "The samples are 32-bit floats, and linear16 reads them as 16-bit integers: that is noise, and noise has an empty transcript.",
            advice: "Convert the samples to 16-bit integers before sending, or declare encoding=linear32.",
          }),
        });
      if (
        !audio ||
        !call ||
        !(goesTo(call, "ws", "/v1/listen") || goesTo(call, "http", "/v1/listen") || goesTo(call, "ws", "/v2/listen"))
      )
        return;
      const declared = known(entry(call.query, "encoding")?.value);
      if (!declared || !audio.encoding || audio.encoding === declared.text || !/^(?:wav|raw)$/.test(audio.container))
        return;
      evidence({
        text: `The audio is ${audio.encoding} and encoding=${declared.text} is declared`,
        at: audio.origin,
        for: true,
        weight: "decisive",
        explains: `The audio is ${audio.encoding}, and encoding=${declared.text} is declared: Deepgram reads it as other samples than it holds.`,
        fixes: fixes(
          parameter("wss:/v1/listen", "encoding")?.enum?.includes(audio.encoding)
            ? rewrite(declared, audio.encoding, `Declare ${audio.encoding}`, false)
            : undefined,
        ),
      });
    },
  },
  check(call, report) {
    if (!queryFacts(call)?.key.endsWith("/listen")) return;
    const host = call.target.host?.value;
    if (host && !isPublicApi(host)) return;
    const encodings = parameterValues(call, "encoding");
    const [first] = encodings ?? [];
    if (!first || !encodings) return;
    for (const { what, true: right, at } of sources(call)) {
      if (encodings.some((encoding) => right.includes(encoding.text))) continue;
      report({
        message: `encoding=${first.text} is declared for ${what}, which is ${right.join(" or ")}`,
        at: first.origin,
        related: [{ at, message: "This audio" }],
        ...(what === "a Float32Array" && { advice: "Convert the samples to 16-bit integers, or declare linear32." }),
      });
      return;
    }
  },
  examples: {
    wrong: [
      {
        code: `import { readFileSync } from "node:fs";
fetch("https://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=8000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: readFileSync("call.ulaw") });`,
      },
    ],
    right: [
      {
        code: `import { readFileSync } from "node:fs";
fetch("https://api.deepgram.com/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body: readFileSync("call.ulaw") });`,
      },
    ],
  },
});

/** Types of raw audio in a Content-Type, and what they are in the words of encoding. */
const types: Readonly<Record<string, readonly string[]>> = {
  "audio/basic": ["mulaw"],
  "audio/mulaw": ["mulaw"],
  "audio/x-mulaw": ["mulaw"],
  "audio/pcmu": ["mulaw"],
  "audio/pcma": ["alaw"],
  "audio/alaw": ["alaw"],
  "audio/x-alaw": ["alaw"],
  "audio/amr": ["amr-nb"],
  "audio/amr-wb": ["amr-wb"],
};

interface Source {
  readonly what: string;
  readonly true: readonly string[];
  readonly at: Origin;
}

function sources(call: Call): Source[] {
  const found: Source[] = rawAudioOf(call).flatMap(({ what, encodings, at }) =>
    encodings ? [{ what, true: encodings, at }] : [],
  );
  const type = known(entry(call.headers, "content-type", true)?.value);
  const named = type && types[type.text.split(";")[0]!.trim().toLowerCase()];
  return named && call.transport === "http" ? [...found, { what: type.text, true: named, at: type.origin }] : found;
}
