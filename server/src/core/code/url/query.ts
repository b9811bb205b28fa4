import type { Target } from "../../exchange/call.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import { type Cell, cellsOf } from "../../text/pieces.ts";
import { type Inserted, type Pair, type Query, readQuery } from "../../text/query.ts";
import { readAddress } from "../../text/url.ts";
import type { Abstract, Pairs, Prop, Str, StrPart } from "../abstract.ts";
import { choice, lazyProp } from "../evaluate/values/make.ts";

/** Takes one URL apart: scheme, host and path with their places, and its query. Undefined when it is too long to be one. */
export function readTarget(url: Str, lowered: () => Value): { target: Target; query: Pairs } | undefined {
  const cells = cellsOf(url.parts);
  if (!cells) return undefined;
  const { target, query } = readAddress(cells, lowered(), propOf, inserted);
  return { target, query: pairsOf(query) };
}

/** The entries of a query string (without `?`), as URLSearchParams would read them. */
export function queryOfParts(parts: readonly StrPart[], origin: Origin, lead?: Cell<Abstract>): Pairs {
  const cells = cellsOf(parts);
  if (!cells) return { kind: "pairs", of: "query", props: [], complete: false, reason: "it is too long", origin };
  return queryOfCells(cells, origin, lead);
}

/** `lead` is the `?` before the query, or the last character before the place where it would stand. */
export function queryOfCells(cells: readonly Cell<Abstract>[], origin: Origin, lead?: Cell<Abstract>): Pairs {
  return pairsOf(readQuery(cells, origin, lead, propOf, inserted));
}

function pairsOf({ made, reason, origin, insertion }: Query<Prop>): Pairs {
  return {
    kind: "pairs",
    of: "query",
    props: made,
    complete: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    origin,
    ...(insertion ? { insertion } : {}),
  };
}

function propOf({ name, key, renamable, removal, parts, origin }: Pair<Abstract>): Prop {
  const bare = { name, key, renamable, sometimes: false, ...(removal ? { removal } : {}) };
  return lazyProp(bare, () => textValue(parts, origin));
}

/** A value that is one inserted piece stays what it was: a number, one of several. */
function textValue(parts: readonly StrPart[], origin: Origin): Abstract {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "value") return only.value;
  return { kind: "string", parts, origin };
}

/** A query, or a choice of further pairs, put into the string. */
function inserted(value: Abstract, atStart: boolean): Inserted<Prop> | undefined {
  if (value.kind === "pairs")
    return {
      made: value.props,
      ...(value.complete ? {} : { reason: value.reason ?? notAll }),
      ...(value.insertion ? { insertion: value.insertion } : {}),
    };
  if (value.kind !== "one-of") return undefined;
  const options = value.options.map((option) => furtherPairs(option, atStart));
  if (!options.some((option) => option && option.props.length > 0) || options.includes(undefined)) return undefined;
  return merged(options as Pairs[]);
}

const notAll = "not all of the query is seen";

/** What only some of the options bring is there sometimes. */
function merged(options: readonly Pairs[]): Inserted<Prop> {
  const names = new Set(options.flatMap((option) => option.props.map((prop) => prop.name)));
  const made = [...names].flatMap((name): Prop[] => {
    const having = options.map((option) => option.props.filter((prop) => prop.name === name));
    const all = having.flat();
    if (!having.every((list) => list.length === 1 && !list[0]!.sometimes)) return all.map(sometimes);
    const { key, renamable } = all[0]!;
    const bare = { name, key, renamable: renamable && all.length === 1, sometimes: false };
    const value = () =>
      choice(
        all.map((prop) => prop.value),
        key,
      );
    return [lazyProp(bare, value)];
  });
  const open = options.find((option) => !option.complete);
  return { made, ...(open ? { reason: open.reason ?? notAll } : {}) };
}

function sometimes(prop: Prop): Prop {
  const { name, key, renamable, removal } = prop;
  return lazyProp({ name, key, renamable, sometimes: true, ...(removal ? { removal } : {}) }, () => prop.value);
}

/** An option of a choice, read as further pairs. Undefined: it belongs to a value. */
function furtherPairs(option: Abstract, atStart: boolean): Pairs | undefined {
  if (option.kind === "pairs") return option;
  if (option.kind === "boolean" && option.falsy && !atStart) return emptyQuery(option);
  if (option.kind !== "string") return undefined;
  if (option.parts.length === 0) return emptyQuery(option);
  const [first] = option.parts;
  if (first?.kind === "value" && first.value.kind === "pairs" && option.parts.length === 1) return first.value;
  if (first?.kind !== "literal") return undefined;
  const begins = /^[&?]/.test(first.text);
  if (!begins && !(atStart && first.text.includes("="))) return undefined;
  const cells = cellsOf(option.parts);
  if (!cells) return undefined;
  return begins ? queryOfCells(cells.slice(1), option.origin, cells[0]) : queryOfCells(cells, option.origin);
}

function emptyQuery(option: Abstract): Pairs {
  return { kind: "pairs", of: "query", props: [], complete: true, origin: option.origin };
}
