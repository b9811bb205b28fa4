import {
  type Chosen,
  clientMessage,
  type FieldPlace,
  matching,
  type Schema,
  throughArray,
  variants,
} from "../core/catalogue/index.ts";
import { member, someKnown } from "../core/exchange/facts.ts";
import type { Origin } from "../core/exchange/origin.ts";
import type { Bag, Entry, Value } from "../core/exchange/value.ts";

/** The innermost object of a value around a place, with the way there. */
export interface Place {
  /** From the outermost object down: each with the name of the field that holds the next. */
  readonly trail: readonly { readonly bag: Bag; readonly name: string }[];
  readonly bag: Bag;
  /** The entry in whose text the place is. */
  readonly entry?: Entry;
}

/** Finds the object around an offset, through lists and branches; undefined outside of the value. */
export function placeIn(value: Value, uri: string, offset: number): Place | undefined {
  const trail: { bag: Bag; name: string }[] = [];
  let current = objectAt(value, uri, offset);
  for (;;) {
    if (!current) return undefined;
    const { bag }: { bag: Bag } = current;
    const inner: Entry | undefined = bag.entries.find(({ value: each }) => objectAt(each, uri, offset));
    if (!inner) {
      const entry = bag.entries.find(({ value: each }) => textsIn(each).some((origin) => holds(origin, uri, offset)));
      return { trail, bag, ...(entry && { entry }) };
    }
    trail.push({ bag, name: inner.name });
    current = objectAt(inner.value, uri, offset);
  }
}

function objectAt(value: Value, uri: string, offset: number): Extract<Value, { kind: "object" }> | undefined {
  switch (value.kind) {
    case "object":
      return holds(value.bag.origin, uri, offset) ? value : undefined;
    case "array":
      return value.items.map((each) => objectAt(each, uri, offset)).find((found) => found !== undefined);
    case "one-of":
      return value.options.map((each) => objectAt(each, uri, offset)).find((found) => found !== undefined);
  }
  return undefined;
}

function textsIn(value: Value): readonly Origin[] {
  if (value.kind === "text") return [value.origin];
  return value.kind === "array" || value.kind === "one-of"
    ? (value.kind === "array" ? value.items : value.options).flatMap(textsIn)
    : [];
}

/** The message that a payload is, and what is left of its schema where the place is. */
export interface MessagePlace {
  readonly path: string;
  readonly type: string;
  readonly payload: Value;
  readonly place: Place;
  /** The names from the message down to the object. */
  readonly field: readonly string[];
  /** The alternatives for that object that agree with all texts in it and around it, but for the one at the place. */
  readonly holders: readonly Schema[];
}

export function messagePlace(path: string, payload: Value, uri: string, offset: number): MessagePlace | undefined {
  const place = placeIn(payload, uri, offset);
  const [said] = someKnown(member(payload, "type"));
  const schema = said && clientMessage(path, said.text)?.payload;
  if (!place || !schema) return undefined;
  let level: readonly Schema[] = variants(schema);
  for (const { bag, name } of place.trail)
    level = left(level, bag).flatMap((each) =>
      each.fields && Object.hasOwn(each.fields, name) ? variants(each.fields[name]!) : [],
    );
  return {
    path,
    type: said.text,
    payload,
    place,
    field: place.trail.map(({ name }) => name),
    holders: left(level, place.bag, place.entry),
  };
}

/**
 * The alternatives of an object that agree with the texts in it, `except` for one. What a text in a wrong place leaves nothing of is not
 * narrowed by it.
 */
export function left(level: readonly Schema[], bag: Bag, except?: Entry): readonly Schema[] {
  const objects = level.flatMap(throughArray).filter((each) => each.type === "object");
  const facts: Record<string, string> = {};
  for (const entry of bag.entries) {
    const [only, ...others] = someKnown(entry.value);
    if (entry !== except && only && others.length === 0) facts[entry.name] = only.text;
  }
  const agreeing = objects.filter((each) => matching(each, facts).length > 0);
  return agreeing.length > 0 ? agreeing : objects;
}

/** A field of the object at the place, for its values. */
export function fieldOf({ path, type, payload, place, field, holders }: MessagePlace, name: string): FieldPlace {
  return {
    path,
    type,
    field: [...field, name],
    holders,
    beside: chosenIn(place.bag),
    anywhere: (dotted) => someKnown(member(payload, ...dotted.split(".")))[0]?.text,
  };
}

/** The texts of a bag by name. */
export function chosenIn(bag: Bag): Chosen {
  return (name) => someKnown(bag.entries.find((each) => each.name === name)?.value)[0]?.text;
}

/** Inside the quotes or brackets of a text. */
export function holds(at: Origin, uri: string, offset: number): boolean {
  return at.text === uri && at.start < offset && offset < at.end;
}
