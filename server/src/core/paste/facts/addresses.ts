import type { Call } from "../../exchange/call.ts";
import type { Value } from "../../exchange/value.ts";
import { readUrl } from "../../text/url.ts";
import { hostKind } from "../../text/whose.ts";
import type { Item } from "../items.ts";
import { toCall } from "../request.ts";
import { cut, type Slice, SliceBuilder, type Source, textValue } from "../text/slice.ts";
import { statusBeside } from "./statuses.ts";

/** Blanks, quotes of any kind, brackets, and the punctuation of scripts that know no blanks end an address in a text. */
const plain = String.raw`[^\s"'\x60<>()[\]|\\^“”„‟‘’‚‹›«»，。；：！？、（）【】「」『』…]`;
/** The brackets of a list stay in: `keyterm[]=`. */
const inside = String.raw`(?:${plain}|\[\d{0,3}\](?==))`;
/** With a scheme; a host of Deepgram's without one; a path of its API with a query or behind a method. */
const addresses = new RegExp(
  String.raw`\b(?:https?|wss?):\/\/${inside}+|(?<![\w./@:-])(?:api|agent)(?:\.[a-z]{2,8})?\.deepgram\.com(?::\d+)?\/${inside}+|(?<![\w./@:=%-])\/?v[12]\/(?:listen|speak|read|agent|auth|projects)(?![\w-])${inside}*`,
  "gi",
);
const streams = /[?&](?:interim_results|endpointing|utterance_end_ms|vad_events|no_delay|encoding)=/;
const aboutSockets = /\bweb ?socket|\bwss?\b|\bsocket|\bstream(?:s|ing)?\b|\blive\b/i;
/** A member or parameter of that name holds what a request speaks of, not where it goes. */
const namesContent = /\b(?:\w*url|callback|href|src|link|source|file|audio|media)["']?\s*(?::|=>?)\s*["']?$/i;
const most = 50;

/** The addresses that `start..end` mentions: of Deepgram, and those at which another server is called. Returns how many. */
export function addressesIn(source: Source, start: number, end: number, items: Item[]): number {
  const line = source.text.slice(start, end);
  let found = 0;
  for (const match of line.matchAll(addresses)) {
    if (found >= most) break;
    const before = line.slice(Math.max(0, match.index - 60), match.index);
    const url = addressAt(source, start + match.index, end, match[0]);
    const { target } = readUrl(textValue(url.slice));
    const verb = /\b(GET|POST|PUT|PATCH|DELETE|HEAD)["']?:? ["']?$/.exec(before);
    if (!isCalled(match[0], before, verb !== null, target)) continue;
    const origin = { text: source.name, start: url.slice.start, end: url.slice.end };
    const made = toCall({
      via: "other",
      origin,
      head: origin,
      url: url.slice,
      ...(verb ? { method: method(source, start + match.index - verb[0].length, verb[1]!) } : {}),
      headers: [],
      headersComplete: false,
      body: { kind: "unresolved", reason: "not in the paste", origin },
    });
    const call: Call = url.cut ? { ...made, query: { ...made.query, complete: false } } : made;
    const alone = line.trim() === line.slice(match.index, match.index + url.length);
    items.push({ kind: "call", call, form: alone ? "url" : "log", weak: true, at: origin, words: "URL" });
    found++;
    const status = statusBeside(line, match.index, match.index + url.length);
    if (status === undefined || items.some((each) => each.kind === "response")) continue;
    const place = { text: source.name, start: start + status, end: start + status + 3 };
    const code = Number(line.slice(status, status + 3));
    const headers = { entries: [], complete: false, origin: place };
    const response = { status: { code, origin: place }, headers, origin: place };
    items.push({ kind: "response", response, weak: true, at: place, words: `status ${code}` });
  }
  return found;
}

/** Whether an address is one that is called: a base address calls nothing, and one in a body or a query is what a call speaks of. */
function isCalled(text: string, before: string, verb: boolean, target: Call["target"]): boolean {
  const scheme = /^\w+:\/\//.test(text);
  if (!scheme && /^\/?v\d/i.test(text)) return verb || /\?\w+=/.test(text);
  if (target.deepgram !== "no") return verb || !/^\/?(?:v\d\/?)?$/.test(target.path?.value ?? "");
  if (verb) return true;
  if (namesContent.test(before)) return false;
  if (hostKind(target.host?.value ?? "") === "public") return true;
  return /^wss?:/i.test(text) || /\b(?:calling|connect(?:ing|ed)?(?: to)?|requesting|fetching)\W{1,3}$/i.test(before);
}

interface Address {
  readonly slice: Slice;
  /** Characters that it takes in the text. */
  readonly length: number;
  /** The text shows its beginning only. */
  readonly cut: boolean;
}

function addressAt(source: Source, at: number, limit: number, match: string): Address {
  const written = match.replace(/[.,;:!?}*_#]+$/, "");
  const behind = source.text.slice(at + written.length, Math.min(limit, at + written.length + 400));
  const text = written + blanksOf(written, behind);
  const end = at + text.length;
  const cutOff = /^(?:\.{3}|…)/.test(behind);
  const plain = { length: text.length, cut: cutOff };
  const builder = new SliceBuilder(source);
  if (/^\/?v\d/i.test(text)) {
    const lead = source.text
      .slice(Math.max(0, at - 200), at)
      .split("\n")
      .at(-1)!;
    const socket = /^\/?v2\/|agent/.test(text) || streams.test(text) || aboutSockets.test(lead + behind);
    const host = /agent/.test(text) ? "agent.deepgram.com" : "api.deepgram.com";
    builder.changed(`${socket ? "wss" : "https"}://${host}${text.startsWith("/") ? "" : "/"}`, at, at);
    builder.same(at, end);
    return { slice: builder.done(at, end), ...plain };
  }
  // Dart prints the address of a socket with the scheme and port of HTTP.
  const dart = /^https?(?=:\/\/[^/?#]+:0[/?#])/i.exec(text);
  if (!dart) return { slice: cut(source, at, end), ...plain };
  builder.changed("wss", at, at + dart[0].length);
  builder.same(at + dart[0].length, end);
  return { slice: builder.done(at, end), ...plain };
}

/** Names whose values are words of people. */
const wordy = /[?&](?:keyterm|keywords|search|replace|tag|extra|custom_topic|custom_intent)=[^&\s]+$/;

/** What a raw blank has cut off an address: plainly more of its query, or the second word of a value that takes words. */
function blanksOf(address: string, behind: string): string {
  if (!address.includes("?")) return "";
  const more = /^(?: [\w%.,:'-]+){1,4}&\w+=[^\s"'<>]*/.exec(behind);
  if (more) return more[0];
  const last = wordy.test(address) ? /^(?: [\p{L}\d%-]+){1,3}(?=[ \t]*(?:["'\n]|$))/u.exec(behind) : null;
  return last ? last[0] : "";
}

function method(source: Source, start: number, word: string): Value {
  const at = source.text.indexOf(word, start);
  const origin = { text: source.name, start: at, end: at + word.length };
  return { kind: "text", parts: [{ kind: "literal", text: word, origin, exact: true }], origin };
}
