import { closeSync, fstatSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import type { RecordedLine } from "../core/record/format.ts";

/** The file holds the newer half of the limit, `<file>.old` the older one. */
const half = 25 * 1024 * 1024;
const everyBytes = 256 * 1024;

/**
 * Appends lines to a file that only its owner may read. Each is written at once, so that a program that is killed leaves
 * all that happened; several processes may write to one file.
 */
export class Writer {
  readonly #path: string;
  readonly #half: number;
  #file: number;
  #sinceLook = 0;

  constructor(path: string, limit?: number) {
    this.#path = path;
    this.#half = limit ? limit / 2 : half;
    this.#file = openSync(path, "a", 0o600);
  }

  write(line: RecordedLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    this.#sinceLook += bytes.length;
    if (this.#sinceLook > Math.min(everyBytes, this.#half / 4)) this.#look();
    writeSync(this.#file, bytes);
  }

  /** Sets a full file aside in the place of the one before it; takes up the fresh one where another process did so. */
  #look(): void {
    this.#sinceLook = 0;
    const own = fstatSync(this.#file);
    const named = statSync(this.#path, { throwIfNoEntry: false });
    const mine = named?.ino === own.ino && named.dev === own.dev;
    if (mine && own.size < this.#half) return;
    if (mine) renameSync(this.#path, `${this.#path}.old`);
    const fresh = openSync(this.#path, "a", 0o600);
    closeSync(this.#file);
    this.#file = fresh;
  }
}
