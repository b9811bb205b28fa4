import type { Body, Call } from "../exchange/call.ts";
import { entries, known } from "../exchange/facts.ts";
import type { Bag, TextValue, Value } from "../exchange/value.ts";

/** What speaks for a match, by how few other lines would have it, too. */
const weights = { host: 2, method: 1, sdkMethod: 4, name: 1, value: 2 };

/**
 * How much of a pasted call a written one confirms, or undefined when it cannot have built it: something known of both
 * differs, or there is no path to compare. 0: nothing but the path is the same.
 */
export function agreement(pasted: Call, written: Call): number | undefined {
  if (pasted.transport !== written.transport) return undefined;
  const method = sdkMethods(pasted, written);
  const parts = [
    samePath(pasted, written, method),
    method,
    same(pasted.target.host?.value, written.target.host?.value, weights.host),
    same(known(pasted.method)?.text.toUpperCase(), known(written.method)?.text.toUpperCase(), weights.method),
    queries(pasted.query, written.query),
    bodies(pasted.body, written.body),
  ];
  let sum = 0;
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum += part;
  }
  return sum;
}

function samePath(pasted: Call, written: Call, method: number | undefined): number | undefined {
  const [theirs, ours] = [pasted.target.path?.value, written.target.path?.value];
  if (theirs === undefined || ours === undefined) return method ? 0 : undefined;
  return plain(theirs) === plain(ours) ? 0 : undefined;
}

const plain = (path: string) => path.replace(/(?<=.)\/$/, "");

/** Pasted code that calls an SDK was built by a line that calls the same method of it. */
function sdkMethods({ sdk: theirs }: Call, { sdk: ours }: Call): number | undefined {
  if (!theirs) return 0;
  return ours && theirs.method === ours.method ? weights.sdkMethod : undefined;
}

function same(theirs: string | undefined, ours: string | undefined, weight: number): number | undefined {
  if (theirs === undefined || ours === undefined) return 0;
  return theirs === ours ? weight : undefined;
}

/** Logs often leave the query away: one that is not there says nothing. */
function queries(theirs: Bag, ours: Bag): number | undefined {
  return theirs.entries.length === 0 ? 0 : bags(theirs, ours);
}

function bodies(theirs: Body, ours: Body): number | undefined {
  if (theirs.kind === "json" && ours.kind === "json")
    return theirs.value.kind === "object" && ours.value.kind === "object" ? bags(theirs.value.bag, ours.value.bag) : 0;
  const bytes = (body: Body) => body.kind === "raw" && body.value.kind === "bytes";
  return (theirs.kind === "json" && bytes(ours)) || (bytes(theirs) && ours.kind === "json") ? undefined : 0;
}

/** Each name once: in both, its values must be able to be the same; in one only, the other must be able to have it. */
function bags(theirs: Bag, ours: Bag): number | undefined {
  let sum = 0;
  for (const name of new Set([...theirs.entries, ...ours.entries].map((entry) => entry.name))) {
    const part = named(entries(theirs, name), entries(ours, name), theirs.complete, ours.complete);
    if (part === undefined) return undefined;
    sum += part;
  }
  return sum;
}

type Entries = Bag["entries"];

function named(theirs: Entries, ours: Entries, theirsComplete: boolean, oursComplete: boolean): number | undefined {
  if (ours.length === 0) return oursComplete ? undefined : 0;
  if (theirs.length === 0) {
    const dropped = ours.every(({ sometimes, value }) => sometimes || mayBeLeftOut(value));
    return dropped || !theirsComplete ? 0 : undefined;
  }
  const items = ours.flatMap(({ value }) => itemsOf(value));
  const sure = theirs.flatMap(({ value }) => itemsOf(value).map((each) => best(each, items)));
  if (sure.includes(undefined)) return undefined;
  return weights.name + (sure.every((part) => part === weights.value) ? weights.value : 0);
}

/** A list repeats its name in a query. */
function itemsOf(value: Value): readonly Value[] {
  if (value.kind === "array" && value.complete) return value.items;
  return value.kind === "one-of" ? value.options.flatMap(itemsOf) : [value];
}

const mayBeLeftOut = (value: Value): boolean =>
  value.kind === "unresolved" ||
  value.kind === "null" ||
  (value.kind === "one-of" && value.options.some(mayBeLeftOut)) ||
  (value.kind === "text" && value.parts.every((part) => part.kind === "hole"));

/** Whether one of the values can be this one: with weight where it is, 0 where it may be. */
function best(theirs: Value, ours: readonly Value[]): number | undefined {
  const parts = ours.map((value) => compared(theirs, value)).filter((part) => part !== undefined);
  return parts.length > 0 ? Math.max(...parts) : undefined;
}

function compared(theirs: Value, ours: Value): number | undefined {
  const text = known(theirs)?.text;
  if (text === undefined) return 0;
  const own = known(ours)?.text;
  if (own !== undefined) return own === text ? weights.value : undefined;
  if (ours.kind === "text") return fits(text, ours) ? 0 : undefined;
  return ours.kind === "object" || ours.kind === "bytes" ? undefined : 0;
}

/** Whether a text can come of a string with holes: its written pieces stand in it in their order. */
function fits(text: string, { parts }: TextValue): boolean {
  let at = 0;
  let loose = false;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "hole") {
      loose = true;
      continue;
    }
    const last = index === parts.length - 1;
    const found = loose ? (last ? text.lastIndexOf(part.text) : text.indexOf(part.text, at)) : at;
    if (found < at || !text.startsWith(part.text, found)) return false;
    at = found + part.text.length;
    loose = false;
  }
  return loose || at === text.length;
}
