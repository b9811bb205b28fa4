import { isFileEncoding, type TtsFormat, ttsFormats } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { absent, type Known } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { additionEdit, fixes, parameters, parameterValues, removeEntry } from "../shared/helpers.ts";
import { isOwn, queryFacts } from "./shared/query.ts";

export const ttsFormatCombo = rule({
  id: "param-tts-format-combo",
  group: "params",
  title: "Output format that does not exist",
  severity: "error",
  why: "Each encoding has its own containers, sample rates and bit rates, and Deepgram refuses a request for any other combination.",
  advice: "Leave out what the encoding does not take, or choose another encoding.",
  docs: [
    "https://developers.deepgram.com/docs/tts-media-output-settings",
    "https://developers.deepgram.com/docs/tts-encoding",
  ],
  shows: {
    needs: [/mp3|opus|flac|aac|mulaw|alaw|wav|ogg|linear16|container|bit_rate|format|sample.?rate/i],
    signs: [
      /\b(?:mp3|opus|aac)\b[^?\n]{0,60}\bsample[ _-]?rate\b|\bsample_rate\b[^?\n]{0,60}\b(?:mp3|opus|aac)\b|\bnot applicable\b|\bcontainer ?[=:] ?\w+[^?\n]{0,60}\b(?:mp3|flac|aac)/i,
    ],
    told: [
      "mp3 with a sample rate is refused by text to speech",
      "container wav with mp3 encoding gives 400",
      "which sample rates are allowed for opus or mulaw speech output",
      "output format combination not supported",
      "aac or flac over the speak websocket is refused",
    ],
    answers: { statuses: [400], errors: ["tts-format", "unknown-query"] },
    by: "deepgram",
    settle: "Send the request with encoding alone.",
  },
  check(call, report) {
    const key = queryFacts(call)?.key;
    const formats = key === undefined ? undefined : ttsFormats(key);
    if (!key || !formats) return;
    const given = parameterValues(call, "encoding");
    const socket = key.startsWith("wss:");
    const fallback = absent(call.query, "encoding") ? (socket ? "linear16" : "mp3") : undefined;
    if (given)
      for (const value of given)
        if (!Object.hasOwn(formats, value.text)) wrongEncoding(value, socket, Object.keys(formats), report);
    const names = given?.map((value) => value.text) ?? (fallback ? [fallback] : []);
    const applied = names.flatMap((name) => (Object.hasOwn(formats, name) ? [formats[name]!] : []));
    if (applied.length === 0 || applied.length !== names.length) return;
    const label = given ? `encoding=${names[0]}` : `encoding=${names[0]}, which is what is taken when none is given`;
    for (const part of socket ? (["sample_rate"] as const) : (["container", "sample_rate", "bit_rate"] as const))
      checkPart(call, part, applied, label, given === undefined, report);
    if (socket) rawOnly(call, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mp3&container=wav", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text }) });`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mp3", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=24000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text }) });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&container=wav&sample_rate=24000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text }) });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mp3&bit_rate=32000", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" }, body: JSON.stringify({ text }) });`,
      },
      {
        code: `new WebSocket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000", ["token", process.env.DEEPGRAM_API_KEY]);`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=mp3&container=wav" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"text":"Hello"}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"UNSUPPORTED_AUDIO_FORMAT","err_msg":"Unsupported audio format: \`container\` is not applicable when \`encoding=mp3\`","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

type Part = "container" | "sample_rate" | "bit_rate";

function wrongEncoding(value: Known, socket: boolean, names: readonly string[], report: Report): void {
  const compressed = socket && isFileEncoding(value.text);
  report({
    message: compressed
      ? `encoding=${value.text} is not spoken over a socket`
      : `encoding=${value.text} is not an encoding of speech here`,
    ...(compressed && { because: "A speak socket sends raw audio only." }),
    at: value.origin,
    advice: `Use ${names.join(", ")}${compressed ? ", or ask for the file by POST /v1/speak" : ""}.`,
  });
}

function checkPart(
  call: Call,
  part: Part,
  formats: readonly TtsFormat[],
  label: string,
  byDefault: boolean,
  report: Report,
): void {
  const values = parameterValues(call, part);
  const [value] = values ?? [];
  const [entry] = parameters(call, part);
  if (!values || !value || !entry) return;
  const wrong = formats.map((format) => judge(part, value.text, format));
  if (values.length > 1 || wrong.some((reason) => reason === undefined)) return;
  report({
    message: `${part}=${value.text} does not go with ${label}`,
    at: value.origin,
    because: wrong[0]!,
    fixes: fixes(
      rawInstead(call, part, value.text, byDefault),
      removeEntry(
        entry,
        `Remove ${part}`,
        isOwn(call, entry) && !byDefault && formats.every((format) => isFixed(part, format)),
      ),
    ),
  });
}

/** Why a value does not go with an encoding; undefined where it does, or where no source says. */
function judge(part: Part, text: string, format: TtsFormat): string | undefined {
  if (part === "container") {
    if (!format.containers || format.containers.includes(text)) return undefined;
    return format.containers.length === 0
      ? "The encoding brings its own container."
      : `It comes in ${format.containers.join(" or ")} only.`;
  }
  if (part === "bit_rate") {
    if (format.bitRates?.length === 0) return "The encoding has no bit rate to choose.";
    return undefined;
  }
  if (!format.sampleRates || format.sampleRates.map(String).includes(text)) return undefined;
  return format.fixedSampleRate
    ? `Its sample rate is always ${format.sampleRates[0]}.`
    : `It has the sample rates ${format.sampleRates.join(", ")}.`;
}

/** The encoding leaves nothing to choose there: without the parameter the audio is the one that was asked for. */
function isFixed(part: Part, format: TtsFormat): boolean {
  if (part === "container") return format.containers?.length === 0;
  return part === "bit_rate" ? format.bitRates?.length === 0 : format.fixedSampleRate === true;
}

/** A WAV file, or a sample rate, asked for without an encoding: linear16 is what has both. */
function rawInstead(call: Call, part: Part, text: string, byDefault: boolean): Fix | undefined {
  if (!byDefault || part === "bit_rate" || (part === "container" && text === "ogg")) return undefined;
  const addition = additionEdit(call.query, "encoding", "linear16");
  return addition && { title: "Add encoding=linear16", safe: false, edits: [addition] };
}

/** A socket sends raw audio: a container or bit rate there is refused, or ignored. */
function rawOnly(call: Call, report: Report): void {
  for (const name of ["container", "bit_rate"])
    for (const entry of parameters(call, name)) {
      const values = parameterValues(call, name);
      if (
        entry.value.kind === "null" ||
        (name === "container" && (!values || values.some((value) => value.text === "none")))
      )
        continue;
      const strict = call.target.path?.value.startsWith("/v2/");
      report({
        message: `${name} does not exist on the speak socket`,
        because: "A socket sends raw audio, without a container.",
        at: entry.key,
        severity: strict ? "error" : "warning",
        fixes: fixes(removeEntry(entry, `Remove ${name}`, isOwn(call, entry))),
      });
    }
}
