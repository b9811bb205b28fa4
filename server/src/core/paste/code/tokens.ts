import type { Hole } from "../../exchange/value.ts";
import { unescaped } from "../json/string.ts";
import { type Slice, SliceBuilder, type Source } from "../text/slice.ts";
import type { Language, Region } from "./regions.ts";

/** A string literal of some language, and what stands around it. */
export interface StringToken {
  readonly slice: Slice;
  /** With its quotes and prefix. */
  readonly start: number;
  readonly end: number;
  /** What the innermost open brackets belong to, outermost first: `requests.post`, `headers`. */
  readonly labels: readonly string[];
}

const opening =
  /(?:\b[fFrRbBuU]{1,2}|[$@]{1,2})?(?:"""|'''|"|'|`)|[([{]|[)\]}]|#[^{\n][^\n]*|\/\/[^\n]*|\/\*[\s\S]{0,4000}?\*\//g;
const label = /([\w.$:>-]{1,80}?)!?["'\])]{0,2}\s*(?::=|=>|[:=])?\s*&?(?:\[\]|new\s|map\[\w+\]\w+|vec!)?\s*$/;

/** The string literals of a region, in order. Linear. */
export function stringsOf(source: Source, region: Region): StringToken[] {
  const { text } = source;
  const found: StringToken[] = [];
  const labels: string[] = [];
  const open = new Map<string, number>();
  opening.lastIndex = region.start;
  for (let match = opening.exec(text); match && match.index < region.end; match = opening.exec(text)) {
    const [token] = match;
    if (/^[([{]$/.test(token)) {
      const before = text.slice(Math.max(region.start, match.index - 120), match.index);
      if (labels.length < 200) labels.push(label.exec(before.split("\n").at(-1)!)?.[1] ?? "");
    } else if (/^[)\]}]$/.test(token)) labels.pop();
    else if (!/^(?:\/\/|\/\*|#)/.test(token)) {
      if (/'$/.test(token) && /^(?:go|csharp|java|rust)$/.test(region.language)) continue;
      const read = literal(source, match.index, token, region, open);
      if (!read) continue;
      found.push({ slice: read.slice, start: match.index, end: read.end, labels: labels.slice(-6) });
      opening.lastIndex = read.end;
    } else if (/^#/.test(token) && !/^(?:python|ruby|php)$/.test(region.language)) opening.lastIndex = match.index + 1;
  }
  return found;
}

/**
 * Undefined where it does not close. `open`: by quote, up to where no literal of that quote closes; one that begins at an escaped
 * quote of another reads on as that one did, so that each stretch is read once.
 */
function literal(
  source: Source,
  start: number,
  token: string,
  region: Region,
  open: Map<string, number>,
): { slice: Slice; end: number } | undefined {
  const quote = /(?:"""|'''|"|'|`)$/.exec(token)![0];
  const prefix = token.slice(0, -quote.length).toLowerCase();
  const from = start + token.length;
  const raw = prefix.includes("r") || prefix.includes("@") || quote === "`";
  const holes = interpolation(region.language, prefix, quote);
  const kind = holes ? undefined : `${raw ? "raw" : ""}${quote}`;
  if (kind && start < (open.get(kind) ?? 0)) return undefined;
  const unclosed = (until: number) => {
    if (kind) open.set(kind, until);
    return undefined;
  };
  const builder = new SliceBuilder(source);
  const stop = new RegExp(`${quote}|\\\\|\\n${holes ? `|${holes.source}` : ""}`, "g");
  let at = from;
  stop.lastIndex = from;
  for (let match = stop.exec(source.text); match; match = stop.exec(source.text)) {
    if (match.index >= region.end) return unclosed(region.end);
    if (match[0] === "\n" && quote.length === 1 && quote !== "`") return unclosed(match.index);
    if (match[0] === quote) {
      builder.same(at, match.index);
      const slice = builder.empty ? builder.done(from, from) : builder.done(from, match.index);
      return { slice, end: match.index + quote.length };
    }
    if (match[0] === "\n" || (match[0] === "\\" && raw)) continue;
    builder.same(at, match.index);
    if (match[0] === "\\") {
      const [meant, length] = unescaped(source.text, match.index);
      builder.changed(meant, match.index, match.index + length);
      at = match.index + length;
    } else {
      at = match.index + match[0].length;
      builder.changed(match[0], match.index, at, holeOf(match[0].replace(/^[#$]?\{?|\}$/g, "")));
    }
    stop.lastIndex = at;
  }
  return unclosed(region.end);
}

function interpolation(language: Language, prefix: string, quote: string): RegExp | undefined {
  if (language === "python") return prefix.includes("f") ? /\{[^{}\n]{1,100}\}/ : undefined;
  if (language === "csharp") return prefix.includes("$") ? /\{[^{}\n]{1,100}\}/ : undefined;
  if (language === "js") return quote === "`" ? /\$\{[^{}\n]{1,100}\}/ : undefined;
  if (quote === "'") return undefined;
  if (language === "ruby") return /#\{[^{}\n]{1,100}\}/;
  if (language === "php" || language === "java")
    return /\{?\$[A-Za-z_]\w*(?:\[[^\]\n]{1,40}\])?\}?|\$\{[^{}\n]{1,100}\}/;
  return undefined;
}

const environment =
  /(?:environ(?:\.get)?[[(]|getenv\(|Getenv\(|ENV\[|ENV\.fetch\(|GetEnvironmentVariable\(|env::var\(|env!\(|System\.getenv\()\s*["']?(\w+)/;

/** What an expression in another language is known to be: an environment variable, or a name. */
export function holeOf(expression: string): Hole {
  const env = environment.exec(expression)?.[1];
  if (env) return { is: "env", name: env };
  const name = /(\w+)\W*$/.exec(expression)?.[1];
  return { is: "unknown", reason: "a variable", ...(name ? { name } : {}) };
}
