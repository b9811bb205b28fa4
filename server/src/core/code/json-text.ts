import type { Origin } from "../exchange/origin.ts";
import { type Cell, cellsOf, exactPlace, partsOfCells, placeOfCells } from "../text/pieces.ts";
import type { Abstract, Prop, Str } from "./abstract.ts";

/** Deeper text is no message that anyone wrote by hand. */
const deepest = 40;

/**
 * The object or array that a string spells as JSON, each part with its place; holes may stand in strings or for whole values.
 * Undefined when the text is no strict JSON object or array.
 */
export function readJsonText(text: Str): Abstract | undefined {
  const first = text.parts[0];
  if (first?.kind !== "literal" || !/^\s*[[{]/.test(first.text)) return undefined;
  const cells = cellsOf(text.parts);
  return cells && new Reader(cells, text.origin).whole();
}

class Reader {
  private at = 0;
  private readonly cells: readonly Cell<Abstract>[];
  private readonly origin: Origin;

  constructor(cells: readonly Cell<Abstract>[], origin: Origin) {
    this.cells = cells;
    this.origin = origin;
  }

  whole(): Abstract | undefined {
    const value = this.value(0);
    this.blanks();
    return this.at === this.cells.length ? value : undefined;
  }

  private blanks(): void {
    while (/^\s$/.test(this.char())) this.at++;
  }

  private char(): string {
    return this.cells[this.at]?.char ?? "";
  }

  private take(char: string): boolean {
    this.blanks();
    if (this.char() !== char) return false;
    this.at++;
    return true;
  }

  private value(depth: number): Abstract | undefined {
    this.blanks();
    if (depth > deepest) return undefined;
    const cell = this.cells[this.at];
    if (!cell) return undefined;
    if (cell.char === "{") return this.object(depth);
    if (cell.char === "[") return this.array(depth);
    if (cell.char === '"') return this.string();
    return cell.char === "" ? this.hole(cell) : this.word();
  }

  private object(depth: number): Abstract | undefined {
    const start = this.at++;
    const props: Prop[] = [];
    if (this.take("}")) return this.made(start, props);
    for (;;) {
      this.blanks();
      const name = this.char() === '"' ? this.string() : undefined;
      if (!name?.parts.every((part) => part.kind === "literal") || !this.take(":")) return undefined;
      const value = this.value(depth + 1);
      if (!value) return undefined;
      const written = name.parts.map((part) => (part.kind === "literal" ? part.text : "")).join("");
      const [only] = name.parts;
      const exact = name.parts.length === 1 && only?.kind === "literal" && only.exact;
      props.push({ name: written, key: exact ? only.origin : name.origin, value, sometimes: false, renamable: exact });
      if (this.take("}")) return this.made(start, props);
      if (!this.take(",")) return undefined;
    }
  }

  private made(start: number, props: readonly Prop[]): Abstract {
    const place = exactPlace(this.cells.slice(start, this.at)) ?? this.origin;
    return { kind: "object", props, complete: true, origin: place };
  }

  private array(depth: number): Abstract | undefined {
    const start = this.at++;
    const items: Abstract[] = [];
    const done = (): Abstract => {
      const origin = exactPlace(this.cells.slice(start, this.at)) ?? this.origin;
      return { kind: "array", items, complete: true, origin };
    };
    if (this.take("]")) return done();
    for (;;) {
      const item = this.value(depth + 1);
      if (!item) return undefined;
      items.push(item);
      if (this.take("]")) return done();
      if (!this.take(",")) return undefined;
    }
  }

  private string(): Str | undefined {
    const from = ++this.at;
    let escaped = false;
    for (; this.at < this.cells.length; this.at++) {
      const char = this.char();
      if (char === '"') break;
      if (char === "\n") return undefined;
      if (char === "\\") {
        escaped = true;
        this.at++;
      }
    }
    if (this.at >= this.cells.length) return undefined;
    const inner = this.cells.slice(from, this.at++);
    const origin = placeOfCells(inner) ?? this.origin;
    if (!escaped) return { kind: "string", parts: partsOfCells(inner), origin };
    const parts = partsOfCells(inner).map((part) =>
      part.kind === "literal" ? { ...part, text: unescaped(part.text), exact: false } : part,
    );
    return { kind: "string", parts, origin };
  }

  /** `${…}` in the place of a whole value: nothing is known of it. */
  private hole(cell: Cell<Abstract>): Abstract {
    this.at++;
    const { part } = cell;
    if (part.kind === "value") return part.value;
    return { kind: "unknown", reason: "it is put into JSON text", origin: part.origin };
  }

  private word(): Abstract | undefined {
    const from = this.at;
    while (/^[\w.+-]$/.test(this.char())) this.at++;
    const piece = this.cells.slice(from, this.at);
    const text = piece.map((cell) => cell.char).join("");
    const origin = exactPlace(piece) ?? this.origin;
    if (text === "true" || text === "false") return { kind: "boolean", value: text === "true", origin };
    if (text === "null") return { kind: "null", undefined: false, origin };
    return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)
      ? { kind: "number", value: Number(text), origin }
      : undefined;
  }
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
