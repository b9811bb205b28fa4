import type { Call } from "../../../exchange/call.ts";
import { entries } from "../../../exchange/facts.ts";
import { type Edit, type Origin, replace } from "../../../exchange/origin.ts";
import type { Entry, LiteralPart, TextPart, TextValue } from "../../../exchange/value.ts";
import { type CredentialFacts, credentialOf, isPlainText, textValues } from "./credential.ts";

/** One way that an Authorization header may read: its scheme word and what follows. */
export interface Authorization {
  readonly entry: Entry;
  readonly value: TextValue;
  /** The word before the credential as written; empty when there is none. */
  readonly scheme: string;
  readonly schemeAt: { readonly origin: Origin; readonly exact: boolean } | undefined;
  /** What stands between scheme and credential: a blank, where all is well. */
  readonly gap: string;
  readonly rest: readonly TextPart[];
  readonly credential?: CredentialFacts;
}

/** Every way that the call's Authorization headers may read; what is not followed is left out. */
export function authorizations(call: Call): readonly Authorization[] {
  // The SDK writes the header itself, around the credential that it is given.
  const written = entries(call.headers, "authorization", true).filter(({ key }) => key !== call.credential?.at);
  return written.flatMap((entry) => textValues(entry.value).map((value) => authorizationOf(entry, value)));
}

/** Takes a header's text apart. */
export function authorizationOf(entry: Entry, value: TextValue): Authorization {
  const { parts } = value;
  const base = { entry, value };
  const whole = { ...base, scheme: "", schemeAt: undefined, gap: "", rest: parts, ...known(parts) };
  const holeAt = parts.findIndex((part) => part.kind === "hole");
  const lead = parts.slice(0, holeAt < 0 ? parts.length : holeAt) as readonly LiteralPart[];
  const text = lead.map((part) => part.text).join("");
  const [all = "", before = "", word = "", gap = ""] = /^(\s*)([A-Za-z][\w-]*)([:=]?\s+|[:=]|$)/.exec(text) ?? [];
  // A word alone is the scheme only when the credential follows at once.
  if (word === "" || (gap === "" && (holeAt < 0 || !/^(?:token|bearer)$/i.test(word)))) return whole;
  const rest = [...cut(lead, all.length), ...parts.slice(lead.length)];
  return { ...base, scheme: word, schemeAt: wordPlace(lead, before.length, word), gap, rest, ...known(rest) };
}

/** The pieces without their first `count` characters. */
function cut(parts: readonly LiteralPart[], count: number): LiteralPart[] {
  let left = count;
  return parts.flatMap((part) => {
    const gone = Math.min(left, part.text.length);
    left -= gone;
    if (gone === part.text.length) return [];
    const origin = part.exact ? { ...part.origin, start: part.origin.start + gone } : part.origin;
    return [{ ...part, text: part.text.slice(gone), origin }];
  });
}

/** Where a word stands that begins at `start` of the joined pieces; exact when it lies in one of them. */
function wordPlace(parts: readonly LiteralPart[], start: number, word: string): Authorization["schemeAt"] {
  let at = start;
  for (const part of parts) {
    if (at < part.text.length) {
      const exact = part.exact && at + word.length <= part.text.length;
      const from = part.origin.start + at;
      return { origin: exact ? { ...part.origin, start: from, end: from + word.length } : part.origin, exact };
    }
    at -= part.text.length;
  }
  return undefined;
}

function known(parts: readonly TextPart[]): { credential?: CredentialFacts } {
  const credential = credentialOf(parts);
  return credential ? { credential } : {};
}

/** Where a finding on a header's value lies: the expression as written there. */
export function placeOf(entry: Entry, value: TextValue): Origin {
  return entry.written ?? value.origin;
}

/** The edits that write `text` before a header's value; undefined where no edit is sure to. */
export function prefixEdits(call: Call, entry: Entry, value: TextValue, text: string): readonly Edit[] | undefined {
  const [first] = value.parts;
  const { glue } = entry;
  if (glue)
    return [
      replace({ ...value.origin, end: value.origin.start }, glue.open + text + glue.close),
      ...(glue.end ? [replace({ ...value.origin, start: value.origin.end }, glue.end)] : []),
    ];
  if (isPlainText(call)) {
    if (!first) return undefined;
    return [replace({ ...first.origin, end: first.origin.start }, text)];
  }
  const { written } = entry;
  // In a literal the text goes behind the quote; an expression becomes part of a template.
  if (first && isInside(first.origin, written ?? value.origin) && isQuoted(value, first))
    return [replace({ ...first.origin, end: first.origin.start }, text)];
  // `${key}` as the whole of a template: behind its opening quote.
  const template =
    value.parts.length === 1 &&
    first?.kind === "hole" &&
    first.origin.text === value.origin.text &&
    first.origin.start === value.origin.start + 3 &&
    first.origin.end === value.origin.end - 2;
  if (template && isInside(first.origin, written ?? value.origin)) {
    const at = value.origin.start + 1;
    return [replace({ ...value.origin, start: at, end: at }, text)];
  }
  if (!written || entry.value.kind !== "text") return undefined;
  return [
    replace({ ...written, end: written.start }, `\`${text}\${`),
    replace({ ...written, start: written.end }, "}`"),
  ];
}

/** The first piece starts just behind a quote of the literal that the whole value is. */
function isQuoted(value: TextValue, first: TextPart): boolean {
  return (
    first.origin.text === value.origin.text &&
    first.origin.start === value.origin.start + 1 &&
    first.origin.end < value.origin.end
  );
}

function isInside(inner: Origin, outer: Origin): boolean {
  return inner.text === outer.text && outer.start <= inner.start && inner.end <= outer.end;
}
