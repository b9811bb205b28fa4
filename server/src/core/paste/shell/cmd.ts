import { originOf, type Slice, SliceBuilder, type Source, sub } from "../text/slice.ts";
import type { Command, Word } from "./word.ts";

/**
 * Reads a command of cmd.exe: first carets are resolved as cmd does (not inside its own quotes), then the rest is split
 * as Windows programs split their arguments (`\"` is a quote). `%NAME%` is a variable.
 */
export function readCmdWords(source: Source, start: number, limit: number): Command {
  const line = uncaret(source, start, limit);
  const words: Word[] = [];
  const { text } = line;
  let at = 0;
  while (at < text.length) {
    while (/[ \t\n]/.test(text[at] ?? "")) at++;
    if (at >= text.length) break;
    const [word, end] = argument(line, at);
    words.push(word);
    at = end;
  }
  return { shell: "cmd", words, start, end: words.at(-1)?.end ?? start };
}

function uncaret(source: Source, start: number, limit: number): Slice {
  const { text } = source;
  const builder = new SliceBuilder(source);
  let quoted = false;
  let at = start;
  while (at < limit) {
    const c = text[at]!;
    if (c === '"') {
      quoted = !quoted;
      builder.same(at, ++at);
    } else if (c === "^" && (!quoted || /^\^[&|<>%]/.test(text.slice(at, at + 2)))) {
      const blank = /^[ \t\r]*\n/.exec(text.slice(at + 1, at + 40));
      if (blank) {
        // A caret at the line's end: cmd goes on; a quoted argument may go on, too.
        const end = at + 1 + blank[0].length;
        builder.changed(" ", at, end);
        at = end;
      } else {
        builder.same(at + 1, Math.min(limit, at + 2));
        at += 2;
      }
    } else if (c === "%") {
      const name = /^%([A-Za-z_]\w{0,80})%/.exec(text.slice(at, at + 84));
      if (name) builder.changed(name[0], at, at + name[0].length, { is: "env", name: name[1]! });
      else builder.same(at, at + 1);
      at += name?.[0].length ?? 1;
    } else if (c === "\n" && !/^[ \t]*--?[A-Za-z]/.test(text.slice(at + 1, at + 40)) && !quoted) break;
    else {
      const stop = /["^%\n]/g;
      stop.lastIndex = at + 1;
      const end = Math.min(limit, stop.exec(text)?.index ?? limit);
      builder.same(at, end);
      at = end;
    }
  }
  return builder.done(start, Math.min(at, limit));
}

function argument(line: Slice, from: number): [Word, number] {
  const { text } = line;
  const builder = new SliceBuilder(line.source);
  let quoted = false;
  let at = from;
  while (at < text.length) {
    const c = text[at]!;
    if (c === "\\" && /^\\+"/.test(text.slice(at, at + 12))) {
      const slashes = /^\\+/.exec(text.slice(at, at + 12))![0].length;
      const place = originOf(line, at, at + slashes + 1);
      const odd = slashes % 2 === 1;
      builder.changed("\\".repeat(slashes >> 1) + (odd ? '"' : ""), place.start, place.end);
      at += slashes + (odd ? 1 : 0);
    } else if (c === '"') {
      if (quoted && text[at + 1] === '"') {
        const place = originOf(line, at, at + 2);
        builder.changed('"', place.start, place.end);
        at += 2;
      } else {
        quoted = !quoted;
        at++;
      }
    } else if (!quoted && /[ \t\n]/.test(c)) break;
    else {
      const stop = /["\\ \t\n]/g;
      stop.lastIndex = at + 1;
      const end = stop.exec(text)?.index ?? text.length;
      builder.append(sub(line, at, end));
      at = end;
    }
  }
  const place = originOf(line, from, at);
  const slice = builder.empty ? builder.done(place.start, place.start) : builder.done();
  return [{ slice, start: place.start, end: place.end, closed: !quoted }, at];
}
