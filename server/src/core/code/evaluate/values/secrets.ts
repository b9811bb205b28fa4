import type { Origin } from "../../../exchange/origin.ts";
import type { HolePart, LiteralPart, TextPart } from "../../../exchange/value.ts";
import { isPlaceholder, looksSecret } from "../../../redact/placeholder.ts";
import { byShape } from "../../../redact/shapes.ts";

/** A word that says that a credential follows. */
const scheme = /^\s*(?:token|bearer|basic|api-?key)\s+/i;
/** A stand-in for a credential that shows without its surroundings: `YOUR_API_KEY`, `<key>`, `{{token}}`, `xxxxxxxx`. */
const standIn =
  /^(?:[<[{].*(?:key|token|secret|your).*[>\]}]|(?:your|my|insert|replace|enter|put|paste|add)[_\- ].*|(?=.*[_\- ])[A-Za-z_\- ]*(?:api[_\- ]?key|apikey|(?:key|token)[_\- ]here|placeholder|redacted)[A-Za-z_\- ]*|x{8,}|\*{4,}|•{2,8})$/i;

/** A stretch of a text that stands for a credential. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly hole: HolePart["hole"];
}

/** The parts of a text with its credentials as holes: their characters must not go on, also when several literals spell one. */
export function withoutSecrets(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = [];
  for (let i = 0; i < parts.length; ) {
    const part = parts[i]!;
    if (part.kind === "hole") {
      result.push(part);
      i++;
      continue;
    }
    const run: LiteralPart[] = [];
    for (let next = parts[i]; next?.kind === "literal"; next = parts[++i]) run.push(next);
    result.push(...cleaned(run, run.length === parts.length, result.length === 0));
  }
  return result;
}

function cleaned(run: readonly LiteralPart[], whole: boolean, first: boolean): TextPart[] {
  const text = run.map((part) => part.text).join("");
  if (text.length < 3) return [...run];
  const found = credentials(text, whole, first);
  return found.length === 0 ? [...run] : cut(run, found);
}

/** A short piece again and again: what somebody types who needs the shape of a key. The dots of a masked one are none. */
const repeats = /^([^•]{1,10})\1{3,}$/;

function credentials(text: string, whole: boolean, first: boolean): Found[] {
  const shaped = byShape(text).map(({ start, end, shape, expires, issued }): Found => {
    const life = { ...(expires === undefined ? {} : { expires }), ...(issued === undefined ? {} : { issued }) };
    // `deadbeef` five times is masked like a key, and is none.
    const made = shape === "api-key" && repeats.test(text.slice(start, end)) ? "other" : shape;
    return { start, end, hole: { is: "secret", shape: made, ...life } };
  });
  if (shaped.length > 0) return shaped.sort((a, b) => a.start - b.start);
  if (!whole) return [];
  const start = first ? (scheme.exec(text)?.[0].length ?? 0) : 0;
  const rest = text.slice(start);
  if (rest === "") return [];
  const end = text.length;
  if (start > 0 ? isPlaceholder(rest) : standIn.test(rest))
    return [{ start, end, hole: { is: "placeholder", text: rest } }];
  return start > 0 && looksSecret(rest) ? [{ start, end, hole: { is: "secret", shape: "other" } }] : [];
}

/** The run with holes in place of what was found; a hole lies where its first piece is written. */
function cut(run: readonly LiteralPart[], found: readonly Found[]): TextPart[] {
  const result: TextPart[] = [];
  let from = 0;
  for (const part of run) {
    const end = from + part.text.length;
    let at = from;
    for (const each of found) {
      if (each.end <= at || each.start >= end) continue;
      result.push(...piece(part, at - from, each.start - from));
      const stop = Math.min(each.end, end);
      if (each.start >= from)
        result.push({ kind: "hole", hole: each.hole, origin: placeOf(part, each.start - from, stop - from) });
      at = stop;
    }
    result.push(...piece(part, at - from, part.text.length));
    from = end;
  }
  return result;
}

function piece(part: LiteralPart, start: number, end: number): TextPart[] {
  if (end <= start) return [];
  return [{ ...part, text: part.text.slice(start, end), origin: placeOf(part, start, end) }];
}

function placeOf(part: LiteralPart, start: number, end: number): Origin {
  const { origin } = part;
  return part.exact ? { text: origin.text, start: origin.start + start, end: origin.start + end } : origin;
}
