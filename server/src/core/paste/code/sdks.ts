import { known } from "../../exchange/facts.ts";
import type { Entry, Insertion, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { noBody, toCall } from "../request.ts";
import { SliceBuilder } from "../text/slice.ts";
import { type Reading, valueAt } from "./values.ts";

/** How the SDKs of other languages name what they call. */
const methods: readonly [RegExp, string][] = [
  [/listen\.v2\.connect\(/, "wss://api.deepgram.com/v2/listen"],
  [
    /listen\.v1\.connect\(|listen\.(?:asyncwebsocket|websocket|asynclive|live)\b|NewWS\w*\(|NewWebSocket\w*\(|CreateListenWebSocketClient|\.stream_request\w*\(/,
    "wss://api.deepgram.com/v1/listen",
  ],
  [
    /transcribe_(?:url|file)\w*\(|listen\.(?:rest|prerecorded|asyncrest|asyncprerecorded)\b|NewREST\w*\(|CreateListenRESTClient|\.Transcribe(?:Url|File)\w*\(|\.prerecorded\(/,
    "https://api.deepgram.com/v1/listen",
  ],
  [
    /speak\.v1\.connect\(|speak\.(?:asyncwebsocket|websocket)\b|CreateSpeakWebSocketClient/,
    "wss://api.deepgram.com/v1/speak",
  ],
  [
    /speak\.v1\.audio\.generate\(|speak\.(?:rest|asyncrest|v)\b|CreateSpeakRESTClient|\.stream_memory\(/,
    "https://api.deepgram.com/v1/speak",
  ],
  [
    /agent\.v1\.connect\(|agent\.(?:websocket|asyncwebsocket)\b|CreateAgentWebSocketClient/,
    "wss://agent.deepgram.com/v1/agent/converse",
  ],
  [/read\.v1\.text\.analyze\(|\.analyze\.v\(|read\.(?:analyze|rest)\b/, "https://api.deepgram.com/v1/read"],
  // The options alone say what they are for.
  [/\bLiveOptions\(/, "wss://api.deepgram.com/v1/listen"],
  [/\bPrerecordedOptions\(/, "https://api.deepgram.com/v1/listen"],
];
/** What no other SDK calls so. */
const own = /deepgram|\blisten\.(?:v[12]|websocket|asyncwebsocket|rest|asyncrest|prerecorded|live)\b/i;

const options = /\b(?:\w*(?:Options|Schema)\s*(?:\(\)\s*)?[({]|(?:transcribe_\w+|connect|generate|analyze)\()/g;
const pair = /(?:^|[\s,({])["']?([A-Za-z]\w{1,40})["']?\s*[:=]\s*(?!=)/g;

/** Calls through Deepgram's SDKs of other languages: what they call, and the options that are written out. */
export function sdkCalls(reading: Reading): Item[] {
  const { source, region } = reading;
  const text = source.text.slice(region.start, region.end);
  for (const [pattern, url] of methods) {
    const match = pattern.exec(text);
    if (!match || !own.test(text)) continue;
    const start = region.start + match.index;
    const at = { text: source.name, start: region.start, end: region.end };
    const head = { ...at, start, end: start + match[0].replace(/\($/, "").length };
    const builder = new SliceBuilder(source);
    builder.changed(url, head.start, head.end);
    const query = entries(reading, text);
    const made = toCall({
      via: region.language === "python" ? "python" : "other",
      origin: at,
      head,
      url: builder.done(),
      headers: [],
      headersComplete: false,
      query,
      body: url.startsWith("wss") ? noBody(at) : { kind: "unresolved", reason: "in the SDK", origin: head },
    });
    const { insertion: _ofTheUrl, ...bag } = made.query;
    const insertion = insertionAfter(reading, query);
    const call = { ...made, query: insertion ? { ...bag, insertion } : bag };
    const form = region.language === "python" ? "python" : "other-code";
    return [{ kind: "call", call, form, weak: false, at, words: `SDK call in ${region.language}` }];
  }
  return [];
}

const notOptions =
  /^(?:url|buffer|source|request|text|api_key|apiKey|path|timeout|callback|options|headers|model_config)$/;

/** A further option goes behind the last one: an argument in Python; in other languages it is not written. */
function insertionAfter({ source, region }: Reading, query: readonly Entry[]): Insertion | undefined {
  const last = query.at(-1);
  if (!last || region.language !== "python") return undefined;
  const end = last.value.origin.end;
  const start = end + (last.value.kind === "text" && /["']/.test(source.text[end] ?? "") ? 1 : 0);
  return { at: { ...last.key, start, end: start }, style: "keyword", before: ", ", after: "" };
}

function entries(reading: Reading, text: string): Entry[] {
  const { source, region } = reading;
  const found: Entry[] = [];
  for (const opening of text.matchAll(options)) {
    const from = opening.index + opening[0].length;
    const inside = text.slice(from, from + 4000);
    for (const match of inside.slice(0, closing(inside)).matchAll(pair)) {
      const name = snake(match[1]!);
      if (notOptions.test(match[1]!) || found.some((each) => each.name === name)) continue;
      const start = region.start + from + match.index + match[0].indexOf(match[1]!);
      const written = valueAt(reading, region.start + from + match.index + match[0].length);
      if (!written) continue;
      const word = known(written)?.text;
      // The SDK writes Python's True as the API wants it.
      const value: Value =
        word === "True" || word === "False"
          ? { kind: "boolean", value: word === "True", origin: written.origin }
          : written;
      const key = { text: source.name, start, end: start + match[1]!.length };
      found.push({ name, key, value, renamable: name === match[1], sometimes: false });
    }
  }
  return found;
}

/** Where the bracket closes that was open before the text; the text's end where none does. */
function closing(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[([{]|[)\]}]/g)) {
    if ("([{".includes(token)) depth++;
    else if (")]}".includes(token) && depth-- === 0) return index;
  }
  return text.length;
}

/** Go and C# write `SmartFormat` where the API has `smart_format`. */
function snake(name: string): string {
  return /^[A-Z]/.test(name) ? name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase() : name;
}
