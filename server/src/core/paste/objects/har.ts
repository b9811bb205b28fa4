import type { Body } from "../../exchange/call.ts";
import type { AudioHead, Exchange, Frame, Response } from "../../exchange/exchange.ts";
import { known, member } from "../../exchange/facts.ts";
import type { Bag, Entry, ObjectValue, Value } from "../../exchange/value.ts";
import { audioHead, base64Head } from "../audio/container.ts";
import type { Item } from "../items.ts";
import { readJson } from "../json/reader.ts";
import { noBody, textBody, toCall } from "../request.ts";
import { type Source, sliceOf } from "../text/slice.ts";
import { repeated } from "./har-kinds.ts";

const mostFrames = 5000;
const mostForeign = 20;

/** The entries of a HAR that go to Deepgram, each as an exchange of its own; of a HAR without any, the others. */
export function readHar(source: Source, value: ObjectValue): Item[] {
  const entries = member(value, "log", "entries");
  const all = entries?.kind === "array" ? entries.items : [];
  const settled = repeated(source.text.slice(value.origin.start, value.origin.end), all.length);
  const read = all.flatMap((each, at) =>
    each.kind === "object" && !settled.has(at) ? (readEntry(source, each) ?? []) : [],
  );
  const wanted = read.filter((each) => each.call?.target.deepgram !== "no");
  const chosen = wanted.length > 0 ? wanted : read.slice(0, mostForeign);
  const at = value.origin;
  if (chosen.length === 0) return [{ kind: "other", at, words: "HAR" }];
  return chosen.map((exchange): Item => {
    const place = exchange.call?.origin ?? at;
    return { kind: "exchange", exchange, form: "har", at: place, words: `HAR entry${status(exchange)}` };
  });
}

/** One entry that was copied out of a HAR. */
export function isHarEntry(value: ObjectValue): boolean {
  const [url, headers] = [member(value, "request", "url"), member(value, "request", "headers")];
  const status = member(value, "response", "status");
  return url?.kind === "text" && headers?.kind === "array" && status?.kind === "number";
}

export function readHarEntry(source: Source, value: ObjectValue): Item[] {
  const exchange = readEntry(source, value);
  if (!exchange) return [];
  return [{ kind: "exchange", exchange, form: "har", at: value.origin, words: `HAR entry${status(exchange)}` }];
}

const status = (each: Exchange) => (each.response?.status ? ` ${each.response.status.code}` : "");

function readEntry(source: Source, entry: ObjectValue): Exchange | undefined {
  const request = member(entry, "request");
  const url = member(request, "url");
  if (request?.kind !== "object" || url?.kind !== "text") return undefined;
  const method = member(request, "method");
  const headers = pairs(member(request, "headers"));
  const upgrade = headers.entries.some((each) => /^upgrade$/i.test(each.name));
  const body = bodyOf(source, request);
  const call = toCall({
    via: "har",
    origin: entry.origin,
    head: url.origin,
    url: sliceOf(source, url),
    ...(method?.kind === "text" ? { method } : {}),
    headers: headers.entries.map((each) => ({ name: sliceAt(source, each), value: each.value })),
    headersComplete: headers.complete,
    body: body.body,
    runtime: "browser",
  });
  const frames = framesOf(source, entry);
  const socket = upgrade || frames.length > 0;
  const failure = known(member(entry, "_error") ?? member(entry, "response", "_error"))?.text;
  const response = responseOf(source, member(entry, "response"), socket);
  const audio = body.audio ?? frames.find((each) => each.audio)?.audio;
  return {
    call: socket && call.transport === "http" ? { ...call, transport: "ws" } : call,
    ...(response ? { response } : {}),
    frames: frames.map(({ frame }) => frame),
    errors: failure ? [{ text: failure, source: "browser", origin: entry.origin }] : [],
    symptoms: [],
    environment: { browser: true },
    ...(audio ? { audio } : {}),
  };
}

/** A header's name as a slice of its text. */
export const sliceAt = (source: Source, entry: Entry) => ({
  source,
  text: entry.name,
  runs: [{ at: 0, length: entry.name.length, start: entry.key.start, end: entry.key.end, same: true }],
  start: entry.key.start,
  end: entry.key.end,
});

/** `[{ name, value }]`, or Postman's `[{ key, value }]`, as entries. */
export function pairs(list: Value | undefined): Bag {
  const entries: Entry[] = [];
  const items = list?.kind === "array" ? list.items : [];
  for (const item of items) {
    const name = member(item, "name") ?? member(item, "key");
    const value = member(item, "value");
    const text = known(name);
    const off = known(member(item, "disabled"))?.text === "true" || known(member(item, "enabled"))?.text === "false";
    if (!text || !name || value?.kind !== "text" || text.text.startsWith(":") || off) continue;
    entries.push({ name: text.text, key: name.origin, value, renamable: text.exact, sometimes: false });
  }
  const origin = list?.origin ?? { text: "", start: 0, end: 0 };
  return { entries, complete: list?.kind === "array" && list.complete, origin };
}

function bodyOf(source: Source, request: ObjectValue): { body: Body; audio?: AudioHead } {
  const data = member(request, "postData");
  const text = member(data, "text");
  const type = known(member(data, "mimeType"))?.text ?? "";
  const params = pairs(member(data, "params"));
  if (/^multipart\//.test(type)) {
    return { body: { kind: "multipart", entries: params.entries, origin: data?.origin ?? request.origin } };
  }
  if (text?.kind !== "text" || text.parts.length === 0) {
    const size = known(member(request, "bodySize"))?.text;
    if (size !== undefined && Number(size) > 0) {
      return { body: { kind: "unresolved", reason: "not in the HAR", origin: request.origin } };
    }
    return { body: noBody(request.origin) };
  }
  const slice = sliceOf(source, text);
  if (/^audio\/|octet-stream/.test(type)) {
    const head = audioHead(
      Uint8Array.from(slice.text.slice(0, 300), (c) => c.charCodeAt(0) & 255),
      text.origin,
    );
    const audio = head ?? audioHead(base64Head(slice.text) ?? new Uint8Array(), text.origin);
    const value: Value = { kind: "bytes", source: { is: "other", what: "audio" }, origin: text.origin };
    return { body: { kind: "raw", value, origin: text.origin }, ...(audio ? { audio } : {}) };
  }
  return { body: textBody(slice) };
}

function responseOf(source: Source, response: Value | undefined, socket: boolean): Response | undefined {
  if (response?.kind !== "object") return undefined;
  const code = member(response, "status");
  const content = member(response, "content");
  const text = member(content, "text");
  const slice = text?.kind === "text" ? sliceOf(source, text) : undefined;
  const plain = slice && known(member(content, "encoding"))?.text !== "base64" ? slice : undefined;
  const json = plain && /^\s*[{[]/.test(plain.text) ? readJson(plain) : undefined;
  const seen = code?.kind === "number" && code.value >= 100 && !(socket && code.value === 101);
  if (!seen && !plain) return undefined;
  return {
    ...(seen ? { status: { code: code.value, origin: code.origin } } : {}),
    headers: pairs(member(response, "headers")),
    ...(json ? { json: json.value } : {}),
    ...(plain && plain.text !== "" && text ? { text: { text: plain.text.slice(0, 20_000), origin: text.origin } } : {}),
    origin: response.origin,
  };
}

function framesOf(source: Source, entry: ObjectValue): { frame: Frame; audio?: AudioHead }[] {
  const list = member(entry, "_webSocketMessages");
  if (list?.kind !== "array") return [];
  const opened = Date.parse(known(member(entry, "startedDateTime"))?.text ?? "");
  const first = Number(known(member(list.items[0], "time"))?.text) * 1000;
  const base = first - opened >= 0 && first - opened < 600_000 ? opened : first;
  return list.items.slice(0, mostFrames).flatMap((item) => {
    const data = member(item, "data");
    if (item.kind !== "object" || data?.kind !== "text") return [];
    const slice = sliceOf(source, data);
    const time = Number(known(member(item, "time"))?.text) * 1000 - base;
    const binary = known(member(item, "opcode"))?.text === "2";
    const json = !binary && /^\s*\{/.test(slice.text) ? readJson(slice) : undefined;
    const size = binary ? Math.floor((slice.text.replace(/=+$/, "").length * 3) / 4) : slice.text.length;
    const head = binary ? audioHead(base64Head(slice.text) ?? new Uint8Array(), data.origin) : undefined;
    const frame: Frame = {
      direction: known(member(item, "type"))?.text === "send" ? "sent" : "received",
      frame: binary ? "binary" : "text",
      size,
      ...(json ? { json: json.value } : {}),
      ...(Number.isFinite(time) ? { at: time } : {}),
      origin: item.origin,
    };
    return [{ frame, ...(head ? { audio: head } : {}) }];
  });
}
