import { before, type Origin } from "../../exchange/origin.ts";
import type { Abstract, Pairs, Prop, StrPart } from "../abstract.ts";
import { choice, lazyProp } from "../evaluate/values/make.ts";
import { behind, type Cell, cellsOf, cuttable, exactPlace, partsOfCells, placeOfCells, textOfCells } from "./cells.ts";

/** The entries of a query string (without `?`), as URLSearchParams would read them. */
export function queryOfParts(parts: readonly StrPart[], origin: Origin, lead?: Cell): Pairs {
  const cells = cellsOf(parts);
  if (!cells) return { kind: "pairs", of: "query", props: [], complete: false, reason: "it is too long", origin };
  return queryOfCells(cells, origin, lead);
}

/** `lead` is the `?` before the query, or the last character before the place where it would stand. */
export function queryOfCells(cells: readonly Cell[], origin: Origin, lead?: Cell): Pairs {
  const reading = new Reading(lead);
  for (const cell of cells) reading.take(cell);
  reading.end();
  const at = behind(cells.at(-1) ?? lead);
  const first = cells.length === 0 && lead?.char === "?";
  const place = placeOfCells(cells) ?? (at ? at : origin);
  const insertion = reading.insertion ?? (at && { at, style: "query" as const, before: first ? "" : "&", after: "" });
  return {
    kind: "pairs",
    of: "query",
    props: reading.props,
    complete: reading.reason === undefined,
    ...(reading.reason === undefined ? {} : { reason: reading.reason }),
    origin: place,
    ...(insertion ? { insertion } : {}),
  };
}

class Reading {
  readonly props: Prop[] = [];
  reason: string | undefined;
  insertion: Pairs["insertion"];
  private name: Cell[] = [];
  private value: Cell[] | undefined;
  private separator: Cell | undefined;
  private firstOf: { prop: number; start: Cell } | undefined;

  constructor(lead: Cell | undefined) {
    this.separator = lead;
  }

  take(cell: Cell): void {
    if (cell.char === "&") {
      this.end();
      this.withSeparator(cell);
      this.separator = cell;
      return;
    }
    if (cell.char === "" && cell.part.kind === "value" && this.inserted(cell.part.value)) return;
    if (cell.char === "=" && !this.value) this.value = [];
    else (this.value ?? this.name).push(cell);
  }

  /** A query, or a choice of further pairs, put into the string. */
  private inserted(value: Abstract): boolean {
    if (value.kind === "pairs") {
      if (this.name.length > 0 || this.value) this.end();
      this.props.push(...value.props);
      if (!value.complete) this.reason = value.reason ?? "not all of the query is seen";
      this.insertion = value.insertion;
      return true;
    }
    if (value.kind !== "one-of") return false;
    const atStart = this.name.length === 0 && !this.value;
    const options = value.options.map((option) => pairsOf(option, atStart));
    if (!options.some((option) => option && option.props.length > 0) || options.includes(undefined)) return false;
    this.end();
    this.merge(options as Pairs[]);
    return true;
  }

  /** What only some of the options bring is there sometimes. */
  private merge(options: readonly Pairs[]): void {
    const names = new Set(options.flatMap((option) => option.props.map((prop) => prop.name)));
    for (const name of names) {
      const having = options.map((option) => option.props.filter((prop) => prop.name === name));
      const every = having.every((list) => list.length === 1 && !list[0]!.sometimes);
      if (!every) {
        this.props.push(...having.flat().map(sometimes));
        continue;
      }
      const [model] = having.flat();
      const { key, renamable } = model!;
      this.props.push(
        lazyProp({ name, key, renamable: renamable && having.flat().length === 1, sometimes: false }, () =>
          choice(
            having.flat().map((prop) => prop.value),
            key,
          ),
        ),
      );
    }
    for (const option of options) if (!option.complete) this.reason = option.reason ?? "not all of the query is seen";
  }

  /** Ends the pair at hand. */
  end(): void {
    const { name, value } = this;
    this.name = [];
    this.value = undefined;
    if (name.length === 0 && !value) return;
    if (name.some((cell) => cell.char === "") || name.length === 0) {
      this.reason = "a part of the query is not known";
      return;
    }
    const written = textOfCells(name);
    const all = [...name, ...(value ?? [])];
    const key = exactPlace(name);
    if (
      value &&
      value.length > 1 &&
      value.at(-1)!.char === "" &&
      value.some((cell) => cell.char !== "") &&
      mayHoldMore(value.at(-1)!)
    )
      this.reason = "what follows a value may bring further parameters";
    const parts = partsOfCells(value ?? [], decode);
    const last = value && value.length > 0 ? value.at(-1)! : name.at(-1)!;
    const isFirst = this.props.length === 0;
    const removal = cuttable(this.separator, last);
    const origin = placeOfCells(value ?? []) ?? before(placeOfCells(all)!);
    this.props.push(
      lazyProp(
        {
          name: decode(written),
          key: key ?? placeOfCells(name)!,
          renamable: key !== undefined && decode(written) === written,
          sometimes: false,
          ...(removal ? { removal } : {}),
        },
        () => textValue(parts, origin),
      ),
    );
    if (isFirst) this.firstOf = { prop: 0, start: name[0]! };
  }

  /** The first pair goes with the `&` behind it, because the `?` stays. */
  private withSeparator(separator: Cell): void {
    const first = this.firstOf;
    if (!first || this.props.length !== 1) return;
    this.firstOf = undefined;
    const prop = this.props[first.prop]!;
    const removal = cuttable(first.start, separator);
    const { name, key, renamable, sometimes } = prop;
    this.props[first.prop] = lazyProp(
      { name, key, renamable, sometimes, ...(removal ? { removal } : {}) },
      () => prop.value,
    );
  }
}

/** A value that is one inserted piece stays what it was: a number, one of several. */
function textValue(parts: readonly StrPart[], origin: Origin): Abstract {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "value") return only.value;
  return { kind: "string", parts, origin };
}

function sometimes(prop: Prop): Prop {
  const { name, key, renamable, removal } = prop;
  return lazyProp({ name, key, renamable, sometimes: true, ...(removal ? { removal } : {}) }, () => prop.value);
}

/** Whether a piece behind known characters may hold `&`: a number or one of several known words does not. */
function mayHoldMore(cell: Cell): boolean {
  return cell.part.kind === "hole" || cell.part.kind === "value";
}

/** An option of a choice, read as further pairs. Undefined: it belongs to a value. */
function pairsOf(option: Abstract, atStart: boolean): Pairs | undefined {
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

export function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
