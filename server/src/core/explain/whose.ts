import { isDistinct } from "../catalogue/general-errors.ts";
import { nearest } from "../catalogue/index.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { outcome } from "../observe/outcome.ts";
import { messageType } from "../observe/product.ts";
import { type Seen, seenErrors } from "../observe/seen.ts";
import { deepgramWorks } from "../words/gate.ts";
import { speechVendorOf } from "../words/vendors.ts";

/** Whose traffic a paste shows. `foreign` names the vendor, or `undefined` where it is only certain that it is another server. */
export type Whose =
  | { readonly is: "deepgram" }
  | { readonly is: "foreign"; readonly vendor?: string; readonly at?: Origin }
  | { readonly is: "unknown" };

const marks =
  /deepgram|dg-(?:request-id|error|project-id)|dpgr\.am|"?err_(?:code|msg)"?\s*:|\bnova-[23]\b|\bflux-general|\baura-(?:2-)?[a-z]+-[a-z]{2}\b|channel_index|"is_final"|"transaction_key"|SettingsApplied|"TurnInfo"|FAILED_TO_(?:THINK|SPEAK|START_LISTENING)|(?:THINK|SPEAK)_REQUEST_FAILED|\b(?:NET|DATA|BIG|MESSAGE)-000\d\b/i;

const vendors: readonly (readonly [RegExp, string])[] = [
  [/\bopenai\b|api\.openai\.com|invalid_request_error|\bsk-(?:proj-)?[\w•]{8,}/i, "OpenAI"],
  [/\btwilio\b/i, "Twilio"],
  [/elevenlabs|eleven_labs|xi-api-key/i, "ElevenLabs"],
  [/assemblyai/i, "AssemblyAI"],
  [/anthropic|\bclaude-/i, "Anthropic"],
  [
    /googleapis\.com|@google-cloud\/|\bgoogle\.(?:api_core|cloud|rpc)\b|\bspeech_v1\b|\blanguage_code=|\bCloud (?:Speech-to-Text|Text-to-Speech) API/i,
    "Google",
  ],
  [/cognitiveservices|\bazure\.(?:core|ai)\b|\.azure\.com|api\.cognitive\.microsoft|speech\.microsoft\.com/i, "Azure"],
  [
    /amazonaws\.com|\bAWS\b|\barn:aws:|ServiceException|transcribestreaming|\bboto(?:core|3)\b|StartStreamTranscription|when calling the \w+ operation/i,
    "AWS",
  ],
  [/livekit/i, "LiveKit"],
  [/speechmatics/i, "Speechmatics"],
  [/\bsoniox\b/i, "Soniox"],
  [/\brev\.ai\b|\brevai\b/i, "Rev AI"],
  [/\bpicovoice\b|\bpvleopard\b|\bpvcheetah\b/i, "Picovoice"],
  [/\bnvidia[. ]riva\b|\briva\.client\b/i, "NVIDIA Riva"],
  [/\bfaster[_-]whisper\b|\bwhisper(?:\.cpp|x)\b/i, "a local Whisper"],
  [/\bplay\.?ht\b/i, "PlayHT"],
  [/\bmistral(?:\.ai|ai)\b/i, "Mistral"],
  [/cartesia/i, "Cartesia"],
  [/groq/i, "Groq"],
  [/\bgladia\b/i, "Gladia"],
  [/supabase/i, "Supabase"],
  [/stripe/i, "Stripe"],
  [
    /ECONNREFUSED \S*:(?:1433|27017|3306|5432|5672|6379|9092|9200|11211)\b/,
    "another service of yours (a database, a cache or a broker)",
  ],
  [/github\.com\/|api\.github\.com/i, "GitHub"],
];

/** Whose call or answer one exchange shows, by its call, its words and its messages. `text` is the whole paste. */
export function whose(exchange: Exchange, text: string): Whose {
  const { call } = exchange;
  if (call && call.target.deepgram !== "no") return { is: "deepgram" };
  // Every server says this of a body that is too large for it.
  const general = (words: string) => call !== undefined && /^request entity too large$/i.test(words);
  const distinct = (seen: Seen) => (seen.by === "text" || seen.by === "code") && isDistinct(seen.error);
  /** What was said with the line that it stands on, whose prefix may name the part that speaks. */
  const lineOf = ({ text, at }: { text: string; at: Origin }) => {
    const { lines = [] } = exchange;
    const first = lines.findIndex(
      ({ origin }) => origin.text === at.text && origin.start <= at.start && at.start < origin.end,
    );
    if (first < 0) return text;
    // Whose package throws stands in the frames below.
    const frames = lines.slice(first + 1, first + 6).filter((line) => /^\s+at |^\s*File "/.test(line.text));
    return ofItsPart([lines[first]!, ...frames].map((line) => line.text).join("\n"));
  };
  const isMarked = (line: string) => marks.test(line) && !deepgramWorks(line);
  const isOthers = (seen: Seen) => !call && vendorOf(lineOf(seen)) !== undefined && !isMarked(lineOf(seen));
  if (seenErrors(exchange).some((seen) => distinct(seen) && !general(seen.text) && !isOthers(seen))) {
    const relayed = call ? undefined : vendorOf(text);
    if (!relayed || marks.test(text)) return { is: "deepgram" };
  }
  const answering = call ? undefined : answeringHost(exchange);
  if (answering) return { is: "foreign", vendor: vendorOf(answering) ?? answering };
  const told = call ? [] : outcome(exchange).said;
  const other = told.find((each) => vendorOf(lineOf(each)) && !isMarked(lineOf(each)));
  // A log of one's own service may name Deepgram beside the error of another vendor.
  if (other && !told.some((each) => isMarked(ofItsPart(each.text))))
    return { is: "foreign", vendor: vendorOf(lineOf(other))!, at: other.at };
  if (call?.target.host) {
    const host = call.target.host;
    const vendor = vendorOf(host.value);
    // An own server that passes on what Deepgram said.
    if (!vendor && outcome(exchange).said.some((each) => marks.test(each.text))) return { is: "deepgram" };
    return { is: "foreign", vendor: vendor ?? vendorOf(text) ?? host.value, at: host.origin };
  }
  if (exchange.frames.some((frame) => messageType(frame) !== undefined) || marks.test(text)) return { is: "deepgram" };
  const vendor = vendorOf(text) ?? speechVendorOf(text);
  if (vendor) return { is: "foreign", vendor };
  const host = foreignHost(text);
  if (host && isMisspelt(host)) return { is: "deepgram" };
  return host ? { is: "foreign", vendor: host } : { is: "unknown" };
}

/** Deepgram's own host but for a letter or two. */
function isMisspelt(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, "").split(".").at(-2) ?? "";
  return nearest(name, ["deepgram"], 2) !== undefined;
}

/** Another server that a line names right behind the status: `HTTP 429 from api.example.com`. */
function answeringHost({ response, lines = [] }: Exchange): string | undefined {
  const at = response?.status?.origin;
  const line =
    at && lines.find(({ origin }) => origin.text === at.text && origin.start <= at.start && at.start < origin.end);
  const rest = line?.text.slice(at!.end - line.origin.start) ?? "";
  const host = /^[^\n{]{0,20}\b(?:from|by|at) (?:https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,})\b/i.exec(rest)?.[1];
  return host && !/deepgram/i.test(host) ? host : undefined;
}

/** LiveKit names the vendors of all parts with the failure of one: only that part's counts. */
function ofItsPart(line: string): string {
  const part = /"message"\s?:\s?"(stt|tts|llm) (?:failed|error)/i.exec(line)?.[1]?.toLowerCase();
  return part ? line.replace(new RegExp(String.raw`"(?!${part})(?:stt|tts|llm)_label"\s?:\s?"[^"]*"`, "g"), " ") : line;
}

export function vendorOf(text: string): string | undefined {
  return vendors.find(([shape]) => shape.test(text))?.[1];
}

/** A host that the paste names, and none of Deepgram's beside it. */
function foreignHost(text: string): string | undefined {
  return (
    /\b(?:https?|wss?):\/\/([\w.-]+(?::\d+)?)/i.exec(text)?.[1] ??
    /\b(?:getaddrinfo \w+|connect E\w+|dial tcp:? (?:lookup )?)\s?([\w.-]+(?::\d+)?)/i.exec(text)?.[1]
  );
}
