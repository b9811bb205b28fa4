import type { LiteralPart, TextPart } from "../../exchange/value.ts";
import { isPlaceholder, looksSecret } from "../../redact/placeholder.ts";
import { byShape } from "../../redact/shapes.ts";

/** A word that says that a credential follows. */
const scheme = /^\s*(?:token|bearer|basic|api-?key)\s+/i;
/** A stand-in for a credential that shows without its surroundings: `YOUR_API_KEY`, `<key>`, `{{token}}`, `xxxxxxxx`. */
const standIn =
  /^(?:[<[{].*(?:key|token|secret|your).*[>\]}]|(?:(?:your|my|insert|replace|enter|put|paste|add)[_\- ]).*|(?=.*[_\- ])[A-Za-z_\- ]*(?:api[_\- ]?key|apikey|(?:key|token)[_\- ]here|placeholder|redacted)[A-Za-z_\- ]*|x{8,}|\*{4,}|•{2,8})$/i;

/** The parts of a text with its credentials as holes: their characters must not go on. */
export function withoutSecrets(parts: readonly TextPart[]): TextPart[] {
  return parts.flatMap((part, i) => {
    if (part.kind === "hole" || part.text.length < 3) return [part];
    const alone = parts.length === 1;
    const prefix = i === 0 ? (scheme.exec(part.text)?.[0] ?? "") : "";
    return split(part, prefix, alone, parts[i - 1]);
  });
}

function split(part: LiteralPart, prefix: string, alone: boolean, before: TextPart | undefined): TextPart[] {
  const { text } = part;
  const rest = text.slice(prefix.length);
  const hole = (start: number, end: number, hole: Extract<TextPart, { kind: "hole" }>["hole"]): TextPart => ({
    kind: "hole",
    hole,
    origin: placeOf(part, start, end),
  });
  const found = byShape(text);
  if (found.length === 0) {
    const credential = prefix !== "" || (before?.kind === "literal" && scheme.test(`${before.text}`) && alone);
    if (rest !== "" && (credential ? isPlaceholder(rest) : alone && standIn.test(rest)))
      return [...piece(part, 0, prefix.length), hole(prefix.length, text.length, { is: "placeholder", text: rest })];
    if (credential && looksSecret(rest))
      return [...piece(part, 0, prefix.length), hole(prefix.length, text.length, { is: "secret", shape: "other" })];
    return [part];
  }
  const result: TextPart[] = [];
  let at = 0;
  for (const secret of [...found].sort((a, b) => a.start - b.start)) {
    if (secret.start < at) continue;
    result.push(...piece(part, at, secret.start));
    const { shape, expires, issued } = secret;
    const life = { ...(expires === undefined ? {} : { expires }), ...(issued === undefined ? {} : { issued }) };
    result.push(hole(secret.start, secret.end, { is: "secret", shape, ...life }));
    at = secret.end;
  }
  result.push(...piece(part, at, text.length));
  return result;
}

function piece(part: LiteralPart, start: number, end: number): TextPart[] {
  if (end <= start) return [];
  return [{ ...part, text: part.text.slice(start, end), origin: placeOf(part, start, end) }];
}

function placeOf(part: LiteralPart, start: number, end: number): LiteralPart["origin"] {
  const { origin } = part;
  return part.exact ? { text: origin.text, start: origin.start + start, end: origin.start + end } : origin;
}
