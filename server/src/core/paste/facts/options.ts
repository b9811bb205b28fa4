import { known } from "../../exchange/facts.ts";
import type { Entry, ObjectValue, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { toCall } from "../request.ts";
import { cut, originOf, SliceBuilder, type Source, textValue } from "../text/slice.ts";

const models = /^(?:nova|flux|aura|whisper|enhanced|base|phonecall|meeting)\b/;
/** Parameters that no other vendor names so. */
const own = new Set(
  "interim_results utterance_end_ms smart_format endpointing vad_events no_delay diarize punctuate filler_words profanity_filter numerals multichannel keyterm keyterms eot_threshold eager_eot_threshold eot_timeout_ms language_hint detect_language mip_opt_out".split(
    " ",
  ),
);
const shared = new Set("encoding sample_rate channels language container bit_rate tier version redact".split(" "));
const streams = new Set(
  "interim_results utterance_end_ms endpointing vad_events no_delay encoding sample_rate".split(" "),
);

/** Options as a log prints them (JSON, or JavaScript's and Python's objects), as the call that they make. */
export function optionsItem(source: Source, value: ObjectValue): Item | undefined {
  const entries = value.bag.entries.filter(
    ({ value: { kind } }) => kind === "text" || kind === "number" || kind === "boolean" || kind === "array",
  );
  return callOf(source, entries, value.origin.start, value.origin.end);
}

const opening = /\b\w*(?:Options|Schema|Config|Params|Settings)\w*\s*[({]/g;
const pair =
  /(?:^|[\s,({])["']?([A-Za-z]\w{1,40})["']?\s*[:=]\s*(?:"([^"\n]*)"|'([^'\n]*)'|(True|False|true|false|-?\d+(?:\.\d+)?)(?=[\s,)}]|$))/g;

/** Options as a class of another language prints them: `LiveOptions(model='nova-3', interim_results=True)`. */
export function printedOptions(source: Source, start: number, end: number): Item | undefined {
  const line = source.text.slice(start, Math.min(end, start + 4000));
  for (const open of line.matchAll(opening)) {
    const from = open.index + open[0].length;
    const close = line.slice(from).search(/[)}]/);
    const inside = line.slice(from, close < 0 ? line.length : from + close);
    const entries = [...inside.matchAll(pair)].map((match): Entry => {
      const at = start + from + match.index + match[0].indexOf(match[1]!);
      const written = match[2] ?? match[3] ?? match[4]!;
      const place = start + from + match.index + match[0].lastIndexOf(written);
      const word = /^(?:true|false)$/i.test(match[4] ?? "");
      const origin = { text: source.name, start: place, end: place + written.length };
      const value: Value = word
        ? { kind: "boolean", value: /^true$/i.test(written), origin }
        : textValue(cut(source, place, place + written.length));
      const key = { text: source.name, start: at, end: at + match[1]!.length };
      return { name: snake(match[1]!), key, value, renamable: snake(match[1]!) === match[1], sometimes: false };
    });
    const item = callOf(source, entries, start + open.index, start + from + (close < 0 ? inside.length : close + 1));
    if (item) return item;
  }
  return undefined;
}

/** A query that is printed without its address: `query=model=nova-3&language=de`, `"params":"model=…&diarize=true"`. */
const query = /(?<![\w?&./%-])(?:\?)?([a-z_]{2,40}=[^\s&"'<>\\]{1,200}(?:&[a-z_]{2,40}=[^\s&"'<>\\]{0,200})+)/g;

export function loggedQuery(source: Source, start: number, end: number, addresses: number): Item | undefined {
  if (addresses > 0) return undefined;
  for (const match of source.text.slice(start, Math.min(end, start + 4000)).matchAll(query)) {
    // A sentence may end behind the query.
    const written = match[1]!.replace(/[.,;:!?)]+$/, "");
    const at = start + match.index + match[0].indexOf(written);
    const pairs = [...written.matchAll(/(?:^|&)([a-z_]+)=([^&]*)/g)].map((pair): Entry => {
      const from = at + pair.index + pair[0].indexOf(pair[1]!);
      const to = from + pair[1]!.length + 1;
      const key = { text: source.name, start: from, end: to - 1 };
      return {
        name: pair[1]!,
        key,
        value: textValue(cut(source, to, to + pair[2]!.length)),
        renamable: true,
        sometimes: false,
      };
    });
    const item = callOf(source, pairs, at, at + written.length);
    if (item) return { ...item, words: "printed query" };
  }
  return undefined;
}

/** .NET and Go write `SmartFormat` where the API has `smart_format`. */
const snake = (name: string) => (/^[A-Z]/.test(name) ? name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase() : name);

function callOf(source: Source, entries: readonly Entry[], start: number, end: number): Item | undefined {
  const names = entries.map((each) => each.name);
  const model = known(entries.find((each) => each.name === "model")?.value)?.text ?? "";
  const owned = names.filter((name) => own.has(name)).length;
  const others = names.filter((name) => shared.has(name)).length;
  if (names.includes("messages") || names.includes("type")) return undefined;
  if (!(models.test(model) && owned + others > 0) && owned < 2) return undefined;
  const lead = source.text
    .slice(Math.max(0, start - 120), start)
    .split("\n")
    .at(-1)!;
  const speak = model.startsWith("aura");
  const flux = model.startsWith("flux") || names.some((name) => /^(?:eot_|eager_eot_)/.test(name));
  const rest = /\b(?:pre-?recorded|transcribe\w*|rest|file)\b/i.test(lead);
  const live = /\b(?:connect\w*|live|stream\w*|socket|web ?socket|ws|open\w*)\b/i.test(lead);
  const socket = flux || live || (!rest && !speak && names.some((name) => streams.has(name)));
  const path = speak ? "/v1/speak" : flux ? "/v2/listen" : "/v1/listen";
  const builder = new SliceBuilder(source);
  builder.changed(`${socket ? "wss" : "https"}://api.deepgram.com${path}`, start, start + 1);
  const at = { text: source.name, start, end };
  const call = toCall({
    via: "other",
    origin: at,
    head: { ...at, end: start + 1 },
    url: builder.done(),
    headers: [],
    headersComplete: false,
    query: entries.filter((each) => own.has(each.name) || shared.has(each.name) || each.name === "model"),
    body: { kind: "unresolved", reason: "not in the paste", origin: at },
  });
  const { insertion: _ofTheUrl, ...query } = call.query;
  return {
    kind: "call",
    call: { ...call, query: { ...query, origin: originOf(cut(source, start, end)) } },
    form: "log",
    weak: true,
    at,
    words: "printed options",
  };
}
