import type { Origin } from "../../core/exchange/origin.ts";
import type { Paste } from "../../core/paste/index.ts";
import { Lines, type Range } from "../positions.ts";

/** Which of the two texts a place is in. */
export type Side = "request" | "response";

/** The pasted texts as they may be shown, with their lines. */
export class Pasted {
  readonly #lines: Readonly<Record<Side, Lines>>;

  /** `texts`: without credentials, as a paste that was read holds them. */
  constructor(texts: Paste["texts"]) {
    this.#lines = { request: new Lines(texts["paste:request"]), response: new Lines(texts["paste:response"]) };
  }

  lines(side: Side): Lines {
    return this.#lines[side];
  }

  side(at: Origin): Side {
    return at.text.endsWith("response") ? "response" : "request";
  }

  place(at: Origin): { in: Side; range: Range } {
    const side = this.side(at);
    return { in: side, range: this.lines(side).range(at) };
  }
}
