import { originOf, type Slice, SliceBuilder, sub } from "../text/slice.ts";

/** A string with more escapes is a file that was pasted: the rest of it is stepped over. */
const mostEscapes = 50_000;

interface StringRead {
  readonly slice: Slice;
  readonly end: number;
  /** False for quotes that JSON does not have, and for line breaks inside. */
  readonly strict: boolean;
  readonly closed: boolean;
}

/** Reads a quoted string from its opening quote. One without an end stops at its line's. */
export function readString(slice: Slice, start: number, quote: string): StringRead {
  const { text } = slice;
  const from = start + 1;
  const stop = quote === '"' ? /["\\\n]/g : quote === "'" ? /['\\\n]/g : /[`\\]/g;
  const builder = new SliceBuilder(slice.source);
  let strict = quote === '"';
  let count = 0;
  let at = from;
  let plain = from;
  const [only] = slice.runs;
  const shift = slice.runs.length === 1 && only?.same ? only.start : undefined;
  const keep = (to: number) => {
    if (shift !== undefined) builder.same(shift + plain, shift + to);
    else if (to > plain) builder.append(sub(slice, plain, to));
  };
  for (;;) {
    stop.lastIndex = at;
    const hit = stop.exec(text);
    const c = hit?.[0];
    if (!hit || c === "\n") {
      // A line break in a string: a wrapped line or a missing quote; the string ends with the text.
      if (c === "\n" && wraps(text, hit!.index, quote)) {
        strict = false;
        at = hit!.index + 1;
        continue;
      }
      const end = hit ? hit.index : text.length;
      keep(end);
      return { slice: ended(slice, builder, from, end), end, strict, closed: false };
    }
    if (c === quote) {
      keep(hit.index);
      return { slice: ended(slice, builder, from, hit.index), end: hit.index + 1, strict, closed: true };
    }
    if (++count > mostEscapes) {
      strict = false;
      at = plain = hit.index + 2;
      continue;
    }
    keep(hit.index);
    const [meant, length] = unescaped(text, hit.index);
    const place =
      shift === undefined
        ? originOf(slice, hit.index, hit.index + length)
        : { start: shift + hit.index, end: shift + hit.index + length };
    builder.changed(meant, place.start, place.end);
    at = plain = hit.index + length;
  }
}

function ended(slice: Slice, builder: SliceBuilder, from: number, to: number): Slice {
  const place = originOf(slice, from, to);
  if (to > from) return builder.done(place.start, place.end);
  return builder.done(place.start, place.start);
}

/** Whether the string goes on after a line break: its closing quote comes before the end of the next line. */
function wraps(text: string, at: number, quote: string): boolean {
  const next = text.slice(at + 1, at + 1 + 2048);
  const line = next.split("\n", 1)[0]!;
  return line.includes(quote) && !/^\s*["'][\w$-]+["']\s*:/.test(line) && /["']\s*[,}\]]/.test(line);
}

const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "0": "\0" };

/** What an escape at `at` means, and how long it is. */
export function unescaped(text: string, at: number): [string, number] {
  const c = text[at + 1];
  if (c === undefined) return ["\\", 1];
  const hex =
    c === "u"
      ? /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6))
      : c === "x"
        ? /^[0-9a-fA-F]{2}/.exec(text.slice(at + 2, at + 4))
        : null;
  if (hex) return [String.fromCharCode(Number.parseInt(hex[0], 16)), 2 + hex[0].length];
  return [escapes[c] ?? c, 2];
}
