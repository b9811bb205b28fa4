import type { Origin } from "../../../exchange/origin.ts";
import type { Insertion } from "../../../exchange/value.ts";
import type { Abstract, Pairs, Prop } from "../../abstract.ts";
import { choice, textOf, withProp } from "../../evaluate/values/make.ts";

/** Headers in layers: what a later layer names replaces the earlier one, whatever the case. */
export function layered(layers: readonly Pairs[], origin: Origin): Pairs {
  let props: Prop[] = [];
  let complete = true;
  let reason: string | undefined;
  for (const layer of layers) {
    const sure = new Set(layer.props.filter((prop) => !prop.sometimes).map((prop) => prop.name.toLowerCase()));
    props = [...props.filter((prop) => !sure.has(prop.name.toLowerCase())), ...layer.props];
    if (!layer.complete) {
      complete = false;
      reason ??= layer.reason;
    }
  }
  const last = layers.at(-1);
  return {
    kind: "pairs",
    of: "headers",
    props,
    complete,
    origin: last?.origin ?? origin,
    ...(reason ? { reason } : {}),
    ...(last?.insertion ? { insertion: last.insertion } : {}),
  };
}

/**
 * One set of headers from whatever stands for headers: an object, Headers, a list of pairs. Nothing at all gives an empty
 * set into which `insertion` writes.
 */
export function headersOf(value: Abstract | undefined, origin: Origin, insertion?: Insertion): Pairs {
  const none: Pairs = { kind: "pairs", of: "headers", props: [], complete: true, origin };
  if (!value || value.kind === "null") return { ...none, ...(insertion ? { insertion } : {}) };
  switch (value.kind) {
    case "object":
    case "pairs": {
      const { props, complete, reason, origin, insertion: own } = value;
      const given = props.filter((prop) => prop.value.kind !== "null");
      return {
        ...none,
        props: given,
        complete,
        origin,
        ...(reason ? { reason } : {}),
        ...(own ? { insertion: own } : {}),
      };
    }
    case "array":
      return listed(value.items, value.complete, value.origin);
    case "one-of": {
      const known = value.options.filter((option) => option.kind !== "null");
      const sets = known.map((option) => headersOf(option, origin));
      if (sets.length === 1) return known.length < value.options.length ? sometimes(sets[0]!) : sets[0]!;
      return eitherOf(sets, known.length < value.options.length, value.origin);
    }
    default:
      return { ...none, complete: false, reason: "headers that are not followed", origin: value.origin };
  }
}

/** `[["name", value], …]`, or undici's flat `["name", value, …]`. */
function listed(items: readonly Abstract[], complete: boolean, origin: Origin): Pairs {
  const props: Prop[] = [];
  const flat = items[0]?.kind !== "array";
  let seen = complete;
  for (let i = 0; i < items.length; i += flat ? 2 : 1) {
    const item = items[i]!;
    const [name, value] = flat ? [item, items[i + 1]] : item.kind === "array" ? item.items : [];
    const text = textOf(name);
    if (!name || !value || text === undefined) seen = false;
    else {
      const part = name.kind === "string" && name.parts.length === 1 ? name.parts[0] : undefined;
      const exact = part?.kind === "literal" && part.exact;
      props.push({ name: text, key: exact ? part.origin : name.origin, value, sometimes: false, renamable: exact });
    }
  }
  return { kind: "pairs", of: "headers", props, complete: seen, origin };
}

/** What a branch decides between: an entry that not every branch has is there sometimes. */
function eitherOf(sets: readonly Pairs[], maybeNone: boolean, origin: Origin): Pairs {
  const names = [...new Set(sets.flatMap((set) => set.props.map((prop) => prop.name.toLowerCase())))];
  const props = names.map((name): Prop => {
    const having = sets.map((set) => set.props.findLast((prop) => prop.name.toLowerCase() === name));
    const all = having.filter((prop) => prop !== undefined);
    const [first] = all;
    const unsure = maybeNone || all.length < sets.length || all.some((prop) => prop.sometimes);
    if (all.length === 1) return withProp(first!, { sometimes: true });
    const value = choice(
      all.map((prop) => prop.value),
      first!.key,
    );
    return { name: first!.name, key: first!.key, value, sometimes: unsure, renamable: false };
  });
  return { kind: "pairs", of: "headers", props, complete: sets.every((set) => set.complete), origin };
}

function sometimes(set: Pairs): Pairs {
  return { ...set, props: set.props.map((prop) => withProp(prop, { sometimes: true })) };
}

/** The same headers, of which more may be set where it cannot be seen. */
export function open(set: Pairs, reason: string): Pairs {
  return { ...set, complete: false, reason };
}

/** The known text of a header, in lower case. */
export function headerText(set: Pairs, name: string): string | undefined {
  const prop = set.props.findLast((each) => each.name.toLowerCase() === name);
  return prop && !prop.sometimes ? textOf(prop.value)?.toLowerCase() : undefined;
}
