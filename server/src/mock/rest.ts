import type { Call } from "../core/exchange/call.ts";
import { entries, entry, known, member } from "../core/exchange/facts.ts";
import { requestId } from "./ids.ts";
import { toneFile } from "./tone.ts";

/** What is answered: JSON, or the bytes of a file. */
export type Answer = { readonly json: unknown } | { readonly bytes: Buffer; readonly type: string };

/** What the mock hears in every recording. */
export const heard = "This is a tone";

/** The answer to a request that is right. */
export function answerTo(call: Call): Answer {
  const path = call.target.path?.value.replace(/(?<=.)\/$/, "") ?? "/";
  const id = requestId();
  if (/^\/v1\/listen$/.test(path)) return { json: asked(call, "callback") ? { request_id: id } : transcript(call, id) };
  if (/^\/v[12]\/speak$/.test(path)) {
    const rate = Number(asked(call, "sample_rate") ?? 24_000);
    return { bytes: toneFile(500, rate), type: "audio/wav" };
  }
  if (path === "/v1/read") return { json: analysis(call, id) };
  if (path === "/v1/auth/grant") return { json: { access_token: token(), expires_in: 30 } };
  if (path === "/v1/projects") return { json: { projects: [{ project_id: id, name: "mock" }] } };
  return { json: { request_id: id } };
}

const asked = (call: Call, name: string) => known(entry(call.query, name)?.value)?.text;
const wants = (call: Call, name: string) => !["false", undefined].includes(asked(call, name));

const metadata = (id: string) => ({
  transaction_key: "deprecated",
  request_id: id,
  sha256: "",
  created: new Date().toISOString(),
  duration: 1,
  channels: 1,
  models: [id],
  model_info: { [id]: { name: "mock", version: "1", arch: "mock" } },
});

function transcript(call: Call, id: string) {
  const words = spokenWords(wants(call, "diarize"));
  const alternative = {
    transcript: wants(call, "smart_format") ? `${heard}.` : heard.toLowerCase(),
    confidence: 0.99,
    words,
  };
  const channels = wants(call, "multichannel") ? 2 : 1;
  const utterance = { start: 0, end: 1, confidence: 0.99, channel: 0, transcript: alternative.transcript, words, id };
  return {
    metadata: { ...metadata(id), channels },
    results: {
      channels: Array.from({ length: channels }, () => ({
        alternatives: [alternative],
        ...(wants(call, "detect_language") ? { detected_language: "en", language_confidence: 0.99 } : {}),
      })),
      ...(wants(call, "utterances") ? { utterances: [utterance] } : {}),
      ...(wants(call, "summarize") ? { summary: { result: "success", short: "A tone is heard." } } : {}),
    },
  };
}

export function spokenWords(speakers = false) {
  return heard.split(" ").map((word, at) => ({
    word: word.toLowerCase(),
    start: at / 4,
    end: (at + 1) / 4,
    confidence: 0.99,
    punctuated_word: word,
    ...(speakers ? { speaker: 0, speaker_confidence: 0.9 } : {}),
  }));
}

function analysis(call: Call, id: string) {
  const text = known(member(call.body.kind === "json" ? call.body.value : undefined, "text"))?.text ?? "";
  const features = ["summarize", "topics", "intents", "sentiment"].filter(
    (name) => entries(call.query, name).length > 0,
  );
  const results = Object.fromEntries(
    features.map((name) =>
      name === "summarize" ? ["summary", { text: text.slice(0, 100) }] : [name, { segments: [] }],
    ),
  );
  return { metadata: { request_id: id, created: new Date().toISOString(), language: "en" }, results };
}

/** Looks like a token and opens nothing. */
function token(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  return `${part({ alg: "none", typ: "JWT" })}.${part({ iat: now, exp: now + 30, mock: true })}.${part({ mock: true })}`;
}
