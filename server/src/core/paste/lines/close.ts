import type { Close } from "../../exchange/exchange.ts";
import type { Source } from "../text/slice.ts";

const code = String.raw`(10(?:0\d|1[0-5])|[34]\d{3})`;
const patterns = [
  // Node and browsers: CloseEvent { code: 1006, reason: '' }, [Symbol(kCode)]: 1006
  new RegExp(
    String.raw`(?:["'\x60]?\bcode["'\x60]?|\[?Symbol\(kCode\)\]?|\bstatus_?code|\bclose_?code)\s{0,3}[:=]\s{0,3}["']?${code}\b`,
    "i",
  ),
  // Python's websockets: received 1011 (internal error) reason; then sent 1011
  new RegExp(String.raw`\b(?:received|sent) ${code}(?= \()`, "i"),
  // Go: websocket: close 1011 (internal server error): reason
  new RegExp(String.raw`\bclosed? ${code}\b`, "i"),
  // With Deepgram's own name of the reason: 1011 NET-0001
  new RegExp(String.raw`\b${code}\W{1,3}(?:NET|DATA|BIG|MESSAGE)-\d{4}\b`),
  new RegExp(
    String.raw`\b(?:clos(?:e|ed|es|ing|ure)|disconnect(?:ed|s|ion)?|onclose|terminated|dropp?ed)\b[^\n{]{0,60}?\b${code}\b`,
    "i",
  ),
  // Beside the socket alone a number of an application's own codes may be anything: a size, a rate.
  /\b(?:socket|websocket|ws)\b[^\n{]{0,60}?\b(10(?:0\d|1[0-5]))\b(?! ?(?:bytes?|B|ms)\b)/i,
  new RegExp(
    String.raw`\b${code}\b[^\n]{0,40}?\b(?:close|closed|disconnect|abnormal closure|going away|internal (?:server )?error|policy violation|unsupported data|no status)`,
    "i",
  ),
];
const worthALook = /\b(?:10(?:0\d|1[0-5])|[34]\d{3})\b/;
const aboutSockets =
  /clos|disconnect|symbol\(kcode|socket|\bws\b|wasclean|received 1|sent 1|abnormal|policy violation|terminated|dropped|\b(?:NET|DATA|BIG|MESSAGE)-\d{4}\b/i;

/** A close code with its reason out of one line, or out of a dump that spans several (`text` from `start`). */
export function readClose(source: Source, start: number, end: number): Close | undefined {
  const text = source.text.slice(start, Math.min(end, start + 8000));
  if (!worthALook.test(text) || !aboutSockets.test(text)) return undefined;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const at = start + match.index + match[0].lastIndexOf(match[1]!);
    const reason = reasonOf(text, match.index + match[0].length);
    const clean = /\bwasClean["']?\s{0,3}[:=]\s{0,3}(true|false)/i.exec(text)?.[1];
    const last = reason ? start + reason.end : at + 4;
    return {
      code: Number(match[1]),
      ...(reason ? { reason: reason.text, reasonAt: placeOf(source, start + reason.start, reason.text.length) } : {}),
      ...(clean ? { clean: clean.toLowerCase() === "true" } : {}),
      origin: { text: source.name, start: at, end: Math.max(last, at + 4) },
    };
  }
  return undefined;
}

const quotedReason =
  /(?:reason|\[?Symbol\(kReason\)\]?)["'`]?\s{0,3}[:=]\s{0,3}(?:b?(["'`])([^\n]{0,2000}?)\1|<Buffer[^>\n]*>)/i;
const bareReason = /(?:\breason\b|\bmessage\b)["'`]?\s{0,3}[:=]\s{0,3}([^\n"'`{}]{1,500})/i;
const afterName = /^[^\S\n]*\([^)\n]{1,60}\)[:;,\s]{0,3}([^\n;]{3,500}?)(?=;? then (?:sent|received)|;|\n|$)/;
const afterCode =
  /^(?:["']?[,:;)\s\u2013\u2014-]{1,6})(?:(?:and |with )?reason["']?\s?[:=]?\s*)?["']?([A-Z][^\n"'{}]{3,500})/;

const placeOf = (source: Source, start: number, length: number) => ({ text: source.name, start, end: start + length });

function reasonOf(text: string, from: number): { text: string; start: number; end: number } | undefined {
  const quoted = quotedReason.exec(text);
  if (quoted) {
    const [whole, , words = ""] = quoted;
    const end = quoted.index + whole.length;
    return { text: words, start: words ? end - 1 - words.length : end, end };
  }
  const rest = text.slice(from);
  for (const [pattern, offset, where] of [
    [afterName, from, rest],
    [bareReason, 0, text],
    [afterCode, from, rest],
  ] as const) {
    const match = pattern.exec(where);
    const found = (match?.[1] ?? match?.[2] ?? match?.[3])?.replace(/[\s,;)]+$/, "");
    if (!match || !found) continue;
    const at = offset + match.index + match[0].indexOf(found);
    return { text: found, start: at, end: at + found.length };
  }
  return undefined;
}
