import type { Call } from "../../exchange/call.ts";
import { entries } from "../../exchange/facts.ts";
import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import type { Entry, TextPart, TextValue } from "../../exchange/value.ts";
import { type CredentialFacts, credentialOf, isPlainText, textValues } from "./credential.ts";

/** One way that an Authorization header may read: its scheme word and what follows. */
export interface Authorization {
  readonly entry: Entry;
  readonly value: TextValue;
  /** The word before the credential as written; empty when there is none. */
  readonly scheme: string;
  readonly schemeAt?: { readonly origin: Origin; readonly exact: boolean };
  /** What stands between scheme and credential: a blank, where all is well. */
  readonly gap: string;
  readonly rest: readonly TextPart[];
  readonly credential?: CredentialFacts;
}

/** Every way that the call's Authorization headers may read; what is not followed is left out. */
export function authorizations(call: Call): readonly Authorization[] {
  return entries(call.headers, "authorization", true).flatMap((entry) =>
    textValues(entry.value).map((value) => authorizationOf(entry, value)),
  );
}

/** Takes a header's text apart. */
export function authorizationOf(entry: Entry, value: TextValue): Authorization {
  const [first, ...others] = value.parts;
  const base = { entry, value };
  const whole = { ...base, scheme: "", gap: "", rest: value.parts, ...known(value.parts) };
  if (first?.kind !== "literal") return whole;
  const alone = others.length === 0;
  const [, lead = "", word = "", gap = ""] = /^(\s*)([A-Za-z][\w-]*)([:=]?\s+|[:=]|$)/.exec(first.text) ?? [];
  // A word alone is the scheme only when the credential follows at once.
  if (word === "" || (gap === "" && (alone || !/^(?:token|bearer)$/i.test(word)))) return whole;
  const start = lead.length;
  const text = first.text.slice(start + word.length + gap.length);
  const from = first.exact ? first.origin.start + start : first.origin.start;
  const at = first.exact ? { ...first.origin, start: from, end: from + word.length } : first.origin;
  const left: TextPart = {
    ...first,
    text,
    origin: first.exact ? { ...first.origin, start: from + word.length + gap.length } : first.origin,
  };
  const rest = text === "" ? others : [left, ...others];
  return { ...base, scheme: word, schemeAt: { origin: at, exact: first.exact }, gap, rest, ...known(rest) };
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
  if (isPlainText(call)) {
    if (!first) return undefined;
    return [replace({ ...first.origin, end: first.origin.start }, text)];
  }
  const { written } = entry;
  // In a literal the text goes behind the quote; an expression becomes part of a template.
  if (first && isInside(first.origin, written ?? value.origin) && isQuoted(value, first))
    return [replace({ ...first.origin, end: first.origin.start }, text)];
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
