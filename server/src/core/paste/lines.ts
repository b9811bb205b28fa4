import type { Environment, Frame } from "../exchange/exchange.ts";
import { readUrl } from "../url.ts";
import { readClose } from "./close.ts";
import { toCall } from "./draft.ts";
import { looksLikeError, readError, statusIn } from "./errors.ts";
import type { Item } from "./items.ts";
import { readJson } from "./json.ts";
import { jsonItems, withoutEscapes } from "./json-items.ts";
import { readPrefix } from "./prefix.ts";
import { cut, type Source, textValue } from "./slice.ts";
import { looksLikeProse, readSymptoms } from "./symptoms.ts";

export interface LineRead {
  readonly items: readonly Item[];
  /** Where reading goes on: the line's end, or the end of a JSON value that began on it. */
  readonly end: number;
}

/** How much of a paste may be read in vain as JSON, so that hostile brackets cost no more than a few passes. */
export interface Budget {
  left: number;
}

/** Reads one line of a log, a console or plain words. */
export function readLine(source: Source, start: number, end: number, limit: number, budget: Budget): LineRead {
  const { length, direction, time } = readPrefix(source.text.slice(start, Math.min(end, start + 400)));
  const from = start + length;
  const items: Item[] = [];
  const context = { ...(direction ? { direction } : {}), ...(time === undefined ? {} : { time }) };
  const stop = jsonIn(source, from, end, limit, context, budget, items);
  const seen = items.length > 0;
  const textEnd = stop > end ? end : stop > from ? stop : end;
  if (!seen && direction) {
    const frame = binaryFrame(source, from, end, direction, time);
    if (frame) return { items: [frame], end };
  }
  closeIn(source, start, end, time, items);
  const isError = !seen && readErrorLine(source, from, end, items);
  const urls = seen && stop > end ? 0 : urlsIn(source, from, textEnd, time, items);
  environmentIn(source, from, end, items);
  if (!seen && urls === 0 && looksLikeProse(source.text.slice(from, Math.min(end, from + 2000)))) {
    for (const symptom of readSymptoms(source, from, end)) {
      items.push({ kind: "symptom", symptom, at: symptom.origin, words: "description" });
    }
  } else if (isError) {
    const [symptom] = readSymptoms(source, from, end).filter((each) => each.id === "not-a-function");
    if (symptom) items.push({ kind: "symptom", symptom, at: symptom.origin, words: "description" });
  }
  return { items, end: Math.max(end, stop) };
}

function jsonIn(
  source: Source,
  from: number,
  end: number,
  limit: number,
  context: object,
  budget: Budget,
  items: Item[],
): number {
  const opening = /[{[]/g;
  opening.lastIndex = from;
  for (let tries = 0; tries < 6; tries++) {
    const hit = opening.exec(source.text);
    if (!hit || hit.index >= end || budget.left <= 0) return from;
    const escaped = /^.\s*\\+"/.test(source.text.slice(hit.index, hit.index + 40));
    const slice = escaped ? unescapedFrom(source, hit.index, limit) : cut(source, hit.index, limit);
    const json = readJson(slice);
    if (!json || json.value.kind === "unresolved") continue;
    const found = jsonItems(source, json.value, context);
    const stop = json.value.origin.end;
    if (found.length > 0) {
      items.push(...found);
      return stop;
    }
    if (json.strict && json.end > 40) opening.lastIndex = Math.max(opening.lastIndex, stop);
    else budget.left -= json.end;
  }
  return from;
}

/** The text from a brace to the end of the string literal that holds it, with its escapes resolved. */
function unescapedFrom(source: Source, start: number, limit: number) {
  const stop = /(?<!\\)["'`]|\n/g;
  stop.lastIndex = start;
  const end = Math.min(limit, stop.exec(source.text)?.index ?? limit);
  let slice = cut(source, start, end);
  for (let depth = 0; depth < 3 && /^.\s*\\/.test(slice.text); depth++) slice = withoutEscapes(slice);
  return slice;
}

const binary =
  /^(?:["'<([]*(?:binary|audio|buffer|bytes|blob|arraybuffer|chunk|media|pcm|opus|b'|<buffer)|\(?\[?\d[\d,_.]*\s?(?:k?b(?:ytes?)?)\b)/i;
const sizes =
  /(\d[\d,_]*(?:\.\d+)?)\s?(k)?(?:b|bytes?)\b|(?:byteLength|ArrayBuffer|length|size|bytes|len)["']?\s?[:=(]\s?(\d[\d,_]*)/i;

function binaryFrame(
  source: Source,
  start: number,
  end: number,
  direction: "sent" | "received",
  time: number | undefined,
): Item | undefined {
  const text = source.text.slice(start, Math.min(end, start + 1000));
  if (!binary.test(text) && !/\b\d[\d,_]* ?bytes\b/.test(text)) return undefined;
  const match = sizes.exec(text);
  const digits = (match?.[1] ?? match?.[3])?.replace(/[,_]/g, "");
  const size = digits === undefined ? undefined : Math.round(Number(digits) * (match?.[2] ? 1024 : 1));
  const origin = { text: source.name, start, end: start + text.trimEnd().length };
  const frame: Frame = {
    direction,
    frame: "binary",
    ...(size === undefined ? {} : { size }),
    ...(time === undefined ? {} : { at: time }),
    origin,
  };
  return { kind: "frame", frame, at: origin, words: `binary frame ${direction}` };
}

function closeIn(source: Source, start: number, end: number, time: number | undefined, items: Item[]): void {
  if (items.some((item) => item.kind === "close" || item.kind === "frame")) return;
  const close = readClose(source, start, end);
  if (!close) return;
  items.push({
    kind: "close",
    close: time === undefined ? close : { ...close, at: time },
    at: close.origin,
    words: `WebSocket close ${close.code}`,
  });
}

function readErrorLine(source: Source, start: number, end: number, items: Item[]): boolean {
  const line = source.text.slice(start, Math.min(end, start + 4000));
  const error = readError(source, start, end, !looksLikeProse(line) || looksLikeError(line));
  if (!error) return false;
  items.push({ kind: "error", error, at: error.origin, words: error.name ? `${error.name}` : "error" });
  const status = statusIn(source, start, end);
  if (status) {
    const origin = { text: source.name, start: status.start, end: status.start + 3 };
    const headers = { entries: [], complete: false, origin };
    items.push({
      kind: "response",
      response: { status: { code: status.code, origin }, headers, origin },
      weak: true,
      at: origin,
      words: `status ${status.code}`,
    });
  }
  return true;
}

const urls = /\b(?:https?|wss?):\/\/[^\s"'`<>()[\]|\\^]+/g;

function urlsIn(source: Source, start: number, end: number, time: number | undefined, items: Item[]): number {
  let found = 0;
  urls.lastIndex = start;
  for (let match = urls.exec(source.text); match && match.index < end && found < 50; match = urls.exec(source.text)) {
    const text = match[0].replace(/[.,;:!?}]+$/, "");
    const url = cut(source, match.index, Math.min(end, match.index + text.length));
    if (readUrl(textValue(url)).target.deepgram === "no") continue;
    const origin = { text: source.name, start: url.start, end: url.end };
    const call = toCall({
      via: "other",
      origin,
      head: origin,
      url,
      headers: [],
      headersComplete: false,
      body: { kind: "unresolved", reason: "not in the paste", origin },
    });
    const whole = source.text.slice(start, end).trim() === text;
    items.push({ kind: "call", call, form: whole ? "url" : "log", weak: true, at: origin, words: "URL" });
    found++;
  }
  void time;
  return found;
}

const sdks: readonly [RegExp, NonNullable<Environment["sdk"]>["language"]][] = [
  [/@deepgram\/sdk["']?\s?[@/:]?\s?["']?[\^~v]?(\d+\.\d+(?:\.\d+)?)/, "js"],
  [/\bdeepgram-(?:js-)?sdk[@/ ]v?(\d+\.\d+\.\d+)(?=.*(?:node|js))/i, "js"],
  [/\bdeepgram-(?:python-)?sdk(?:==|[@/ ~>=]+)v?(\d+\.\d+(?:\.\d+)?)/i, "python"],
  [/\bdeepgram-go-sdk[@/ ]v?(\d+\.\d+\.\d+)/i, "go"],
  [/\bdeepgram-dotnet-sdk[@/ ]v?(\d+\.\d+\.\d+)/i, "dotnet"],
];
const runtimes = /\b(Node(?:\.js)?|node|Python|Deno|Bun)[ /:]v?(\d+\.\d+(?:\.\d+)?)\b/;

function environmentIn(source: Source, start: number, end: number, items: Item[]): void {
  const line = source.text.slice(start, Math.min(end, start + 2000));
  const add = (environment: Environment, at: number, length: number, words: string) => {
    const origin = { text: source.name, start: start + at, end: start + at + length };
    items.push({ kind: "environment", environment, at: origin, words });
  };
  for (const [pattern, language] of sdks) {
    const match = pattern.exec(line);
    if (!match) continue;
    add({ sdk: { language, version: match[1]! } }, match.index, match[0].length, `SDK ${match[1]}`);
    break;
  }
  const runtime = runtimes.exec(line);
  if (runtime) {
    const name = /^node/i.test(runtime[1]!) ? "node" : runtime[1]!.toLowerCase();
    add({ runtime: { name, version: runtime[2]! } }, runtime.index, runtime[0].length, `${runtime[1]} ${runtime[2]}`);
  }
  if (/net::ERR_|Mozilla\/5\.0|Uncaught|blocked by CORS policy/.test(line))
    add({ browser: true }, 0, Math.min(line.length, 40), "browser");
}
