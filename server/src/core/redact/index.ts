import { byContext } from "./contexts.ts";
import { decode, type Span } from "./decode.ts";
import type { Found } from "./found.ts";
import { elision } from "./placeholder.ts";
import { byShape } from "./shapes.ts";

/** A masked credential: its place, its shape, and what a JWT said of its life (seconds since 1970). */
export type Secret = Found;

export interface Redacted {
  /** As long as the text that came in: each character of a credential is `•`. */
  readonly text: string;
  /** Sorted, without overlaps. */
  readonly secrets: readonly Secret[];
}

/**
 * Masks every credential of a text, character for character, so that places stay right. Placeholders stay as they are.
 * A JWT keeps its dots, and `exp` and `iat` in clear, so that a masked text redacted again yields the same secrets.
 * `known`: places of further ones. Linear in the text; never throws.
 */
export function redact(text: string, known: readonly Span[] = []): Redacted {
  const told = known.map(({ start, end }): Found => ({ start, end, shape: "other" }));
  const secrets = merge(text, everywhere(text, [...find(text), ...decoded(text), ...told]));
  let masked = "";
  let at = 0;
  for (const secret of secrets) {
    masked += text.slice(at, secret.start) + mask(text.slice(secret.start, secret.end), secret);
    at = secret.end;
  }
  return { text: masked + text.slice(at), secrets };
}

const find = (text: string) => [...byShape(text), ...byContext(text)];

/** What shows once escapes and colour codes are taken back. */
function decoded(text: string): Found[] {
  const view = decode(text);
  if (!view) return [];
  return view.near.flatMap(({ start: from, end: to }) =>
    find(view.text.slice(from, to)).flatMap((each) =>
      view
        .places({ start: from + each.start, end: from + each.end })
        .map((place, at): Found => (at === 0 ? { ...each, ...place } : { ...place, shape: "other" })),
    ),
  );
}

/** A credential that stands in one place as such is one wherever else its characters stand. */
const mostRepeated = 64;

function everywhere(text: string, found: Found[]): Found[] {
  const values = new Set<string>();
  for (const { start, end, shape, elided } of found) {
    if (values.size >= mostRepeated) break;
    const value = text.slice(start, end);
    if (shape === "other" && !elided && tellsApart(value)) values.add(value);
  }
  const again: Found[] = [];
  for (const value of values) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      again.push({ start: at, end: at + value.length, shape: "other" });
    }
  }
  return [...found, ...again];
}

/** Whether a value is so long and mixed that it stands for nothing else anywhere. */
function tellsApart(value: string): boolean {
  if (value.length < 10 || value.length > 512 || /[\s•]/.test(value)) return false;
  return /[\d!#%*]/.test(value) || (value.length >= 16 && /[a-z]/.test(value) && /[A-Z]/.test(value));
}

function merge(text: string, found: Found[]): Secret[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Secret[] = [];
  for (const next of found) {
    if (next.end <= next.start) continue;
    const last = merged.at(-1);
    if (!last || next.start >= last.end) merged.push(next);
    else merged[merged.length - 1] = union(text, last, next);
  }
  return merged;
}

/** Two readings of one credential: the more telling shape holds where it covers all of it but quotes and blanks. */
function union(text: string, a: Found, b: Found): Found {
  const start = Math.min(a.start, b.start);
  const end = Math.max(a.end, b.end);
  const telling = b.shape !== "other" && a.shape === "other" ? b : a;
  const around = text.slice(start, telling.start) + text.slice(telling.end, end);
  // A key between quotes or blanks that belong to the value stays a key, and what surrounds it stays to be seen.
  if (telling.shape !== "other" && /^[\s"'`\\,:;]*$/.test(around)) return telling;
  return { ...telling, start, end, shape: around === "" ? telling.shape : "other" };
}

function mask(text: string, secret: Secret): string {
  if (secret.shape === "jwt") return maskJwt(text, secret);
  if (secret.elided) return text.replace(/[^.*…•]+/g, (run) => (run.match(elision) ? run : "•".repeat(run.length)));
  return text.replace(/[^\r\n]/g, "•");
}

function maskJwt(text: string, { expires, issued }: Secret): string {
  const life = `${expires === undefined ? "" : `•exp=${expires}`}${issued === undefined ? "" : `•iat=${issued}`}•`;
  const hidden = text.replace(/^eyJ|\.|%2[Ee]|[\r\n]|[^.\r\n]/g, (c) => (c.length > 1 || /[.\r\n]/.test(c) ? c : "•"));
  const second = /(?<=\.|%2[Ee])•+/.exec(hidden);
  if (!second || life.length === 1 || second[0].length < life.length) return hidden;
  return hidden.slice(0, second.index) + life + hidden.slice(second.index + life.length);
}
