import type { Origin } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import { originOf, type Slice, SliceBuilder, sub, textValue } from "../text/slice.ts";
import { dumpCall, dumpKey, dumpLeaf, dumpPrefix } from "./dump.ts";
import { readStrictly } from "./lazy.ts";
import { bareWord, readPlain } from "./plain.ts";
import { readString } from "./string.ts";

/** A JSON value read out of a slice. Places `start` and `end` are in the slice's text. */
export interface Json {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
  /** False when only a lenient reading worked: single quotes, bare names, Python's words, trailing commas, a missing end. */
  readonly strict: boolean;
  /** False when the text ends before the value does. */
  readonly complete: boolean;
}

/** Deeper values are skipped over: nothing that Deepgram sends or takes is nested like that. */
const deepest = 100;
/** So many open brackets are no JSON of anyone's. */
const hopeless = 1000;

interface Frame {
  readonly kind: "object" | "array";
  readonly start: number;
  readonly entries: Entry[];
  readonly items: Value[];
  /** The member that waits for its value. */
  name?: { text: string; key: Origin; exact: boolean; from: number };
  comma?: number;
  last?: { from: number; to: number; before: number };
}

const blank = /[\s\uFEFF]*/y;
/**
 * Reads the JSON value that begins at `from` of a slice, leniently, with an origin for every member.
 * Undefined when there is no object or array (or, with `any`, no value at all). Linear; never throws.
 */
export function readJson(slice: Slice, from = 0, any = false): Json | undefined {
  const strict = readStrictly(slice, from);
  return strict ? { ...strict, strict: true, complete: true } : readLeniently(slice, from, any);
}

/** The same without the shortcut for what is JSON letter by letter. */
export function readLeniently(slice: Slice, from = 0, any = false): Json | undefined {
  return new Reader(slice, from).read(any);
}

class Reader {
  readonly #slice: Slice;
  readonly #text: string;
  #at: number;
  #strict = true;
  #complete = true;

  constructor(slice: Slice, from: number) {
    this.#slice = slice;
    this.#text = slice.text;
    this.#at = from;
  }

  read(any: boolean): Json | undefined {
    this.#blank();
    const start = this.#at;
    const first = this.#text[start];
    if (first === undefined || (!any && first !== "{" && first !== "[")) return undefined;
    const value = this.#tree();
    if (!value) return undefined;
    return { value, start, end: this.#at, strict: this.#strict && this.#complete, complete: this.#complete };
  }

  #blank(): void {
    blank.lastIndex = this.#at;
    blank.exec(this.#text);
    this.#at = Math.max(this.#at, blank.lastIndex);
  }

  /** An explicit stack, so that ten thousand brackets are no danger. */
  #tree(): Value | undefined {
    const stack: Frame[] = [];
    let value: Value | undefined;
    for (;;) {
      this.#blank();
      const top = stack.at(-1);
      if (top && this.#closes(top)) value = this.#finish(stack.pop()!);
      else {
        if (top?.kind === "object" && !top.name && !this.#name(top)) {
          value = this.#finish(stack.pop()!);
        } else {
          this.#blank();
          this.#skip(dumpPrefix(this.#text, this.#at));
          const c = this.#text[this.#at];
          if (stack.length > hopeless) return undefined;
          if (c === "{" || (c === "[" && !dumpLeaf(this.#text, this.#at))) {
            stack.push({ kind: c === "{" ? "object" : "array", start: this.#at++, entries: [], items: [] });
            continue;
          }
          value = this.#leaf();
          const failure = value && this.#membersOf(value);
          if (failure) {
            stack.push(failure);
            continue;
          }
          if (!value) {
            if (!top) return undefined;
            value = this.#finish(stack.pop()!, true);
          }
        }
      }
      // A value is ready: it goes into the frame below, and a comma may follow.
      const into = stack.at(-1);
      if (!into) return value;
      this.#place(into, stack.length > deepest ? this.#deep(value) : value);
    }
  }

  #closes(frame: Frame): boolean {
    const c = this.#text[this.#at];
    if (c === undefined) {
      this.#complete = false;
      return true;
    }
    if (c !== (frame.kind === "object" ? "}" : "]")) return false;
    if (frame.comma !== undefined) this.#strict = false;
    this.#at++;
    return true;
  }

  #finish(frame: Frame, broken = false): Value {
    if (broken) {
      this.#complete = false;
      if (this.#text[this.#at] === (frame.kind === "object" ? "}" : "]")) this.#at++;
    }
    const place = originOf(this.#slice, frame.start, Math.max(frame.start + 1, this.#at));
    if (frame.kind === "array") return { kind: "array", items: frame.items, complete: this.#complete, origin: place };
    const inner = originOf(this.#slice, frame.start, frame.start + 1);
    const at = { text: inner.text, start: inner.end, end: inner.end };
    const insertion = { at, style: "pairs" as const, before: "", after: frame.entries.length ? ", " : "" };
    return {
      kind: "object",
      bag: { entries: frame.entries, complete: this.#complete, origin: place, insertion },
      origin: place,
    };
  }

  /** Reads `"name":`; false where no member begins, which ends the object early. */
  #name(frame: Frame): boolean {
    const from = this.#at;
    const c = this.#text[from];
    let name: Slice | undefined;
    const printed = c === "[" ? dumpKey(this.#text, from) : undefined;
    if (printed) {
      const inner = from + this.#text.slice(from, from + printed.length).lastIndexOf(printed.name);
      this.#skip(printed.length);
      name = sub(this.#slice, inner, inner + printed.name.length);
    } else if (c === '"' || c === "'") name = this.#string(c);
    else {
      bareWord.lastIndex = from;
      const word = bareWord.exec(this.#text)?.[0];
      if (word) {
        this.#strict = false;
        this.#at += word.length;
        name = sub(this.#slice, from, this.#at);
      }
    }
    this.#blank();
    const colon = this.#text.startsWith("=>", this.#at) ? 2 : this.#text[this.#at] === ":" ? 1 : 0;
    if (!name || colon === 0) {
      this.#at = name ? this.#at : from;
      this.#complete = false;
      return false;
    }
    this.#at += colon;
    if (colon === 2) this.#strict = false;
    const exact = name.runs.length === 1 && name.runs[0]!.same;
    frame.name = { text: name.text, key: originOf(name), exact, from };
    return true;
  }

  #place(frame: Frame, value: Value): void {
    const end = this.#at;
    this.#blank();
    const comma = this.#text[this.#at] === "," ? this.#at++ : undefined;
    if (frame.kind === "array") frame.items.push(value);
    else if (frame.name) {
      const { text, key, exact, from } = frame.name;
      const to = comma === undefined ? end : this.#nextStart();
      const removal = originOf(this.#slice, comma === undefined ? (frame.comma ?? from) : from, to);
      const written = this.#written(value, end);
      frame.entries.push({ name: text, key, value, written, removal, renamable: exact, sometimes: false });
    }
    delete frame.name;
    if (comma === undefined) {
      delete frame.comma;
      const c = this.#text[this.#at];
      if (c !== undefined && c !== "}" && c !== "]") this.#strict = false;
    } else frame.comma = comma;
  }

  /** The value with its quotes: a text's own place leaves them out. */
  #written(value: Value, end: number): Origin {
    const last = originOf(this.#slice, Math.max(0, end - 1), end).end;
    const quote = value.kind === "text" ? Math.max(0, last - value.origin.end) : 0;
    return { ...value.origin, start: value.origin.start - quote, end: Math.max(last, value.origin.end) };
  }

  /** Where the next member begins after a comma: the blanks before it go with the removed one. */
  #nextStart(): number {
    blank.lastIndex = this.#at;
    blank.exec(this.#text);
    return "}]".includes(this.#text[blank.lastIndex] ?? "}") ? this.#at : blank.lastIndex;
  }

  #leaf(): Value | undefined {
    const wrapper = dumpCall(this.#text, this.#at);
    this.#skip(wrapper);
    const from = this.#at;
    const c = this.#text[from];
    if (c === '"' || c === "'" || c === "`") {
      const text = textValue(this.#joined(c));
      if (wrapper > 1 && this.#text[this.#at] === ")") this.#at++;
      return text;
    }
    const printed = dumpLeaf(this.#text, from);
    if (printed) {
      this.#skip(printed.length);
      return textValue(sub(this.#slice, from, from + printed.message));
    }
    const plain = readPlain(this.#slice, from);
    if (!plain) return undefined;
    this.#at = plain.end;
    if (!plain.strict) this.#strict = false;
    return plain.value;
  }

  /** Steps over something that JSON does not have. */
  #skip(length: number): void {
    if (length === 0) return;
    this.#strict = false;
    this.#at += length;
  }

  /** A printed error may have members of its own after its stack: it becomes an object with its text as `message`. */
  #membersOf(value: Value): Frame | undefined {
    if (value.kind !== "text" || !/^ \{\n/.test(this.#text.slice(this.#at, this.#at + 3))) return undefined;
    this.#skip(1);
    const { origin } = value;
    const message = {
      name: "message",
      key: { ...origin, end: origin.start },
      value,
      renamable: false,
      sometimes: false,
    };
    return { kind: "object", start: this.#at++, entries: [message], items: [] };
  }

  /** Long strings are printed in pieces: `'…' +` and on the next line `'…'`. */
  #joined(quote: string): Slice {
    let whole: SliceBuilder | undefined;
    let piece = this.#string(quote);
    const { start } = piece;
    for (;;) {
      const more = /^ ?\+\s{1,40}(?=["'`])/.exec(this.#text.slice(this.#at, this.#at + 48));
      if (!more) break;
      if (!whole) {
        whole = new SliceBuilder(this.#slice.source);
        whole.append(piece);
      }
      this.#skip(more[0].length);
      piece = this.#string(this.#text[this.#at]!);
      whole.append(piece);
    }
    return whole ? whole.done(start, piece.end) : piece;
  }

  /** A quoted string from its opening quote; `#at` ends after the closing one. */
  #string(quote: string): Slice {
    const read = readString(this.#slice, this.#at, quote);
    this.#at = read.end;
    if (!read.strict) this.#strict = false;
    if (!read.closed) this.#complete = false;
    return read.slice;
  }

  #deep(value: Value): Value {
    return { kind: "unresolved", reason: "nested too deeply", origin: value.origin };
  }
}
