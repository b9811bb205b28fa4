import type { Item } from "./items.ts";
import type { Source } from "./text/slice.ts";

/** What a reader made of a text, and where reading goes on. */
export interface Read {
  readonly items: readonly Item[];
  readonly end: number;
}

/** One form in which a request or an answer is written. `detect.ts` holds the list; the first that reads a line has it. */
export interface Reader {
  readonly name: string;
  /** Whether the form may begin on a line, by the line's beginning alone. */
  readonly begins: (head: string) => boolean;
  /** Reads from `at`, the start of the line, to `limit` at most. Undefined where it is not that form after all. */
  readonly read: (source: Source, at: number, limit: number) => Read | undefined;
}
