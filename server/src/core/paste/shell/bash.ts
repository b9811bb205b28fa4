import type { Hole } from "../../exchange/value.ts";
import { unescaped } from "../json/string.ts";
import { SliceBuilder, type Source } from "../text/slice.ts";
import { lineEnd } from "./line-end.ts";
import type { Word } from "./word.ts";

const plain = /[^\s'"\\$`;|&<>()“”‘’]+/y;
const inDouble = /[^"\\$`”]+/y;
const variable = /\$(?:\{([A-Za-z_]\w*)[^}\n]{0,200}\}|([A-Za-z_]\w*)|\(([^()\n]{0,400})\)|[0-9@*#?])/y;

/** Reads a word of a POSIX shell at `start`: any mix of bare text, '…', "…", $'…', escapes and variables. */
export function readBashWord(source: Source, start: number, limit: number): Word {
  const { text } = source;
  const builder = new SliceBuilder(source);
  let at = start;
  let closed = true;
  let inside = start;
  while (at < limit) {
    const c = text[at]!;
    const from = at;
    if (c === "'" || c === "‘" || c === "’") {
      const end = closing(text, c === "'" ? /'/g : /[’‘']/g, at + 1, limit);
      closed = end < limit;
      builder.same(at + 1, end);
      inside = at + 1;
      at = Math.min(limit, end + 1);
    } else if (c === "$" && text[at + 1] === "'") {
      at = ansiC(source, builder, at + 2, limit);
      closed = text[at - 1] === "'";
      inside = from + 2;
    } else if (c === '"' || c === "“" || c === "”" || (c === "$" && text[at + 1] === '"')) {
      const opening = c === "$" ? 2 : 1;
      at = double(source, builder, at + opening, limit);
      closed = /["”]/.test(text[at - 1] ?? "") && at - from > opening;
      inside = from + opening;
    } else if (c === "\\") {
      if (lineEnd(text, at + 1, limit) !== undefined) break;
      builder.changed(text[at + 1] ?? "", at, Math.min(limit, at + 2));
      at += 2;
    } else if (c === "$" || c === "`") at = substitution(source, builder, at, limit);
    else if (c === "&" && isUrl(text, start)) builder.same(at, ++at);
    else if (/[\s;|&]/.test(c)) break;
    else if (/[<>()]/.test(c)) builder.same(at, ++at);
    else {
      plain.lastIndex = at;
      at += Math.min(plain.exec(text)?.[0].length ?? 1, limit - at);
      builder.same(from, at);
    }
  }
  at = Math.min(at, limit);
  return { slice: builder.empty ? builder.done(inside, inside) : builder.done(), start, end: at, closed };
}

/** Where a quote closes; `limit` when it never does. */
function closing(text: string, quote: RegExp, from: number, limit: number): number {
  quote.lastIndex = from;
  const hit = quote.exec(text);
  return hit && hit.index < limit ? hit.index : limit;
}

/** A shell would end the command at a bare `&`; whoever pasted an unquoted URL meant the query to go on. */
function isUrl(text: string, start: number): boolean {
  return /^(?:https?|wss?):\/\/|^[\w.-]+\.com\//.test(text.slice(start, start + 80));
}

function double(source: Source, builder: SliceBuilder, from: number, limit: number): number {
  const { text } = source;
  let at = from;
  while (at < limit) {
    const c = text[at]!;
    if (c === '"' || c === "”") return at + 1;
    if (c === "\\") {
      const next = text[at + 1] ?? "";
      if (next === "\n") at += 2;
      else if ('"\\$`'.includes(next) && next !== "") {
        builder.changed(next, at, at + 2);
        at += 2;
      } else builder.same(at, ++at);
    } else if (c === "$" || c === "`") at = substitution(source, builder, at, limit);
    else {
      inDouble.lastIndex = at;
      const length = inDouble.exec(text)?.[0].length ?? 1;
      const end = Math.min(limit, at + length);
      builder.same(at, end);
      at = end;
    }
  }
  return limit;
}

function ansiC(source: Source, builder: SliceBuilder, from: number, limit: number): number {
  const { text } = source;
  let at = from;
  while (at < limit && text[at] !== "'") {
    if (text[at] === "\\") {
      const [meant, length] = unescaped(text, at);
      builder.changed(meant, at, Math.min(limit, at + length));
      at += length;
      continue;
    }
    const stop = /['\\]/g;
    stop.lastIndex = at;
    const end = Math.min(limit, stop.exec(text)?.index ?? limit);
    builder.same(at, end);
    at = end;
  }
  return Math.min(limit, at + 1);
}

function substitution(source: Source, builder: SliceBuilder, at: number, limit: number): number {
  const { text } = source;
  variable.lastIndex = at;
  const match = text[at] === "$" ? variable.exec(text) : null;
  if (match && at + match[0].length <= limit) {
    const name = match[1] ?? match[2];
    const hole: Hole = name ? { is: "env", name } : { is: "unknown", reason: "a command of the shell" };
    builder.changed(match[0], at, at + match[0].length, hole);
    return at + match[0].length;
  }
  const end = text[at] === "`" ? /^`[^`\n]{0,400}`/.exec(text.slice(at, at + 402))?.[0].length : undefined;
  if (end) builder.changed(text.slice(at, at + end), at, at + end, { is: "unknown", reason: "a command of the shell" });
  else builder.same(at, at + 1);
  return at + (end ?? 1);
}
