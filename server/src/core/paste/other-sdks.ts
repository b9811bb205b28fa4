import { known } from "../exchange/facts.ts";
import type { Entry, Value } from "../exchange/value.ts";
import type { Region } from "./code-regions.ts";
import type { StringToken } from "./code-tokens.ts";
import { noBody, toCall } from "./draft.ts";
import type { Item } from "./items.ts";
import { valueAt } from "./other-code.ts";
import { SliceBuilder, type Source } from "./slice.ts";

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
];

const options = /\b(?:\w*(?:Options|Schema)\s*(?:\(\)\s*)?[({]|(?:transcribe_\w+|connect|generate|analyze)\()/g;
const pair = /(?:^|[\s,({])["']?([A-Za-z]\w{1,40})["']?\s*[:=]\s*(?!=)/g;

/** Calls through Deepgram's SDKs of other languages: what they call, and the options that are written out. */
export function sdkCalls(source: Source, region: Region, strings: readonly StringToken[]): Item[] {
  const text = source.text.slice(region.start, region.end);
  for (const [pattern, url] of methods) {
    const match = pattern.exec(text);
    if (!match || !/deepgram/i.test(text)) continue;
    const start = region.start + match.index;
    const at = { text: source.name, start: region.start, end: region.end };
    const head = { ...at, start, end: start + match[0].replace(/\($/, "").length };
    const builder = new SliceBuilder(source);
    builder.changed(url, head.start, head.end);
    const call = toCall({
      via: region.language === "python" ? "python" : "other",
      origin: at,
      head,
      url: builder.done(),
      headers: [],
      headersComplete: false,
      query: entries(source, region, text, strings),
      body: url.startsWith("wss") ? noBody(at) : { kind: "unresolved", reason: "in the SDK", origin: head },
    });
    const form = region.language === "python" ? "python" : "other-code";
    return [{ kind: "call", call, form, weak: false, at, words: `SDK call in ${region.language}` }];
  }
  return [];
}

const notOptions =
  /^(?:url|buffer|source|request|text|api_key|apiKey|path|timeout|callback|options|headers|model_config)$/;

function entries(source: Source, region: Region, text: string, strings: readonly StringToken[]): Entry[] {
  const found: Entry[] = [];
  for (const opening of text.matchAll(options)) {
    const from = opening.index + opening[0].length;
    const inside = text.slice(from, from + 4000);
    const end = inside.search(/[)}]\s*(?:[,;)]|\n|$)/);
    for (const match of inside.slice(0, end < 0 ? inside.length : end).matchAll(pair)) {
      const name = snake(match[1]!);
      if (notOptions.test(match[1]!) || found.some((each) => each.name === name)) continue;
      const start = region.start + from + match.index + match[0].indexOf(match[1]!);
      const written = valueAt(source, region.start + from + match.index + match[0].length, strings);
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

/** Go and C# write `SmartFormat` where the API has `smart_format`. */
function snake(name: string): string {
  return /^[A-Z]/.test(name) ? name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase() : name;
}
