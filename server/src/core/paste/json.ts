import type { Origin } from "../exchange/origin.ts";
import type { Entry, Value } from "../exchange/value.ts";
import { originOf, type Slice, SliceBuilder, sub, textValue } from "./slice.ts";

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
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const bareWord = /[\w$.\-+•]+/y;
const words: Record<string, true | false | null | undefined> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  undefined: undefined,
  nil: null,
  NaN: null,
};

/**
 * Reads the JSON value that begins at `from` of a slice, leniently, with an origin for every member.
 * Undefined when there is no object or array (or, with `any`, no value at all). Linear; never throws.
 */
export function readJson(slice: Slice, from = 0, any = false): Json | undefined {
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
          const c = this.#text[this.#at];
          if (c === "{" || c === "[") {
            stack.push({ kind: c === "{" ? "object" : "array", start: this.#at++, entries: [], items: [] });
            continue;
          }
          value = this.#leaf();
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
    if (c === '"' || c === "'") name = this.#string(c);
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
    if (!name || this.#text[this.#at] !== ":") {
      this.#at = name ? this.#at : from;
      this.#complete = false;
      return false;
    }
    this.#at++;
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
      frame.entries.push({ name: text, key, value, removal, renamable: exact, sometimes: false });
    }
    delete frame.name;
    if (comma === undefined) {
      delete frame.comma;
      const c = this.#text[this.#at];
      if (c !== undefined && c !== "}" && c !== "]") this.#strict = false;
    } else frame.comma = comma;
  }

  /** Where the next member begins after a comma: the blanks before it go with the removed one. */
  #nextStart(): number {
    blank.lastIndex = this.#at;
    blank.exec(this.#text);
    return "}]".includes(this.#text[blank.lastIndex] ?? "}") ? this.#at : blank.lastIndex;
  }

  #leaf(): Value | undefined {
    const from = this.#at;
    const c = this.#text[from];
    if (c === '"' || c === "'" || c === "`") return textValue(this.#string(c));
    number.lastIndex = from;
    const digits = number.exec(this.#text)?.[0];
    if (digits) {
      this.#at += digits.length;
      return { kind: "number", value: Number(digits), origin: originOf(this.#slice, from, this.#at) };
    }
    bareWord.lastIndex = from;
    const word = bareWord.exec(this.#text)?.[0];
    if (!word) return undefined;
    this.#at += word.length;
    const origin = originOf(this.#slice, from, this.#at);
    if (!Object.hasOwn(words, word)) {
      this.#strict = false;
      return textValue(sub(this.#slice, from, this.#at));
    }
    if (!["true", "false", "null"].includes(word)) this.#strict = false;
    const known = words[word];
    if (typeof known === "boolean") return { kind: "boolean", value: known, origin };
    return { kind: "null", undefined: known === undefined, origin };
  }

  /** A quoted string from its opening quote; `#at` ends after the closing one. */
  #string(quote: string): Slice {
    if (quote !== '"') this.#strict = false;
    const from = ++this.#at;
    const stop = quote === '"' ? /["\\\n]/g : quote === "'" ? /['\\\n]/g : /[`\\]/g;
    const builder = new SliceBuilder(this.#slice.source);
    let plain = from;
    const keep = (to: number) => {
      if (to > plain) builder.append(sub(this.#slice, plain, to));
    };
    for (;;) {
      stop.lastIndex = this.#at;
      const hit = stop.exec(this.#text);
      const c = hit?.[0];
      if (!hit || c === "\n") {
        // A line break in a string: a wrapped line or a missing quote; the string ends with the text.
        if (c === "\n" && this.#wraps(hit!.index, quote)) {
          this.#strict = false;
          this.#at = hit!.index + 1;
          continue;
        }
        const end = hit ? hit.index : this.#text.length;
        keep(end);
        this.#complete = false;
        this.#at = end;
        return this.#ended(builder, from, end);
      }
      if (c === quote) {
        keep(hit.index);
        this.#at = hit.index + 1;
        return this.#ended(builder, from, hit.index);
      }
      keep(hit.index);
      const [text, length] = unescaped(this.#text, hit.index);
      const place = originOf(this.#slice, hit.index, hit.index + length);
      builder.changed(text, place.start, place.end);
      this.#at = plain = hit.index + length;
    }
  }

  #ended(builder: SliceBuilder, from: number, to: number): Slice {
    const place = originOf(this.#slice, from, to);
    if (to > from) return builder.done(place.start, place.end);
    return builder.done(place.start, place.start);
  }

  /** Whether the string goes on after a line break: its closing quote comes before the end of the next line. */
  #wraps(at: number, quote: string): boolean {
    const next = this.#text.slice(at + 1, at + 1 + 2048);
    const line = next.split("\n", 1)[0]!;
    return line.includes(quote) && !/^\s*["'][\w$-]+["']\s*:/.test(line) && /["']\s*[,}\]]/.test(line);
  }

  #deep(value: Value): Value {
    return { kind: "unresolved", reason: "nested too deeply", origin: value.origin };
  }
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
