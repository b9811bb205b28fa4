import type { Hole, Value } from "../../exchange/value.ts";
import { originOf, type Slice, SliceBuilder, type Source, secretsIn, sub, textValue } from "../text/slice.ts";
import type { Region } from "./regions.ts";
import { holeOf, type StringToken } from "./tokens.ts";

/** Code in another language than JavaScript as its values are read: the text, the stretch, and its string literals in order. */
export interface Reading {
  readonly source: Source;
  readonly region: Region;
  readonly strings: readonly StringToken[];
}

const after = /\s*(?:,|:|=>|\)?\]?\s*=|\.parse\(\)|\.to_string\(\)|\s)*\s*/y;
const expression = /[^\s,;)}\]"'`][^,;\n"'`)}\]]{0,120}(?:(?<=[[(])["']?\w{1,60}["']?[\])]{1,2})?/y;
const wrapper =
  /^(?:String\.format\(|\{(?=")|fmt\.Sprintf\(|&?format!\(|f(?=["'])|\$(?=")|&|HeaderValue::from_str\(&?)/;
/** A name, and what may be called on it that leaves its text as it is. */
const plainName = /^&?(\$?[A-Za-z_]\w*)(?:\.(?:clone|as_str|to_string|strip|trim|Trim|to_s|toString)\(?\)?)?$/;
const deepest = 3;

/** The value that follows a name: a string, possibly with something added, a number, a word, or an expression. */
export function valueAfter(reading: Reading, name: StringToken): Value | undefined {
  const { source, region } = reading;
  after.lastIndex = name.end;
  const between = after.exec(source.text)?.[0] ?? "";
  if (!/[,:=]/.test(between) || name.end + between.length >= region.end) return undefined;
  return valueAt(reading, name.end + between.length);
}

/** The value of the expression at a place: a list of literals, a word, or a text joined from literals and holes. */
export function valueAt(reading: Reading, start: number): Value | undefined {
  const { source } = reading;
  if (source.text[start] === "[") return listAt(reading, start);
  const word = wordAt(source.text, start);
  const simple = word && !stringAt(reading, start, start) ? simpleValue(source, word, start) : undefined;
  if (simple) return simple;
  const text = textAt(reading, start);
  return text && textValue(text);
}

/** The text of the expression at a place, with the values of names that the same code assigns. */
export function textAt(reading: Reading, start: number, depth = 0): Slice | undefined {
  const { source } = reading;
  const { text } = source;
  const builder = new SliceBuilder(source);
  let at = start;
  for (let piece = 0; piece < 6; piece++) {
    const wrapped = wrapper.exec(text.slice(at, at + 40))?.[0] ?? "";
    const string = stringAt(reading, at, at + wrapped.length);
    const word = string ? undefined : wordAt(text, at);
    const end = string?.end ?? at + (word?.length ?? 0);
    const plus = /^\s*(?:\+|\.(?=\s|["'$]))\s*/.exec(text.slice(end, end + 40));
    if (string) formatted(reading, builder, string, depth);
    else if (!word) break;
    else {
      const given = depth < deepest ? assignedText(reading, word, at, depth) : undefined;
      // A literal that a name alone stands for is mended where it was written.
      if (given && piece === 0 && !plus && given.runs.every((run) => !run.hole) && !hasSecret(given)) return given;
      named(builder, word, at, given);
    }
    at = end;
    if (!plus) break;
    at += plus[0].length;
  }
  return builder.empty ? undefined : builder.done();
}

const hasSecret = (slice: Slice) => secretsIn(slice.source, slice.start, slice.end).length > 0;

function wordAt(text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return (
    expression
      .exec(text)?.[0]
      .replace(/\s*[+.]\s*$/, "")
      .trimEnd() || undefined
  );
}

/** The string literal that begins in `from..to`. */
function stringAt({ strings }: Reading, from: number, to: number): StringToken | undefined {
  let low = 0;
  let high = strings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (strings[middle]!.start < from) low = middle + 1;
    else high = middle;
  }
  const found = strings[low];
  return found && found.start <= to ? found : undefined;
}

/** An expression that is no literal: what it was assigned where that is seen, else a hole of its name. */
function named(builder: SliceBuilder, word: string, at: number, given: Slice | undefined): void {
  const end = at + word.length;
  const parts = given ? textValue(given).parts : [];
  for (const part of parts)
    builder.changed(part.kind === "literal" ? part.text : word, at, end, part.kind === "hole" ? part.hole : undefined);
  if (parts.length === 0) builder.changed(word, at, end, holeOf(word));
}

/** What the code assigned to a name before `at`, the last time. */
function assignedText(reading: Reading, word: string, at: number, depth: number): Slice | undefined {
  const start = assignment(reading, word, at);
  return start === undefined ? undefined : textAt(reading, start, depth + 1);
}

export function assignment({ source, region }: Reading, word: string, at: number): number | undefined {
  const name = plainName.exec(word)?.[1];
  if (!name) return undefined;
  const before = source.text.slice(Math.max(region.start, at - 20_000), at);
  const pattern = new RegExp(
    String.raw`(?:^|[\n;({]|\b(?:var|let|const|val|mut|final|static|String|string|str|auto)\s)[ \t]*${name.replace("$", "\\$")}(?:\s*:\s*[&\w<>' ]{1,30})?(?:, \w+)?\s*(?::=|=)(?![=>])\s*`,
    "g",
  );
  let end: number | undefined;
  for (const match of before.matchAll(pattern)) end = match.index + match[0].length;
  return end === undefined ? undefined : Math.max(region.start, at - 20_000) + end;
}

/** `"Token %s"` and `"Token {}"` hold what their format puts in, `{name}` what the name was assigned. */
function formatted(reading: Reading, builder: SliceBuilder, string: StringToken, depth: number): void {
  const { slice } = string;
  const places = [...slice.text.matchAll(/%[svq]|\{\w*\}/g)];
  let from = 0;
  for (const match of places) {
    if (slice.runs.some((run) => run.hole && run.at <= match.index && match.index < run.at + run.length)) continue;
    builder.append(sub(slice, from, match.index));
    const place = originOf(slice, match.index, match.index + match[0].length);
    builder.changed(match[0], place.start, place.end, argumentHole(reading, string, places.length, depth));
    from = match.index + match[0].length;
  }
  builder.append(sub(slice, from, slice.text.length));
}

/** What the one argument after a format string is. */
function argumentHole(reading: Reading, string: StringToken, places: number, depth: number): Hole {
  const text = reading.source.text;
  const comma = /^\s*,\s*/.exec(text.slice(string.end, string.end + 40));
  const at = string.end + (comma?.[0].length ?? 0);
  const word = comma && places === 1 ? wordAt(text, at) : undefined;
  if (!word) return { is: "unknown", reason: "a formatted value" };
  const [only, more] = (depth < deepest && assignedText(reading, word, at, depth)?.runs) || [];
  return only?.hole && !more ? only.hole : holeOf(word);
}

/** A list of literals; anything else in it is not followed. */
function listAt(reading: Reading, start: number): Value {
  const { source, region } = reading;
  const items: Value[] = [];
  let at = start + 1;
  for (let i = 0; i < 200; i++) {
    at += /^[\s,]*/.exec(source.text.slice(at, at + 400))![0].length;
    if (source.text[at] === "]" || at >= region.end) break;
    const string = stringAt(reading, at, at + 1);
    const origin = { text: source.name, start, end: at };
    if (!string) return { kind: "unresolved", reason: "a list of other things than literals", origin };
    items.push(textValue(string.slice));
    at = string.end;
  }
  return { kind: "array", items, complete: source.text[at] === "]", origin: { text: source.name, start, end: at + 1 } };
}

function simpleValue(source: Source, word: string, at: number): Value | undefined {
  const origin = { text: source.name, start: at, end: at + word.length };
  if (/^(?:true|false)$/i.test(word)) {
    // Python writes them with a capital, which the query then has, too.
    if (/^[TF]/.test(word))
      return { kind: "text", parts: [{ kind: "literal", text: word, origin, exact: true }], origin };
    return { kind: "boolean", value: word === "true", origin };
  }
  return /^-?\d[\d_.]*$/.test(word) ? { kind: "number", value: Number(word.replaceAll("_", "")), origin } : undefined;
}
