import { familyOf } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { allKnown, entries, entry, type Known, known, standsAlone } from "../../exchange/facts.ts";
import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import type { Bag, Entry, Value } from "../../exchange/value.ts";
import { encodeValue } from "../../text/encode.ts";
import type { Fix } from "../rule.ts";

/** Whether the call certainly goes to this path by this transport. */
export function goesTo(call: Call, transport: Call["transport"], path: string): boolean {
  return call.transport === transport && pathOf(call) === path;
}

/** The path without a trailing slash, when it is known. */
export function pathOf(call: Call): string | undefined {
  const path = call.target.path?.value;
  return path && path.length > 1 ? path.replace(/\/+$/, "") : path;
}

/** The path whose messages come once the call is mended: those of /v2/listen for a Flux model that is asked for on /v1/listen. */
export function answeringPath(call: Call): string | undefined {
  const path = pathOf(call);
  // Versions 3 and 4 of the SDK hand out events of /v1/listen by name, whatever the model.
  if (call.transport !== "ws" || path !== "/v1/listen" || (call.sdk && call.sdk.major !== 5)) return path;
  const models = parameterValues(call, "model");
  return models?.length && models.every((model) => familyOf(model.text) === "flux-stt") ? "/v2/listen" : path;
}

/** The catalogue's key of the endpoint (`rest:/v1/listen`, `wss:/v2/listen`), when the path is known. */
export function endpointKey(call: Call): string | undefined {
  const path = pathOf(call);
  return path && `${call.transport === "ws" ? "wss" : "rest"}:${path}`;
}

/** Every value that a query parameter can have; undefined when absent, only sometimes there, or not wholly known. */
export function parameterValues(call: Call, name: string): Known[] | undefined {
  return allKnown(entry(call.query, name)?.value);
}

/** All query entries of that name, those that are there only sometimes too. */
export function parameters(call: Call, name: string): readonly Entry[] {
  return entries(call.query, name);
}

/** Whether the path is one of several of which a branch chooses, and `other` is not written along with it: both may belong together. */
export function mayFit({ target }: Call, other: Origin): boolean {
  const { path, chosen } = target;
  if (!chosen || !path) return false;
  const between = other.start - path.origin.end;
  return path.origin.text !== other.text || between < 0 || between > 120;
}

/** The query entries of that name that may be compared with other facts: no branch chooses both. */
export function comparable(call: Call, name: string): readonly Entry[] {
  return parameters(call, name).filter(standsAlone);
}

/** Writes another text in the place of a known one; undefined where its characters are not in one piece in the text. */
export function rewrite(at: Known | undefined, text: string, title: string, safe = true): Fix | undefined {
  return at?.exact ? { title, safe, edits: [replace(at.origin, text)] } : undefined;
}

/** A fix that had to assume something, which is named wherever it is made. */
export function assuming(fix: Fix | undefined, assumes: string): Fix | undefined {
  return fix && { ...fix, safe: false, assumes };
}

/** Cuts an entry out of a query, a header list or an object. */
export function removeEntry(entry: Entry, title: string, safe = true): Fix | undefined {
  return entry.removal ? { title, safe, edits: [replace(entry.removal, "")] } : undefined;
}

/** Renames an entry in place. */
export function renameEntry(entry: Entry, name: string, title: string, safe = true): Fix | undefined {
  return entry.renamable ? { title, safe, edits: [replace(entry.key, name)] } : undefined;
}

/** The edit that writes a further `name` into a bag in its own style; undefined where no text edit can. `code` is the value as source code, for objects. */
export function additionEdit(bag: Bag, name: string, text: string, code = JSON.stringify(text)): Edit | undefined {
  const place = bag.insertion;
  if (!place) return undefined;
  const written = {
    query: () => `${encodeValue(name)}=${encodeValue(text)}`,
    object: () => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${code}`,
    keyword: () => `${name}=${code === "true" ? "True" : code === "false" ? "False" : code}`,
    pairs: () => `${JSON.stringify(name)}: ${code}`,
    "header-line": () => `${name}: ${text}`,
  }[place.style]();
  return replace(place.at, place.before + written + place.after);
}

/** The fixes that exist, in order. */
export function fixes(...found: readonly (Fix | undefined)[]): Fix[] {
  return found.filter((fix) => fix !== undefined);
}

/** Deepgram itself is called: behind a proxy, or on a self-hosted server, the catalogue's facts need not hold. */
export function atDeepgram(call: Call): boolean {
  return call.target.deepgram === "certain";
}

/** Every wholly known text that a value may be or hold: on any branch, in any item of an array. */
export function textsOf(value: Value | undefined): Known[] {
  if (value?.kind === "array") return value.items.flatMap(textsOf);
  if (value?.kind === "one-of") return value.options.flatMap(textsOf);
  const one = known(value);
  return one ? [one] : [];
}

/** Whether a value switches its parameter on for certain, on every branch: neither `false`, nothing, nor unresolved. */
export function isOn(value: Value | undefined): boolean {
  if (value?.kind === "one-of") return value.options.every(isOn);
  if (value?.kind === "array") return value.items.some(isOn);
  if (value?.kind === "text" && value.parts.some((part) => part.kind === "hole")) return true;
  const one = known(value);
  return one !== undefined && one.text !== "" && one.text !== "false";
}

/** Names under which people put a credential into a URL. */
export function isCredentialParameter(name: string): boolean {
  return /^(?:api_?-?key|key|token|access_?-?token|auth(?:orization)?|bearer|jwt|dg_?-?(?:key|token)|deepgram_api_key)$/i.test(
    name,
  );
}

/** A value that a caller hands to the function around the call, which may serve others, too: it is mended where it is handed over. */
export function isHanded(call: Call, { origin }: Known): boolean {
  return (call.handed ?? []).some((at) => at.text === origin.text && at.start <= origin.start && origin.end <= at.end);
}

/** A request that the code itself writes: neither by the SDK nor by a wrapper package. */
export function isOwnRequest(call: Call): boolean {
  return call.via !== "sdk" && call.via !== "wrapper" && !call.sdk;
}

/**
 * Puts an entry into a new object in its place: `model: x` becomes `provider: { type: "deepgram", model: x }`, with `members`
 * written before it. Undefined where its value is not an expression here.
 */
export function wrapEntry(
  entry: Entry,
  bag: Bag,
  outer: string,
  members: Readonly<Record<string, string>>,
  title: string,
): Fix | undefined {
  const whole = entry.written;
  if (!entry.renamable || !whole || whole.text !== entry.key.text || whole.start < entry.key.end) return undefined;
  const name = (text: string) => (bag.insertion?.style === "pairs" ? JSON.stringify(text) : text);
  const before = Object.entries(members).map(([key, value]) => `${name(key)}: ${JSON.stringify(value)}, `);
  const edits = [
    replace(entry.key, outer),
    replace({ ...whole, end: whole.start }, `{ ${before.join("")}${name(entry.name)}: `),
    replace({ ...whole, start: whole.end }, " }"),
  ];
  return { title, safe: true, edits };
}

/** Cuts an entry with a simple value and writes it into another object. */
export function moveEntry(entry: Entry, into: Bag, title: string, name = entry.name, safe = true): Fix | undefined {
  const value = known(entry.value);
  if (!value || !entry.removal || entry.sometimes) return undefined;
  const code = entry.value.kind === "text" ? JSON.stringify(value.text) : value.text;
  const addition = additionEdit(into, name, value.text, code);
  if (
    !addition ||
    (addition.text === entry.removal.text && addition.start > entry.removal.start && addition.start < entry.removal.end)
  )
    return undefined;
  return { title, safe, edits: [replace(entry.removal, ""), addition] };
}
