import type { Origin } from "../../exchange/origin.ts";
import type { ArrayValue, Bag, Entry, ObjectValue, Value } from "../../exchange/value.ts";
import { cut, type Slice, type Source, textValue } from "../text/slice.ts";
import { closingOf, closingQuote, strictEnd } from "./strict.ts";
import { readString } from "./string.ts";

/** A text that is known to be JSON where it is read, and stands in the source as it is, `shift` characters on. */
interface Ground {
  readonly source: Source;
  readonly text: string;
  readonly shift: number;
}

const blank = /[\s\uFEFF]*/y;

/** The object or array that begins at `from` of a slice, where it is JSON letter by letter. */
export function readStrictly(
  { source, text, runs }: Slice,
  from: number,
): { readonly value: Value; readonly start: number; readonly end: number } | undefined {
  const [run] = runs;
  if (runs.length !== 1 || !run?.same) return undefined;
  blank.lastIndex = from;
  blank.exec(text);
  const start = Math.max(from, blank.lastIndex);
  const end = text[start] === "{" || text[start] === "[" ? strictEnd(text, start) : undefined;
  return end === undefined
    ? undefined
    : { value: lazyJson({ source, text, shift: run.start }, start, end), start, end };
}

/**
 * The object or array at `start..end` of a text, as the lenient reader would give it. What stands inside is read when it is
 * first asked for: of the megabytes of a HAR or a session most is never looked at.
 */
function lazyJson(ground: Ground, start: number, end: number): ObjectValue | ArrayValue {
  const origin = place(ground, start, end);
  if (ground.text[start] === "[") {
    let items: readonly Value[] | undefined;
    return {
      kind: "array",
      get items() {
        items ??= itemsOf(ground, start);
        return items;
      },
      complete: true,
      origin,
    };
  }
  let bag: Bag | undefined;
  return {
    kind: "object",
    get bag() {
      bag ??= bagOf(ground, start, origin);
      return bag;
    },
    origin,
  };
}

function place({ source, shift }: Ground, start: number, end: number): Origin {
  return { text: source.name, start: shift + start, end: shift + end };
}

function itemsOf(ground: Ground, start: number): Value[] {
  const items: Value[] = [];
  let at = skip(ground.text, start + 1);
  while (ground.text[at] !== "]") {
    const read = valueAt(ground, at);
    items.push(read.value);
    at = skip(ground.text, read.end);
    if (ground.text[at] === ",") at = skip(ground.text, at + 1);
  }
  return items;
}

function bagOf(ground: Ground, start: number, origin: Origin): Bag {
  const { text } = ground;
  const entries: Entry[] = [];
  let comma: number | undefined;
  let at = skip(text, start + 1);
  while (text[at] !== "}") {
    const from = at;
    const name = stringAt(ground, at);
    at = skip(text, skip(text, name.end) + 1);
    const { value, end } = valueAt(ground, at);
    at = skip(text, end);
    const before = comma;
    comma = text[at] === "," ? at : undefined;
    if (comma !== undefined) at = skip(text, at + 1);
    const { text: written, renamable } = name;
    entries.push({
      name: written,
      key: name.origin,
      value,
      written: writtenOf(ground, value, end),
      removal: comma === undefined ? place(ground, before ?? from, end) : place(ground, from, at),
      renamable,
      sometimes: false,
    });
  }
  const inside = { ...origin, start: origin.start + 1, end: origin.start + 1 };
  const insertion = { at: inside, style: "pairs" as const, before: "", after: entries.length > 0 ? ", " : "" };
  return { entries, complete: true, origin, insertion };
}

/** The value with its quotes: a text's own place leaves them out. */
function writtenOf({ shift }: Ground, { kind, origin }: Value, end: number): Origin {
  return kind === "text" ? { ...origin, start: origin.start - 1, end: shift + end } : origin;
}

function valueAt(ground: Ground, at: number): { value: Value; end: number } {
  const { text } = ground;
  const first = text[at]!;
  if (first === "{" || first === "[") {
    const end = closingOf(text, at);
    return { value: lazyJson(ground, at, end), end };
  }
  if (first === '"') {
    const close = closingQuote(text, at);
    return { value: textValue(sliceAt(ground, at, close)), end: close + 1 };
  }
  word.lastIndex = at;
  const written = word.exec(text)![0];
  const end = at + written.length;
  const origin = place(ground, at, end);
  if (written === "null") return { value: { kind: "null", undefined: false, origin }, end };
  if (written === "true" || written === "false")
    return { value: { kind: "boolean", value: written === "true", origin }, end };
  return { value: { kind: "number", value: Number(written), origin }, end };
}

const word = /[^\s,\]}]+/y;

function stringAt(ground: Ground, at: number) {
  const close = closingQuote(ground.text, at);
  const slice = sliceAt(ground, at, close);
  const renamable = slice.runs.length === 1 && slice.runs[0]!.same;
  return { text: slice.text, origin: place(ground, at + 1, close), renamable, end: close + 1 };
}

function sliceAt({ source, text, shift }: Ground, at: number, close: number) {
  if (!text.slice(at, close).includes("\\")) return cut(source, shift + at + 1, shift + close);
  return readString(cut(source, shift + at, shift + close + 1), 0, '"').slice;
}

function skip(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; )
    code = text.charCodeAt(++at);
  return at;
}
