import type { Origin } from "../../core/exchange/origin.ts";
import { redact } from "../../core/redact.ts";
import { Lines, type Range } from "../positions.ts";

/** Which of the two texts a place is in. */
export type Side = "request" | "response";

/** The pasted texts as they may be shown: without credentials, every place kept. */
export class Pasted {
  readonly #lines: Readonly<Record<Side, Lines>>;

  constructor(request: string, response: string) {
    this.#lines = { request: new Lines(redact(request).text), response: new Lines(redact(response).text) };
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
