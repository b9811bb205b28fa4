import { provideBundledParser } from "../../parser.ts";
import type { CallSoFar, Calls } from "../../recording/calls.ts";
import { judged } from "../../recording/judged.ts";
import { Places } from "../../recording/places.ts";
import { Workspace } from "../check/workspace.ts";
import type { Paint } from "../colour.ts";
import { writtenBelow } from "../explain/built-at.ts";
import { callText } from "./report.ts";

/** Tells of recorded calls as they end: each once, and the same failure at the same line once only. */
export class Teller {
  readonly #all: boolean;
  readonly #paint: Paint;
  readonly #write: (text: string) => void;
  readonly #told = new Set<string>();
  readonly #said = new Set<string>();
  readonly #places = new Places(callsHere);
  #failed = 0;

  constructor(all: boolean, paint: Paint, write: (text: string) => void) {
    this.#all = all;
    this.#paint = paint;
    this.#write = write;
  }

  tell(call: CallSoFar): void {
    if (this.#told.has(call.id)) return;
    this.#told.add(call.id);
    const found = judged(call);
    if (!found) return;
    if (found.failed) this.#failed++;
    if (!found.failed && !(this.#all && found.answer.causes.length > 0)) return;
    const text = callText(found, this.#places.of(found), this.#paint);
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.#write(text);
  }

  /** One line: how many calls, how many failed, where the recording is. */
  closing({ all, faults }: Calls, file: string): string {
    const fault = faults[0] ? ` The recorder failed and saw no more: ${faults[0]}.` : "";
    if (all.length === 0) return `deepgram-doctor: no call to Deepgram was seen.${fault}\n`;
    const count = `${all.length} ${all.length === 1 ? "call" : "calls"}`;
    return `deepgram-doctor: ${count}, ${this.#failed} failed; recorded in ${file}.${fault}\n`;
  }
}

/** The calls that the code below the current folder makes. */
function callsHere() {
  provideBundledParser();
  const folder = process.cwd();
  return writtenBelow(new Workspace({ paths: [folder], config: undefined, rules: {} }), folder, true);
}
