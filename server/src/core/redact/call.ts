import type { Call } from "../exchange/call.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Bag, Entry, LiteralPart, TextPart, Value } from "../exchange/value.ts";
import { strengthOf } from "./names.ts";
import { isPlaceholder } from "./placeholder.ts";

const scheme = /^\s*(?:(?:token|bearer|basic|digest)\s+)*/i;

/** Where a call's credentials are written out, whatever they look like. Placeholders are none. */
export function credentialPlaces(call: Call): readonly Origin[] {
  const found: Origin[] = [];
  inSlots(call, (part) => {
    if (part.kind === "literal" || part.hole.is === "secret") found.push(part.origin);
    return part;
  });
  return found;
}

/** The call with a hole in place of each of them. */
export function concealed(call: Call): Call {
  return inSlots(call, (part) =>
    part.kind === "hole" ? part : { kind: "hole", hole: { is: "secret", shape: "other" }, origin: part.origin },
  );
}

type Replace = (part: TextPart) => TextPart;

function inSlots(call: Call, replace: Replace): Call {
  const bag = (all: Bag): Bag => ({ ...all, entries: all.entries.map((entry) => inEntry(entry, replace)) });
  const { credential, subprotocols } = call;
  return {
    ...call,
    headers: bag(call.headers),
    query: bag(call.query),
    ...(credential && credential.option !== "env"
      ? { credential: { ...credential, value: inValue(credential.value, replace) } }
      : {}),
    ...(subprotocols?.kind === "array" && subprotocols.items.length === 2
      ? { subprotocols: { ...subprotocols, items: [subprotocols.items[0]!, inValue(subprotocols.items[1]!, replace)] } }
      : {}),
  };
}

function inEntry(entry: Entry, replace: Replace): Entry {
  const { name, value } = entry;
  if (/^(?:set-)?cookie$/i.test(name)) return { ...entry, value: inValue(value, replace) };
  return /^(?:proxy-)?authorization$/i.test(name) || strengthOf(name) === "sure" || /^(?:token|sig|jwt)$/i.test(name)
    ? { ...entry, value: inValue(value, replace) }
    : entry;
}

function inValue(value: Value, replace: Replace): Value {
  if (value.kind === "one-of") return { ...value, options: value.options.map((each) => inValue(each, replace)) };
  if (value.kind === "array") return { ...value, items: value.items.map((each) => inValue(each, replace)) };
  if (value.kind !== "text") return value;
  return {
    ...value,
    parts: value.parts.flatMap((part, at) =>
      part.kind === "hole" ? [replace(part)] : inLiteral(part, at === 0, replace),
    ),
  };
}

/** The scheme word stays, and quotes that are sent along; what stands in for a key, or only leads to one, does too. */
function inLiteral(part: LiteralPart, first: boolean, replace: Replace): TextPart[] {
  const word = first ? (scheme.exec(part.text)?.[0].length ?? 0) : 0;
  const quotes = /^(["'])[^"']+\1\s*$/.test(part.text.slice(word)) ? 1 : 0;
  const lead = word + quotes;
  const end = quotes ? part.text.trimEnd().length - 1 : part.text.length;
  const rest = part.text.slice(lead, end);
  if (rest.trim().length < 4 || isPlaceholder(rest) || rest.includes("://")) return [part];
  const cut = (start: number, end: number): LiteralPart => ({
    ...part,
    text: part.text.slice(start, end),
    origin: part.exact
      ? { ...part.origin, start: part.origin.start + start, end: part.origin.start + end }
      : part.origin,
  });
  const secret = replace(cut(lead, end));
  return [...(lead > 0 ? [cut(0, lead)] : []), secret, ...(quotes ? [cut(end, part.text.length)] : [])];
}
