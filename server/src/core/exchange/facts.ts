import type { Origin } from "./origin.ts";
import type { Bag, Entry, TextValue, Value } from "./value.ts";

/** A value that is wholly known, as Deepgram would read it from the wire, with its place. */
export interface Known {
  readonly text: string;
  readonly origin: Origin;
  /** `origin` covers exactly the characters of `text` in a string, so that they may be replaced in place. */
  readonly exact: boolean;
}

/** The text of a value that has no holes: strings as they are, numbers and booleans after `String()`. */
export function known(value: Value | undefined): Known | undefined {
  if (!value) return undefined;
  if (value.kind === "number" || value.kind === "boolean")
    return { text: String(value.value), origin: value.origin, exact: false };
  if (value.kind !== "text") return undefined;
  if (value.parts.length === 0) return { text: "", origin: value.origin, exact: false };
  let text = "";
  for (const part of value.parts) {
    if (part.kind === "hole") return undefined;
    text += part.text;
  }
  const [only] = value.parts;
  if (value.parts.length === 1 && only?.kind === "literal") return { text, origin: only.origin, exact: only.exact };
  return { text, origin: value.origin, exact: false };
}

/** Every possible text of a value; undefined when any of its options is not wholly known. */
export function allKnown(value: Value | undefined): Known[] | undefined {
  if (value?.kind !== "one-of") {
    const one = known(value);
    return one && [one];
  }
  const found: Known[] = [];
  for (const option of value.options) {
    const inner = allKnown(option);
    if (!inner) return undefined;
    found.push(...inner);
  }
  return found;
}

/** The options of a value that are wholly known, whatever the others are: for mistakes that are wrong on any branch. */
export function someKnown(value: Value | undefined): Known[] {
  if (value?.kind === "one-of") return value.options.flatMap(someKnown);
  const one = known(value);
  return one ? [one] : [];
}

/** Entries of that name, ignoring case when `anyCase` (headers). */
export function entries(bag: Bag, name: string, anyCase = false): readonly Entry[] {
  const wanted = anyCase ? name.toLowerCase() : name;
  return bag.entries.filter((entry) => (anyCase ? entry.name.toLowerCase() : entry.name) === wanted);
}

/** The last entry of that name that is always there, or undefined. */
export function entry(bag: Bag, name: string, anyCase = false): Entry | undefined {
  return entries(bag, name, anyCase).findLast((found) => !found.sometimes);
}

/** Whether no branch that may choose other things along with it decides that the entry is there: it may be compared with them. */
export function standsAlone({ sometimes, optional }: Entry): boolean {
  return !sometimes || optional === true;
}

/** True only when the bag is wholly known and has no such entry, not even sometimes. */
export function absent(bag: Bag, name: string, anyCase = false): boolean {
  return bag.complete && entries(bag, name, anyCase).length === 0;
}

/** The characters that a string certainly begins with. */
export function prefix(value: TextValue): string {
  let text = "";
  for (const part of value.parts) {
    if (part.kind === "hole") break;
    text += part.text;
  }
  return text;
}

/** A member of an object value, or undefined when it is not an object or has no such member for certain. */
export function member(value: Value | undefined, ...path: string[]): Value | undefined {
  let current = value;
  for (const name of path) {
    if (current?.kind !== "object") return undefined;
    current = entry(current.bag, name)?.value;
  }
  return current;
}
