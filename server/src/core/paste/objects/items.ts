import type { Close, Frame, Response } from "../../exchange/exchange.ts";
import { known, member } from "../../exchange/facts.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Bag, ObjectValue, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { readJson } from "../json/reader.ts";
import { unescaped } from "../json/string.ts";
import { readClose } from "../lines/close.ts";
import { errorItems } from "../lines/errors.ts";
import { cut, originOf, type Slice, SliceBuilder, type Source, sub } from "../text/slice.ts";
import { errorObject, isAnswer } from "./answers.ts";
import { readCollection } from "./collections.ts";
import { requestItem } from "./dump-items.ts";
import { isHarEntry, readHar, readHarEntry } from "./har.ts";
import { senderOf } from "./vocabulary.ts";

/** What the line says of a message before it. */
export interface Context {
  readonly direction?: "sent" | "received";
  readonly time?: number;
  /** The value is the argument of a call: code, and no traffic. */
  readonly written?: true;
  /** It goes out as bytes. */
  readonly bytes?: true;
}

/** Members that repeat the matter at length: sockets, agents, the request behind a response. */
const inner =
  /^(?:request|req|res|_req|socket|agent|agents|_currentRequest|connection|parser|httpAgent|httpsAgent|env)$/;

/** What a JSON value is in the matter: answer, frame, close event, HAR; nested ones are looked for. Empty when it is none of these. */
export function jsonItems(source: Source, value: Value, said: Context = {}): Item[] {
  const context = said.direction && said.time !== undefined ? said : { ...recordOf(value), ...said };
  const items: Item[] = [];
  const queue: { value: Value; depth: number; name?: string }[] = [{ value, depth: 0 }];
  for (let i = 0; i < queue.length && i < 2000; i++) {
    const { value: each, depth, name } = queue[i]!;
    const found = each.kind === "object" ? classify(source, each, context) : undefined;
    if (found) items.push(...found.items);
    if (found?.whole || depth > 6) continue;
    if (depth === 0 && each.kind === "object" && !found && said.direction) {
      return [frameItem(each, known(member(each, "type"))?.text ?? "JSON", context)];
    }
    if (each.kind === "array") for (const item of each.items) queue.push({ value: item, depth: depth + 1 });
    else if (each.kind === "object") {
      const answered = member(each, "response")?.kind === "object";
      for (const entry of each.bag.entries) {
        if (answered && inner.test(entry.name)) continue;
        queue.push({ value: entry.value, depth: depth + 1, name: entry.name });
      }
    } else if (each.kind === "text") items.push(...insideString(source, each, name, context));
  }
  return withoutRepeats(items);
}

/** What a record of a structured log says of the message that it holds. */
function recordOf(value: Value): Context {
  const find = (...names: string[]) => names.map((name) => known(member(value, name))?.text).find((text) => text);
  const stamp = find("time", "timestamp", "ts", "@timestamp");
  const number = Number(stamp);
  const time = !stamp ? Number.NaN : Number.isNaN(number) ? Date.parse(stamp) : number > 1e11 ? number : number * 1000;
  const side = find("dir", "direction");
  const direction = !side
    ? undefined
    : /^(?:out|sen[dt]|tx|up|client)/i.test(side)
      ? "sent"
      : /^(?:in|rec|rx|down|server)/i.test(side)
        ? "received"
        : undefined;
  return { ...(Number.isFinite(time) ? { time } : {}), ...(direction ? { direction } : {}) };
}

/** An error that stands in several members of one object counts once. */
function withoutRepeats(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.kind !== "error") return true;
    const text = item.error.text.replace(/^\w*Error: /, "");
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

interface Class {
  readonly items: readonly Item[];
  /** Nothing inside is looked at again. */
  readonly whole: boolean;
}

const whole = (...items: Item[]): Class => ({ items, whole: true });

function classify(source: Source, value: ObjectValue, context: Context): Class | undefined {
  const has = (...names: string[]) => names.some((name) => member(value, name) !== undefined);
  if (member(value, "log", "entries")?.kind === "array") return whole(...readHar(source, value));
  if (isHarEntry(value)) return whole(...readHarEntry(source, value));
  const collection = readCollection(source, value);
  if (collection) return whole(...collection);
  const type = known(member(value, "type"))?.text;
  const at = value.origin;
  if (type && (senderOf(type) || (has("code") && has("description")))) return whole(frameItem(value, type, context));
  if (isClose(value)) return whole(closeItem(value, context));
  if (has("dependencies", "devDependencies")) return whole(...packageJson(value));
  if (isSystemError(value)) return whole(systemError(source, value));
  const request = requestItem(source, value);
  const dump = statusDump(source, value);
  const response = member(value, "response")?.kind === "object";
  if (dump && !(response && dump.kind === "response" && dump.weak)) {
    return { items: request ? [request, dump] : [dump], whole: !response };
  }
  if (request) return { items: [request], whole: false };
  const error = response ? undefined : errorObject(value);
  if (error) return { items: [error], whole: false };
  if (!response && isAnswer(value, has)) {
    const words = has("err_code", "err_msg", "category", "error", "message", "detail", "error_code")
      ? "JSON error body"
      : has("results")
        ? "JSON transcript"
        : "JSON body";
    return whole({ kind: "response", response: bare(source, value), weak: false, at, words });
  }
  return undefined;
}

/** Headers that a printed response holds. */
function headersIn(value: ObjectValue): Bag {
  const found = member(value, "headers") ?? member(value, "rawResponse", "headers");
  if (found?.kind !== "object") return noHeaders(value.origin);
  const entries = found.bag.entries.filter((entry) => entry.value.kind === "text");
  return { entries, complete: found.bag.complete, origin: found.origin };
}

const noHeaders = (origin: Origin): Bag => ({ entries: [], complete: false, origin });

function bare(source: Source, value: ObjectValue): Response {
  const { start, end } = value.origin;
  const text = source.text.slice(start, Math.min(end, start + 20000));
  return { headers: noHeaders(value.origin), json: value, text: { text, origin: value.origin }, origin: value.origin };
}

/** `{ status: 401, data: {…} }` of axios, `{ statusCode: 400, body: {…} }` of the SDK, `{ response: { status … } }`. */
function statusDump(source: Source, value: ObjectValue): Item | undefined {
  const status = ["status", "statusCode", "status_code"]
    .map((name) => member(value, name))
    .find((each) => each?.kind === "number");
  const body = ["data", "body", "json", "error"].map((name) => member(value, name)).find((each) => each !== undefined);
  if (status?.kind !== "number" || !(status.value >= 100 && status.value < 600)) return undefined;
  const origin = value.origin;
  const inner = body?.kind === "object" ? body : body?.kind === "text" ? innerJson(source, body) : undefined;
  const text = body && !inner ? known(body) : undefined;
  const response: Response = {
    status: { code: status.value, origin: status.origin },
    headers: headersIn(value),
    ...(inner ? { json: inner } : {}),
    ...(text ? { text: { text: text.text.slice(0, 20000), origin: text.origin } } : {}),
    origin,
  };
  return { kind: "response", response, weak: !inner && !text, at: origin, words: `response ${status.value}` };
}

/** The members that Node adds to an error of the system, whose message stands before them. */
function isSystemError(value: ObjectValue): boolean {
  const names = new Set(value.bag.entries.map((entry) => entry.name));
  if (["message", "response", "config", "request", "description", "reason"].some((each) => names.has(each)))
    return false;
  const more = ["errno", "syscall", "hostname", "address", "library"].some((each) => names.has(each));
  return (
    (more || names.size === 1) &&
    /^(?:E[A-Z]{3,}|[A-Z]+(?:_[A-Z0-9]+)+)$/.test(known(member(value, "code"))?.text ?? "")
  );
}

/** Its code where it says more than the message does: of certificates and of the client. */
function systemError(source: Source, value: ObjectValue): Item {
  const at = value.origin;
  const code = known(member(value, "code"));
  if (!code || !/CERT|SSL|TLS|ERR_/.test(code.text)) return { kind: "other", at, words: "details of an error" };
  const origin = { text: source.name, start: code.origin.start, end: code.origin.end };
  return { kind: "error", error: { text: code.text, name: code.text, source: "node", origin }, at, words: code.text };
}

const closeCode = (value: ObjectValue) => member(value, "code") ?? member(value, "kCode");

function isClose(value: ObjectValue): boolean {
  const code = closeCode(value);
  if (code?.kind !== "number" || code.value < 1000 || code.value > 4999) return false;
  return value.bag.entries.some((entry) => /^(?:k?reason|k?wasClean|type|description)$/i.test(entry.name));
}

function closeItem(value: ObjectValue, { time }: Context): Item {
  const code = Number(known(closeCode(value))?.text);
  const words = known(member(value, "reason") ?? member(value, "kReason"));
  const clean = member(value, "wasClean") ?? member(value, "kWasClean");
  const close: Close = {
    code,
    ...(!words || words.text.startsWith("<Buffer") ? {} : { reason: words.text, reasonAt: words.origin }),
    ...(clean?.kind === "boolean" ? { clean: clean.value } : {}),
    ...(time === undefined ? {} : { at: time }),
    origin: value.origin,
  };
  return { kind: "close", close, at: value.origin, words: `WebSocket close ${code}` };
}

function frameItem(value: ObjectValue, type: string, { direction, time, written, bytes }: Context): Item {
  const sender = senderOf(type);
  const side = direction ?? (sender === "client" ? "sent" : sender === "server" ? "received" : "unknown");
  const frame: Frame = {
    direction: side,
    frame: bytes ? "binary" : "text",
    json: value,
    ...(time === undefined ? {} : { at: time }),
    ...(written && side === "sent" ? { written } : {}),
    origin: value.origin,
  };
  const words = side === "unknown" ? `${type} message` : `${type} message ${side}`;
  return { kind: "frame", frame, at: value.origin, words };
}

function packageJson(value: ObjectValue): Item[] {
  for (const group of ["dependencies", "devDependencies"]) {
    const version = known(member(value, group, "@deepgram/sdk"))?.text.replace(/^[^\d]*/, "");
    if (!version) continue;
    const environment = { sdk: { language: "js" as const, version } };
    return [{ kind: "environment", environment, at: value.origin, words: "package.json" }];
  }
  return [];
}

/** JSON inside a string value, however often it was escaped; or an error that a member holds. */
function insideString(
  source: Source,
  value: Value,
  name: string | undefined,
  context: Context,
  depth = 0,
): readonly Item[] {
  const inner = innerJson(source, value);
  const found = inner && classify(source, inner, context);
  if (found && found.items.length > 0) return found.items;
  for (const entry of inner && depth < 3 ? inner.bag.entries : []) {
    const deeper = entry.value.kind === "text" ? insideString(source, entry.value, undefined, context, depth + 1) : [];
    if (deeper.length > 0) return deeper;
  }
  if (name === "msg" || name === "message" || name === "event") {
    const { start, end } = value.origin;
    const close = readClose(source, start, end);
    if (close) return [{ kind: "close", close, at: close.origin, words: `WebSocket close ${close.code}` }];
  }
  if (!name || !/^(?:[k_]?error|[k_]?message|msg|err|cause|stack|reason|rawError|detail)$/i.test(name)) return [];
  return errorItems(source, value.origin.start, value.origin.end);
}

function innerJson(source: Source, value: Value): ObjectValue | undefined {
  if (value.kind !== "text" || value.origin.end - value.origin.start < 8) return undefined;
  let slice = cut(source, value.origin.start, value.origin.end);
  const brace = slice.text.indexOf("{");
  if (brace < 0 || brace > 200) return undefined;
  for (let depth = 0; depth < 3; depth++) {
    const json = readJson(sub(slice, slice.text.indexOf("{"), slice.text.length));
    if (json?.strict && json.value.kind === "object") return json.value;
    if (!slice.text.includes("\\")) return undefined;
    slice = withoutEscapes(slice);
  }
  return undefined;
}

/** A slice with one layer of backslashes resolved. */
export function withoutEscapes(slice: Slice): Slice {
  const builder = new SliceBuilder(slice.source);
  let at = 0;
  for (;;) {
    const next = slice.text.indexOf("\\", at);
    if (next < 0) break;
    builder.append(sub(slice, at, next));
    const [text, length] = unescaped(slice.text, next);
    const place = originOf(slice, next, Math.min(slice.text.length, next + length));
    builder.changed(text, place.start, place.end);
    at = next + length;
  }
  if (at < slice.text.length) builder.append(sub(slice, at, slice.text.length));
  return builder.done(slice.start, slice.end);
}
