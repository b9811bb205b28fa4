import type { Origin } from "../exchange/origin.ts";
import type { Insertion } from "../exchange/value.ts";
import {
  behind,
  type Cell,
  cuttable,
  exactPlace,
  type Piece,
  partsOfCells,
  placeOfCells,
  textOfCells,
} from "./pieces.ts";

/** No query of anyone's has more entries. */
const maxPairs = 2000;

/** One `name=value` of a query, percent-decoded, with its places. */
export interface Pair<Inner> {
  readonly name: string;
  readonly key: Origin;
  readonly renamable: boolean;
  readonly removal?: Origin;
  readonly parts: readonly Piece<Inner>[];
  /** Where the value stands; behind the `=` when it is empty. */
  readonly origin: Origin;
}

/** What a piece puts into a query: entries of its own. */
export interface Inserted<Made> {
  readonly made: readonly Made[];
  readonly reason?: string;
  readonly insertion?: Insertion;
}

export interface Query<Made> {
  readonly made: Made[];
  /** Why some of the query may not have been seen. */
  readonly reason?: string;
  readonly origin: Origin;
  readonly insertion?: Insertion;
}

/**
 * Reads a query (without `?`) as URLSearchParams would. `make` puts a pair into the caller's form; `insert` says what a piece
 * that is no plain value brings. `lead` is the `?` before the query, or the last character before the place where it would stand.
 */
export function readQuery<Inner, Made>(
  cells: readonly Cell<Inner>[],
  origin: Origin,
  lead: Cell<Inner> | undefined,
  make: (pair: Pair<Inner>) => Made,
  insert?: (value: Inner, atStart: boolean) => Inserted<Made> | undefined,
): Query<Made> {
  const reading = new Reading(lead, make, insert);
  for (const cell of cells) if (!reading.take(cell)) break;
  reading.end();
  const at = behind(cells.at(-1) ?? lead);
  const first = cells.length === 0 && lead?.char === "?";
  const insertion = reading.insertion ?? (at && { at, style: "query" as const, before: first ? "" : "&", after: "" });
  const { reason } = reading;
  return {
    made: reading.made(),
    ...(reason === undefined ? {} : { reason }),
    origin: placeOfCells(cells) ?? at ?? origin,
    ...(insertion ? { insertion } : {}),
  };
}

class Reading<Inner, Made> {
  reason: string | undefined;
  insertion: Insertion | undefined;
  readonly #make: (pair: Pair<Inner>) => Made;
  readonly #insert: ((value: Inner, atStart: boolean) => Inserted<Made> | undefined) | undefined;
  readonly #list: ({ pair: Pair<Inner>; first?: Cell<Inner> } | { made: readonly Made[] })[] = [];
  #name: Cell<Inner>[] = [];
  #value: Cell<Inner>[] | undefined;
  #equals: Cell<Inner> | undefined;
  #separator: Cell<Inner> | undefined;

  constructor(
    lead: Cell<Inner> | undefined,
    make: (pair: Pair<Inner>) => Made,
    insert: ((value: Inner, atStart: boolean) => Inserted<Made> | undefined) | undefined,
  ) {
    this.#separator = lead;
    this.#make = make;
    this.#insert = insert;
  }

  made(): Made[] {
    return this.#list.flatMap((each) => ("made" in each ? each.made : [this.#make(each.pair)]));
  }

  /** False when there are too many pairs. */
  take(cell: Cell<Inner>): boolean {
    if (cell.char === "&") {
      this.end();
      this.#withSeparator(cell);
      this.#separator = cell;
      if (this.#list.length < maxPairs) return true;
      this.reason = "there are too many parameters";
      return false;
    }
    if (cell.char === "" && cell.part.kind === "value" && this.#inserted(cell.part.value)) return true;
    if (cell.char === "=" && !this.#value) {
      this.#value = [];
      this.#equals = cell;
    } else (this.#value ?? this.#name).push(cell);
    return true;
  }

  /** A query, or a choice of further pairs, put into the string. */
  #inserted(value: Inner): boolean {
    const found = this.#insert?.(value, this.#name.length === 0 && !this.#value);
    if (!found) return false;
    this.end();
    this.#list.push({ made: found.made });
    if (found.reason !== undefined) this.reason = found.reason;
    if (found.insertion) this.insertion = found.insertion;
    return true;
  }

  /** Ends the pair at hand. */
  end(): void {
    const name = this.#name;
    const value = this.#value;
    const equals = this.#equals;
    this.#name = [];
    this.#value = undefined;
    this.#equals = undefined;
    if (name.length === 0 && !value) return;
    if (name.length === 0 || name.some((cell) => cell.char === "")) {
      this.reason = "a part of the query is not known";
      return;
    }
    const written = textOfCells(name);
    const key = exactPlace(name);
    if (value && value.length > 1 && mayHoldMore(value.at(-1)!) && value.some((cell) => cell.char !== ""))
      this.reason = "what follows a value may bring further parameters";
    const last = value?.at(-1) ?? name.at(-1)!;
    const removal = cuttable(this.#separator, value?.length === 0 && equals ? equals : last);
    const place = key ?? placeOfCells(name)!;
    const pair: Pair<Inner> = {
      name: decoded(written),
      key: place,
      renamable: key !== undefined && decoded(written) === written,
      parts: partsOfCells(value ?? [], decoded),
      origin: placeOfCells(value ?? []) ?? behind(equals ?? last) ?? { ...place, start: place.end },
      ...(removal ? { removal } : {}),
    };
    this.#list.push(this.#list.length === 0 ? { pair, first: name[0]! } : { pair });
  }

  /** The first pair goes with the `&` behind it, because the `?` stays. */
  #withSeparator(separator: Cell<Inner>): void {
    const [only] = this.#list;
    if (this.#list.length !== 1 || !only || !("pair" in only) || !only.first) return;
    const { removal: _, ...pair } = only.pair;
    const removal = cuttable(only.first, separator);
    this.#list[0] = { pair: { ...pair, ...(removal ? { removal } : {}) } };
  }
}

/** Whether a piece behind known characters may hold `&`: what a reader is meant to replace, and a credential, does not. */
export function mayHoldMore({ part }: Cell): boolean {
  return part.kind === "value" || (part.kind === "hole" && (part.hole.is === "env" || part.hole.is === "unknown"));
}

/** Text as it is meant in a query: `+` is a blank, and `%xx` a character where it is a right one. */
export function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
