import type { Origin } from "../exchange/origin.ts";
import type { HolePart, LiteralPart, TextValue } from "../exchange/value.ts";

/** A piece of a string: characters that are written out, a hole, or (in code) a value that is decided elsewhere. */
export type Piece<Inner = never> = (
  | LiteralPart
  | HolePart
  | { readonly kind: "value"; readonly value: Inner; readonly origin: Origin }
) & {
  /** The start of the template of which a literal piece is a part. */
  readonly home?: number;
  /** The `${…}` by which the piece was put into templates, the innermost first. */
  readonly placed?: readonly Placed[];
};

/** A `${…}` with its braces, in the template that starts at `home`. */
export interface Placed extends Origin {
  readonly home: number;
}

/** Stands for a piece whose characters are not known. */
export const mark = "\uFFFC";

/** One character of a string, or a piece whose characters are not known (`char` is empty). */
export interface Cell<Inner = unknown> {
  readonly char: string;
  readonly part: Piece<Inner>;
  /** The offset of exactly this character in the source. */
  readonly at?: number;
}

/** Characters beyond which a string is no URL that anyone wrote. */
const maxLength = 20_000;

/** Undefined when there are too many characters. */
export function cellsOf<Inner>(parts: readonly Piece<Inner>[]): Cell<Inner>[] | undefined {
  const cells: Cell<Inner>[] = [];
  for (const part of parts) {
    if (part.kind !== "literal") cells.push({ char: "", part });
    else {
      if (cells.length + part.text.length > maxLength) return undefined;
      for (let i = 0; i < part.text.length; i++)
        cells.push({ char: part.text[i]!, part, ...(part.exact ? { at: part.origin.start + i } : {}) });
    }
  }
  return cells;
}

export function textOfCells(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.char || mark).join("");
}

/** Where cells stand: their characters, or the literals that they come from. Undefined when there are none. */
export function placeOfCells(cells: readonly Cell[]): Origin | undefined {
  const first = cells[0];
  const last = cells.at(-1);
  if (!first || !last) return undefined;
  const apart = cells.findIndex((cell) => cell.part !== first.part);
  const start = { ...spanOf(first), end: spanOf(cells[apart < 0 ? cells.length - 1 : apart - 1]!).end };
  const end = spanOf(last);
  if (start.text !== end.text || end.end < start.start) return start;
  // Pieces of several literals have no common place: the first stands for them, unless they lie in one template.
  const scattered = cells.some((cell) => cell.part !== first.part && !sameTemplate(cell, first));
  return scattered ? start : { text: start.text, start: start.start, end: end.end };
}

function sameTemplate(cell: Cell, first: Cell): boolean {
  const { home } = first.part;
  return home !== undefined && (cell.part.home === home || placedIn(cell, first) !== undefined);
}

function spanOf(cell: Cell): Origin {
  const { origin } = cell.part;
  return cell.at === undefined ? origin : { text: origin.text, start: cell.at, end: cell.at + 1 };
}

/** The place of cells that stand in one piece in the source, so that they may be replaced. */
export function exactPlace(cells: readonly Cell[]): Origin | undefined {
  const first = cells[0];
  if (first?.at === undefined) return undefined;
  let next = first.at;
  for (const cell of cells)
    if (cell.at !== next++ || cell.part.origin.text !== first.part.origin.text) return undefined;
  return { text: first.part.origin.text, start: first.at, end: next };
}

/** The `${…}` by which a piece stands in the template of another. */
function placedIn(cell: Cell, other: Cell): Origin | undefined {
  return cell.part.placed?.find((each) => each.home === other.part.home && each.text === other.part.origin.text);
}

/** The source range from the character of `first` to the end of `last`, when cutting it leaves a correct string. */
export function cuttable(first: Cell | undefined, last: Cell | undefined): Origin | undefined {
  if (first?.at === undefined || !last) return undefined;
  const { text } = first.part.origin;
  if (last.part === first.part && last.at !== undefined) return { text, start: first.at, end: last.at + 1 };
  if (first.part.home === undefined) return undefined;
  const same = last.part.home === first.part.home && last.part.origin.text === text;
  const end = same && last.at !== undefined ? last.at + 1 : placedIn(last, first)?.end;
  return end !== undefined && end > first.at ? { text, start: first.at, end } : undefined;
}

/** The zero-width place behind a cell where characters of the same string may be written. */
export function behind(cell: Cell | undefined): Origin | undefined {
  if (!cell) return undefined;
  const { text } = cell.part.origin;
  if (cell.at !== undefined) return { text, start: cell.at + 1, end: cell.at + 1 };
  const placed = cell.part.placed?.at(-1);
  return placed && { text: placed.text, start: placed.end, end: placed.end };
}

/** The pieces of cells as parts of a string, decoded when they are part of a query. */
export function partsOfCells<Inner>(
  cells: readonly Cell<Inner>[],
  decode: (text: string) => string = (text) => text,
): Piece<Inner>[] {
  const parts: Piece<Inner>[] = [];
  for (let i = 0; i < cells.length; ) {
    const { part } = cells[i]!;
    let end = i + 1;
    while (end < cells.length && cells[end]!.part === part && part.kind === "literal") end++;
    const piece = cells.slice(i, end);
    i = end;
    if (part.kind !== "literal") {
      parts.push(part);
      continue;
    }
    const written = piece.map((cell) => cell.char).join("");
    const text = decode(written);
    const place = exactPlace(piece);
    parts.push({ ...part, text, origin: place ?? part.origin, exact: place !== undefined && text === written });
  }
  return parts;
}

/** The pieces of a text that stands in one place, such as a paste: a hole stands there as it is. */
export function piecesOf(text: TextValue): Piece[] {
  let home = 0;
  let end: number | undefined;
  return text.parts.map((part) => {
    if (end !== undefined && part.origin.start !== end) home++;
    end = part.origin.end;
    return part.kind === "hole" ? { ...part, home, placed: [{ ...part.origin, home }] } : { ...part, home };
  });
}
