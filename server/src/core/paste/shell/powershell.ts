import type { Hole } from "../../exchange/value.ts";
import type { Reader } from "../reader.ts";
import { SliceBuilder, type Source } from "../text/slice.ts";
import { lineEnd } from "./line-end.ts";
import type { Word } from "./word.ts";

const plain = /[^\s'"`$;|@{}()\n]+/y;
const variable = /\$(?:env:(\w+)|\{env:(\w+)\}|\{?([A-Za-z_][\w:]*)\}?|\(([^()\n]{0,200})\))/iy;
const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

const assigns = /^\s*\$\w+\s*=\s*@\{/;

/** A table that a variable is given, which a command further down sends: passed over as one. */
export const table: Reader = {
  name: "PowerShell table",
  begins: (head) => assigns.test(head),
  read(source, at, limit) {
    const brace = source.text.indexOf("{", at);
    const end = balanced(source.text, brace, Math.min(limit, at + 20_000));
    return { items: [{ kind: "other", at: { text: source.name, start: at, end }, words: "variable" }], end };
  },
};

/** Reads a word of PowerShell at `start`: bare text, '…', "…", here-strings, a `@{…}` table or `(…)` as one word. */
export function readPowerShellWord(source: Source, start: number, limit: number): Word {
  const { text } = source;
  const builder = new SliceBuilder(source);
  const table = /^(?:@?[{(])/.exec(text.slice(start, start + 2));
  if (table) {
    const end = balanced(text, start + table[0].length - 1, limit);
    builder.same(start, end);
    return { slice: builder.done(), start, end, closed: end <= limit };
  }
  let at = start;
  let closed = true;
  let inside = start;
  while (at < limit) {
    const c = text[at]!;
    if (c === "@" && /^@["']\s*\n/.test(text.slice(at, at + 40))) {
      const quote = text[at + 1]!;
      const from = text.indexOf("\n", at) + 1;
      const close = text.indexOf(`\n${quote}@`, from - 1);
      closed = close >= 0 && close < limit;
      builder.same(from, closed ? close : limit);
      at = closed ? close + 3 : limit;
    } else if (c === "'") {
      [at, closed] = single(source, builder, at + 1, limit);
      inside = start + 1;
    } else if (c === '"') {
      [at, closed] = double(source, builder, at + 1, limit);
      inside = start + 1;
    } else if (c === "`") {
      if (lineEnd(text, at + 1, limit) !== undefined) break;
      builder.changed(escapes[text[at + 1] ?? ""] ?? text[at + 1] ?? "", at, at + 2);
      at += 2;
    } else if (c === "$") at = substitution(source, builder, at);
    else if (/[\s;|]/.test(c)) break;
    else {
      plain.lastIndex = at;
      const length = plain.exec(text)?.[0].length ?? 1;
      builder.same(at, at + length);
      at += length;
    }
  }
  at = Math.min(at, limit);
  return { slice: builder.empty ? builder.done(inside, inside) : builder.done(), start, end: at, closed };
}

function single(source: Source, builder: SliceBuilder, from: number, limit: number): [number, boolean] {
  let at = from;
  for (;;) {
    const hit = source.text.indexOf("'", at);
    if (hit < 0 || hit >= limit) {
      builder.same(at, limit);
      return [limit, false];
    }
    backslashed(source, builder, at, hit);
    if (source.text[hit + 1] !== "'") return [hit + 1, true];
    builder.changed("'", hit, hit + 2);
    at = hit + 2;
  }
}

/** `\"` in single quotes is written for a program such as curl.exe, which takes it for a quote. */
function backslashed(source: Source, builder: SliceBuilder, from: number, to: number): void {
  let at = from;
  for (;;) {
    const hit = source.text.indexOf('\\"', at);
    if (hit < 0 || hit >= to) break;
    builder.same(at, hit);
    builder.changed('"', hit, hit + 2);
    at = hit + 2;
  }
  builder.same(at, to);
}

function double(source: Source, builder: SliceBuilder, from: number, limit: number): [number, boolean] {
  const { text } = source;
  let at = from;
  while (at < limit) {
    const c = text[at]!;
    if (c === '"' && text[at + 1] === '"') {
      builder.changed('"', at, at + 2);
      at += 2;
    } else if (c === '"') return [at + 1, true];
    else if (c === "`") {
      builder.changed(escapes[text[at + 1] ?? ""] ?? text[at + 1] ?? "", at, at + 2);
      at += 2;
    } else if (c === "\\" && text[at + 1] === '"') {
      // Written for curl.exe, which unescapes it itself.
      builder.changed('"', at, at + 2);
      at += 2;
    } else if (c === "$") at = substitution(source, builder, at);
    else {
      const stop = /["`$\\]/g;
      stop.lastIndex = at + 1;
      const end = Math.min(limit, stop.exec(text)?.index ?? limit);
      builder.same(at, end);
      at = end;
    }
  }
  return [limit, false];
}

function substitution(source: Source, builder: SliceBuilder, at: number): number {
  variable.lastIndex = at;
  const match = variable.exec(source.text);
  if (!match) {
    builder.same(at, at + 1);
    return at + 1;
  }
  const env = match[1] ?? match[2];
  const hole: Hole = env
    ? { is: "env", name: env }
    : { is: "unknown", reason: "a variable of PowerShell", ...(match[3] ? { name: match[3] } : {}) };
  builder.changed(match[0], at, at + match[0].length, hole);
  return at + match[0].length;
}

/** The end of a bracketed expression, quotes respected. */
function balanced(text: string, open: number, limit: number): number {
  let depth = 0;
  const token = /["'][^"'\n]*["']|[{}()[\]]/g;
  token.lastIndex = open;
  for (let match = token.exec(text); match && match.index < limit; match = token.exec(text)) {
    if (/^[{([]$/.test(match[0])) depth++;
    else if (/^[})\]]$/.test(match[0]) && --depth === 0) return match.index + 1;
  }
  return limit;
}
