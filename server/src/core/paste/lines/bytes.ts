import type { Frame } from "../../exchange/exchange.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

const binary =
  /^(?:["'<([]*(?:binary|audio|buffer|bytes|blob|arraybuffer|chunk|media|pcm|opus|b'|<buffer|\w+\.send\w*\((?:b["']|<?buffer|bytes|audio|chunk|pcm))|\(?\[?\d[\d,_.]*\s?(?:k?b(?:ytes?)?)\b)/i;
const sizes =
  /(?:Buffer|Uint8Array|ArrayBuffer|Blob|Int16Array)\((\d+)\)|(\d+) more bytes|(\d[\d,_]*(?:\.\d+)?)\s?(k)?(?:b|bytes?)\b|(?:byteLength|ArrayBuffer|length|size|bytes|len)["']?\s?[:=(]\s?(\d[\d,_]*)|(?:binary|audio|blob|buffer|chunk)\W{1,3}(\d[\d,_]*)\W{0,3}$/i;

/** What a program says of a chunk before it sends it: `ondataavailable size=4011 -> send`. */
export function sentSize(source: Source, start: number, end: number, time: number | undefined): Item | undefined {
  const text = source.text.slice(start, Math.min(end, start + 300));
  const match =
    /^(?:on)?(?:data\w*|chunk|blob|audio|pcm|mic\w*)\b[^{}\n]{0,40}?\b(?:size|length|bytes|byteLength)\s?[=:]\s?(\d{1,7})\b[^{}\n]{0,20}(?:->|=>|→)\s*(?:\w+\.)?sen[dt]\b/i.exec(
      text,
    );
  if (!match) return undefined;
  return frameItem(source, start, text, "sent", Number(match[1]), time);
}

function frameItem(
  source: Source,
  start: number,
  text: string,
  direction: "sent" | "received",
  size: number | undefined,
  time: number | undefined,
): Item {
  const origin = { text: source.name, start, end: start + text.trimEnd().length };
  const known = { ...(size === undefined ? {} : { size }), ...(time === undefined ? {} : { at: time }) };
  const frame: Frame = { direction, frame: "binary", ...known, origin };
  return { kind: "frame", frame, at: origin, words: `binary frame ${direction}` };
}

/** A message of bytes, by its size or by what it is called. */
export function binaryFrame(
  source: Source,
  start: number,
  end: number,
  direction: "sent" | "received",
  time: number | undefined,
): Item | undefined {
  const text = source.text.slice(start, Math.min(end, start + 1000));
  if (
    /^\W*(?:close[ds]?|ping|pong|http|text|connection)\b|\b(?:fail(?:s|ed|ure)?|not open|error|dropped|skipped|CLOSED|CLOSING)\b/i.test(
      text,
    )
  )
    return undefined;
  if (!binary.test(text) && !/\b\d[\d,_]* ?bytes\b/.test(text)) return undefined;
  const match = sizes.exec(text);
  const digits = (match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[5] ?? match?.[6])?.replace(/[,_]/g, "");
  const size = digits === undefined ? undefined : Math.round(Number(digits) * (match?.[4] ? 1024 : 1));
  return frameItem(source, start, text, direction, size, time);
}

/** A message that is text and nothing but base64: longer than any id or token. */
export function base64Frame(
  source: Source,
  start: number,
  end: number,
  direction: "sent" | "received",
  time: number | undefined,
): Item | undefined {
  const text = source.text.slice(start, end);
  const run = /^["'`]?([A-Za-z0-9+/]{100,}={0,2})(?:["'`]|\.{3}|…)?\s*$/.exec(text);
  if (!run || !/[+/=]|[a-z][A-Z]|[A-Z][a-z]/.test(text)) return undefined;
  const origin = { text: source.name, start, end: start + text.trimEnd().length };
  const at = time === undefined ? {} : { at: time };
  const frame: Frame = { direction, frame: "text", base64: true, size: run[1]!.length, ...at, origin };
  return { kind: "frame", frame, at: origin, words: `base64 text ${direction}` };
}
