import type { Span } from "../core/exchange/origin.ts";
import { lineAt, lineStarts } from "../core/text/lines.ts";

/** One-based line and column, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns offsets of one text into lines and columns. */
export class Lines {
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Made when a place is first asked for: many a long paste has none to show. */
  private get starts(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }

  /** A byte order mark is no column to any editor. */
  private get mark(): number {
    return this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  position(offset: number): Position {
    const line = lineAt(this.starts, offset);
    return { line: line + 1, column: offset - this.starts[line]! + 1 - (line === 0 ? this.mark : 0) };
  }

  /** The inverse of `position`. */
  offset({ line, column }: Position): number {
    const start = this.starts[line - 1] ?? this.text.length;
    return Math.min(start + column - 1 + (line === 1 ? this.mark : 0), this.text.length);
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The text of a one-based line, without its end. */
  line(line: number): string {
    const start = this.starts[line - 1] ?? this.text.length;
    const end = this.starts[line] ?? this.text.length;
    return this.text.slice(start + (line === 1 ? this.mark : 0), end).replace(/[\r\n]+$/, "");
  }
}
