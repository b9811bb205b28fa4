import type { Located, Target } from "../exchange/call.ts";
import type { Bag, Entry, TextPart, TextValue, Value } from "../exchange/value.ts";
import {
  behind,
  type Cell,
  cellsOf,
  exactPlace,
  mark,
  type Piece,
  piecesOf,
  placeOfCells,
  textOfCells,
} from "./pieces.ts";
import { type Inserted, mayHoldMore, type Pair, type Query, readQuery } from "./query.ts";
import { whose } from "./whose.ts";

/**
 * Scheme, authority and path. What follows Deepgram's host without a slash is a path that is not known, and Deepgram's own
 * host is known without a scheme, which clients such as curl take, too.
 */
const shape =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*:)(?=\/|\uFFFC))?(\/\/[\w.-]*\.deepgram\.com(?=\uFFFC)|\/\/[^/?#]*|(?:[\w-]+\.)+deepgram\.com\.?(?::\d+)?(?=[/?#]|$))?([^?#]*)/i;

export interface Address<Made> {
  readonly target: Target;
  readonly query: Query<Made>;
}

/**
 * Takes an address apart: scheme, host and path with their places, whose it is, and its query pair by pair (`make`, `insert` as
 * for `readQuery`). A part that holds a hole stays undefined. `url` is the whole as a Value.
 */
export function readAddress<Inner, Made>(
  cells: readonly Cell<Inner>[],
  url: Value & { readonly origin: TextValue["origin"] },
  make: (pair: Pair<Inner>) => Made,
  insert?: (value: Inner, atStart: boolean) => Inserted<Made> | undefined,
): Address<Made> {
  const stop = cells.findIndex(({ char, part }) => char === "?" || char === "#" || part.kind === "value");
  const queryAt = stop < 0 ? cells.length : stop;
  const [, schemeText, authority, path = ""] = shape.exec(textOfCells(cells.slice(0, queryAt)))!;
  const start = schemeText?.length ?? 0;
  const pathAt = start + (authority?.length ?? 0);
  const user = authority?.lastIndexOf("@") ?? -1;
  const skipped = user >= 0 ? user + 1 : authority?.startsWith("//") ? 2 : 0;
  const hostText = authority?.slice(skipped).replace(/:\d*$/, "") ?? "";
  const hostCells = cells.slice(start + skipped, start + skipped + hostText.length);
  const absolute = authority !== undefined;
  const scheme = start > 0 ? located(cells.slice(0, start), schemeText!.toLowerCase()) : undefined;
  const host = absolute ? located(hostCells, hostText.toLowerCase()) : undefined;
  const place = absolute ? located(cells.slice(pathAt, pathAt + path.length), path, cells[pathAt - 1]) : undefined;
  const target: Target = {
    url,
    deepgram: whose(hostText, absolute, path, absolute ? hostCells[0] : cells[0]),
    ...(scheme ? { scheme } : {}),
    ...(host ? { host } : {}),
    ...(place ? { path: place } : {}),
  };
  return { target, query: queryBehind(cells, queryAt, url.origin, make, insert) };
}

function queryBehind<Inner, Made>(
  cells: readonly Cell<Inner>[],
  from: number,
  origin: TextValue["origin"],
  make: (pair: Pair<Inner>) => Made,
  insert?: (value: Inner, atStart: boolean) => Inserted<Made> | undefined,
): Query<Made> {
  const first = cells[from];
  const last = cells[from - 1];
  if (first && first.char !== "#") {
    const hash = cells.findIndex((cell, i) => i >= from && cell.char === "#");
    const end = hash < 0 ? cells.length : hash;
    if (first.char === "?") return readQuery(cells.slice(from + 1, end), origin, first, make, insert);
    return readQuery(cells.slice(from, end), origin, last, make, insert);
  }
  // A hole at the end of an address may hold its query.
  if (last?.char === "" && mayHoldMore(last))
    return { made: [], reason: "the end of the URL is not known", origin: behind(last) ?? origin };
  const at = behind(last);
  return {
    made: [],
    origin: at ?? origin,
    ...(at ? { insertion: { at, style: "query", before: "?", after: "" } } : {}),
  };
}

function located(cells: readonly Cell[], meant: string, lead?: Cell): Located<string> | undefined {
  if (meant.includes(mark)) return undefined;
  const exact = exactPlace(cells);
  const place = exact ?? placeOfCells(cells) ?? behind(lead);
  return place && { value: meant, origin: place, exact: exact !== undefined };
}

/** An address that stands in one text. Of one that is longer than any address, the beginning is read. */
export function readUrl(url: TextValue): { target: Target; query: Bag } {
  const pieces = piecesOf(url);
  const whole = cellsOf(pieces);
  const { target, query } = readAddress(whole ?? cellsOf(beginning(pieces)) ?? [], url, entryOf);
  const { made, reason, origin, insertion } = query;
  const complete = whole !== undefined && reason === undefined;
  return { target, query: { entries: made, complete, origin, ...(insertion ? { insertion } : {}) } };
}

function beginning(pieces: readonly Piece[]): Piece[] {
  return pieces.slice(0, 50).map((piece) => {
    if (piece.kind !== "literal" || piece.text.length < 300) return piece;
    const text = piece.text.slice(0, 300);
    return { ...piece, text, origin: piece.exact ? { ...piece.origin, end: piece.origin.start + 300 } : piece.origin };
  });
}

function entryOf({ name, key, renamable, removal, parts, origin }: Pair<never>): Entry {
  const value = { kind: "text" as const, parts: parts.map(textPart), origin };
  return { name, key, value, ...(removal ? { removal } : {}), renamable, sometimes: false };
}

function textPart({ home: _, placed: _also, ...part }: Piece): TextPart {
  return part as TextPart;
}
