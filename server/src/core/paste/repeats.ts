import { alike, enoughOfAKind } from "../text/alike.ts";
import type { Item } from "./items.ts";

/** A line that is longer is hardly ever like another one. */
const longest = 700;

interface Kind {
  read: number;
  /** Nothing is understood of such a line. */
  readonly unread: boolean;
  /** Where the last one stands that was passed over since a line was read. */
  last?: number;
}

/**
 * Lines that say what enough lines before them said: calls, answers that went well, openings, and what nobody reads.
 * They are passed over; the last of each kind is read after all where a line follows that may belong to it.
 */
export class Repeats {
  readonly #kinds = new Map<string, Kind>();
  readonly #passed = new Set<Kind>();

  /** Whether the line at `at` needs no reading; `key` is of use to `read` where it does. */
  meet(line: string, at: number): { readonly passed?: Kind; readonly key?: string } {
    if (line.length >= longest) return {};
    const key = alike(line);
    const kind = this.#kinds.get(key);
    if (!kind || kind.read < enoughOfAKind) return { key };
    kind.last = at;
    this.#passed.add(kind);
    return { passed: kind };
  }

  /** Takes what a line was read as. */
  read(key: string, items: readonly Item[], unread: boolean): void {
    if (!items.every(saysLittle)) return;
    const kind = this.#kinds.get(key);
    if (kind) kind.read++;
    else this.#kinds.set(key, { read: 1, unread });
  }

  /** Where the last line of each kind begins that was passed over since this was asked, in the order of the text. */
  recalled(): number[] {
    if (this.#passed.size === 0) return [];
    const places = [...this.#passed].filter(({ unread }) => !unread).map(({ last }) => last!);
    this.#passed.clear();
    return places.sort((a, b) => a - b);
  }
}

/** What may come once more without a further word: it starts nothing and ends nothing. */
function saysLittle(item: Item): boolean {
  if (item.kind === "response") return item.weak && (item.response.status?.code ?? 400) < 400;
  return item.kind === "call" || item.kind === "open" || item.kind === "other";
}
