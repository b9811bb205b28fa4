import { redact } from "../../server/src/core/redact/index.ts";
import { knownErrors } from "./known-errors.ts";

const mostLines = 80;
/** Lines that are longer are cut. */
const longest = 4000;
/** Codes are others' words, too, where nothing near them speaks of Deepgram. */
const aboutDeepgram = /deepgram|dpgr\.am|\bdg-|\b(?:NET|DATA)-\d{4}\b/i;
const isId = (text: string) => /^[0-9a-f]{8}-/i.test(text);

/** The last lines that a program under the debugger printed, masked as they come in. */
export class DebugOutput {
  #lines: string[] = [];
  #open = "";
  readonly #told = new Set<string>();

  /** What it printed last, as text to explain. */
  get text(): string {
    return [...this.#lines, this.#open].filter((line) => line.trim()).join("\n");
  }

  /** Takes a piece of output. Gives the code of a Deepgram error that was not seen before in this output. */
  append(piece: string): string | undefined {
    const [last = "", ...rest] = `${this.#open}${piece}`.split(/\r?\n/).reverse();
    this.#open = masked(last);
    const whole = rest.reverse().slice(-mostLines).map(masked);
    this.#lines = [...this.#lines, ...whole].slice(-mostLines);
    const fresh = [...whole, this.#open]
      .flatMap((line) => knownErrors(line).map(({ start, end }) => line.slice(start, end)))
      .find((code) => !isId(code) && !this.#told.has(code));
    if (!fresh || !aboutDeepgram.test(this.text)) return undefined;
    this.#told.add(fresh);
    return fresh;
  }
}

const masked = (line: string) => redact(line.slice(0, longest)).text;
