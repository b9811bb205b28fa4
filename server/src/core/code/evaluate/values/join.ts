import type { Abstract, Arr, Obj, Pairs, Prop, Str } from "../../abstract.ts";
import { arrayOf, listingOf } from "./arrays.ts";
import { choice, lazyProp, literal } from "./make.ts";
import { queryOf } from "./urls.ts";

/**
 * What a variable holds where two ways through the code meet. Two states of one container keep what they share; what
 * only one of them has is there sometimes.
 */
export function join(a: Abstract, b: Abstract): Abstract {
  if (a === b) return a;
  if (a.kind === "object" && b.kind === "object" && sameOrigin(a, b)) return joinProps(a, b);
  if (a.kind === "pairs" && b.kind === "pairs" && sameOrigin(a, b)) return joinProps(a, b);
  if (a.kind === "array" && b.kind === "array" && sameOrigin(a, b)) return joinArrays(a, b);
  if (a.kind === "string" && b.kind === "string") return joinStrings(a, b);
  // Branches that choose the path choose the query with it: such URLs stay apart.
  if (a.kind === "url" && b.kind === "url" && sameOrigin(a, b) && a.text === b.text) {
    if (a.query === b.query) return a;
    const [x, y] = [queryOf(a), queryOf(b)];
    if (x.kind === "pairs" && y.kind === "pairs") return { ...a, query: joinProps(x, y) };
  }
  return choice([a, b], a.origin);
}

const sameOrigin = (a: Abstract, b: Abstract) =>
  a.origin.text === b.origin.text && a.origin.start === b.origin.start && a.origin.end === b.origin.end;

/** Entries beyond which two states are not compared: each of thousands of `if`s joins all entries before it. */
const maxEntries = 500;

function joinProps<T extends Obj | Pairs>(a: T, b: T): T {
  if (a.props.length > maxEntries && a.props !== b.props)
    return { ...a, props: [], complete: false, reason: "too many entries to follow" };
  const props: Prop[] = [];
  const rest = [...b.props];
  for (const prop of a.props) {
    const index = rest.findIndex((other) => other === prop || (other.name === prop.name && !a.props.includes(other)));
    const other = index < 0 ? undefined : rest.splice(index, 1)[0];
    props.push(other === prop ? prop : other ? either(prop, other) : sometimes(prop));
  }
  props.push(...rest.map(sometimes));
  const reason = a.reason ?? b.reason;
  return { ...a, props, complete: a.complete && b.complete, ...(reason ? { reason } : {}) };
}

function sometimes(prop: Prop): Prop {
  return prop.sometimes ? prop : lazyProp({ ...bareProp(prop), sometimes: true }, () => prop.value);
}

function either(a: Prop, b: Prop): Prop {
  return lazyProp({ ...bareProp(a), sometimes: a.sometimes || b.sometimes }, () => {
    const values = [a.value, b.value];
    // `null` is what a field holds until it is given its value.
    const real = values.filter((value) => value.kind !== "null" || value.undefined);
    return choice(real.length > 0 ? real : values, a.key);
  });
}

/** An entry without its value, which must not be worked out by copying. */
function bareProp({ name, key, renamable, removal }: Prop): Omit<Prop, "value" | "sometimes"> {
  return { name, key, renamable, ...(removal ? { removal } : {}) };
}

/** Items that only one of two lists has behind the shared ones are there sometimes. */
function joinArrays(a: Arr, b: Arr): Arr {
  const [x, y] = [listingOf(a), listingOf(b)];
  const [short, long] = x.items.length <= y.items.length ? [x, y] : [y, x];
  const shared = short.items.every((item, i) => item.value === long.items[i]!.value);
  if (!shared) return { kind: "array", items: [], complete: false, origin: a.origin };
  const items = long.items.map((item, i) => ({
    value: item.value,
    sometimes: i >= short.items.length || item.sometimes || short.items[i]!.sometimes,
  }));
  return arrayOf({ items, complete: short.complete && long.complete }, a.origin);
}

/** Two strings with one beginning differ only in what follows: `url += …` inside of an `if`. */
function joinStrings(a: Str, b: Str): Abstract {
  let shared = 0;
  while (shared < a.parts.length && shared < b.parts.length && a.parts[shared] === b.parts[shared]) shared++;
  if (shared === 0) return choice([a, b], a.origin);
  const rest = [a, b].map((one): Str => ({ ...one, parts: one.parts.slice(shared) }));
  if (rest.every((one) => one.parts.length === 0)) return a;
  const options = rest.map((one) => (one.parts.length === 0 ? literal("", one.origin) : one));
  const value = choice(options, a.origin);
  return { ...a, parts: [...a.parts.slice(0, shared), { kind: "value", value, origin: a.origin }] };
}
