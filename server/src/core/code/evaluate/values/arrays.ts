import type ts from "typescript";
import type { Abstract, Arr, Frame, Item, Listing, StrPart } from "../../abstract.ts";
import type { Session } from "../session.ts";
import { at, choice, isBlank, literal, textOf, undefinedAt, unknown, writtenText } from "./make.ts";
import { partsOf } from "./strings.ts";
import { truth } from "./truth.ts";

/** All items of an array, those that are there only sometimes among them. */
export function listingOf(array: Arr): Listing {
  return (
    array.listing ?? { items: array.items.map((value) => ({ value, sometimes: false })), complete: array.complete }
  );
}

export function arrayOf({ items, complete }: Listing, origin: Abstract["origin"]): Arr {
  const sure = items.filter((item) => !item.sometimes).map((item) => item.value);
  if (sure.length === items.length) return { kind: "array", items: sure, complete, origin };
  return { kind: "array", items: sure, complete: false, listing: { items, complete }, origin };
}

/** Arrays one behind the other; what is no array stands for items that are not seen. */
export function concatenated(values: readonly Abstract[], origin: Abstract["origin"]): Arr {
  const items: Item[] = [];
  let complete = true;
  for (const value of values) {
    if (value.kind !== "array") {
      complete = false;
      continue;
    }
    const listing = listingOf(value);
    items.push(...listing.items);
    complete &&= listing.complete;
  }
  return arrayOf({ items, complete }, origin);
}

const one = (value: Abstract): Arr => ({ kind: "array", items: [value], complete: true, origin: value.origin });

/** What a method of an array gives back; undefined when it is none that is followed. */
export function arrayMethod(
  session: Session,
  array: Arr,
  name: string,
  node: ts.CallExpression,
  frame: Frame,
): Abstract | undefined {
  const origin = at(node, frame);
  const [first, second] = node.arguments;
  const argument = () => first && session.evaluate(first, frame);
  switch (name) {
    case "join":
      return joined(array, first ? textOf(session.evaluate(first, frame)) : ",", origin);
    case "map":
    case "flatMap": {
      const fn = argument();
      if (fn?.kind !== "function") return undefined;
      const { items, complete } = listingOf(array);
      const made = items.map(({ value, sometimes }, i) => ({
        value: session.apply(fn, [value, { kind: "number", value: i, origin }], frame, origin),
        sometimes,
      }));
      const mapped = arrayOf({ items: made, complete }, origin);
      return name === "map" ? mapped : flattened(mapped);
    }
    case "filter":
      return filtered(session, array, argument(), frame, origin);
    case "reduce":
      return reduced(session, array, first, second, frame, origin);
    case "concat": {
      const added = node.arguments.map((each) => session.evaluate(each, frame));
      return concatenated([array, ...added.map((value) => (isScalar(value) ? one(value) : value))], origin);
    }
    case "flat":
      return flattened(array);
    case "toSorted":
    case "sort":
    case "reverse":
    case "toReversed":
    case "values":
      return array.items.length + (array.complete ? 0 : 1) > 1 && name !== "values" ? shuffled(array, origin) : array;
    case "slice": {
      const [from, to] = [argument(), second && session.evaluate(second, frame)];
      if (!from) return array;
      if (from.kind !== "number" || (to && to.kind !== "number") || !array.complete || array.listing) return undefined;
      return { ...array, items: array.items.slice(from.value, to?.value), origin };
    }
    case "at": {
      const index = argument();
      return index?.kind === "number" && array.complete
        ? (array.items.at(index.value) ?? undefinedAt(origin))
        : undefined;
    }
    case "includes": {
      const wanted = argument();
      const text = wanted && writtenText(wanted);
      const texts = array.items.map(writtenText);
      if (text === undefined) return undefined;
      if (texts.includes(text)) return { kind: "boolean", value: true, origin };
      return array.complete && !texts.includes(undefined) ? { kind: "boolean", value: false, origin } : undefined;
    }
  }
  return undefined;
}

const isScalar = (value: Abstract) => ["string", "number", "boolean", "object", "null"].includes(value.kind);

/** The same items in an order that is not followed: each may stand anywhere. */
function shuffled(array: Arr, origin: Abstract["origin"]): Arr {
  return { ...array, complete: false, origin };
}

function flattened(array: Arr): Arr {
  const { items, complete } = listingOf(array);
  let open = !complete;
  const flat = items.flatMap(({ value, sometimes }): Item[] => {
    if (value.kind !== "array") {
      if (!isScalar(value)) open = true;
      return isScalar(value) ? [{ value, sometimes }] : [];
    }
    const inner = listingOf(value);
    if (!inner.complete) open = true;
    return inner.items.map((item) => ({ value: item.value, sometimes: sometimes || item.sometimes }));
  });
  return arrayOf({ items: flat, complete: !open }, array.origin);
}

function joined(array: Arr, separator: string | undefined, origin: Abstract["origin"]): Abstract | undefined {
  if (separator === undefined) return undefined;
  const { items, complete } = listingOf(array);
  const glue = literal(separator, origin).parts;
  const parts: StrPart[] = [];
  // An item that may be missing takes its separator with it.
  const sure = items.findIndex((item) => !item.sometimes);
  items.forEach(({ value, sometimes }, i) => {
    const text = value.kind === "null" ? [] : partsOf(value, value.origin);
    const before = i === 0 || i <= sure ? [] : glue;
    const after = sometimes && i < sure ? glue : [];
    if (!sometimes) parts.push(...before, ...text);
    else {
      const present: Abstract = { kind: "string", parts: [...before, ...text, ...after], origin: value.origin };
      parts.push({ kind: "value", value: choice([literal("", value.origin), present], origin), origin });
    }
  });
  if (sure < 0 && items.length > 1)
    return { kind: "string", parts: [unseen("which of the items are there is not known", separator, origin)], origin };
  if (!complete) parts.push(unseen("not all items are seen", separator, origin));
  return { kind: "string", parts, origin };
}

function unseen(reason: string, separator: string, origin: Abstract["origin"]): StrPart {
  const commas = separator.trim() === "," ? ({ joined: true } as const) : {};
  return { kind: "hole", hole: { is: "unknown", reason, ...commas }, origin };
}

function filtered(
  session: Session,
  array: Arr,
  test: Abstract | undefined,
  frame: Frame,
  origin: Abstract["origin"],
): Abstract | undefined {
  if (!test) return undefined;
  const isBoolean = test.kind === "global" && test.name === "Boolean";
  if (!isBoolean && test.kind !== "function") return undefined;
  const listing = listingOf(array);
  const items = listing.items.flatMap(({ value, sometimes }): Item[] => {
    const kept = truth(test.kind === "function" ? session.apply(test, [value], frame, origin) : value);
    if (kept === false) return [];
    if (kept === true) return [{ value, sometimes }];
    return [{ value: isBoolean ? truthy(value) : value, sometimes: true }];
  });
  return arrayOf({ items, complete: listing.complete }, origin);
}

/** The options of a value that a test for truth lets through. */
function truthy(value: Abstract): Abstract {
  if (value.kind !== "one-of") return value;
  const real = value.options.filter((option) => truth(option) !== false && !isBlank(option));
  return choice(real, value.origin);
}

function reduced(
  session: Session,
  array: Arr,
  first: ts.Expression | undefined,
  second: ts.Expression | undefined,
  frame: Frame,
  origin: Abstract["origin"],
): Abstract | undefined {
  const fn = first && session.evaluate(first, frame);
  if (fn?.kind !== "function" || !second || !array.complete || array.items.length > 64) return undefined;
  // What the function changes of the object that it is handed is not followed.
  const start = session.evaluate(second, frame);
  let held = start;
  for (const [i, item] of array.items.entries())
    held = session.apply(fn, [held, item, { kind: "number", value: i, origin }], frame, origin);
  return held === start && array.items.length > 0 && start.kind !== "string"
    ? unknown("what a list is reduced to", origin)
    : held;
}
