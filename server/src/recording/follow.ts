import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";

/** Reads the lines that are added to a recording, also across its being set aside when it is full. */
export class Follower {
  readonly #path: string;
  #file: number | undefined;
  #at = 0;
  #rest = Buffer.alloc(0);

  constructor(path: string) {
    this.#path = path;
  }

  /** The whole lines since the last call. */
  read(): string[] {
    const lines = this.#more();
    if (this.#file === undefined || !this.#replaced()) return lines;
    closeSync(this.#file);
    this.#file = undefined;
    this.#rest = Buffer.alloc(0);
    return [...lines, ...this.#more()];
  }

  stop(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #more(): string[] {
    if (this.#file === undefined) {
      try {
        this.#file = openSync(this.#path, "r");
      } catch {
        return [];
      }
      this.#at = 0;
    }
    const size = fstatSync(this.#file).size;
    if (size < this.#at) this.#at = 0;
    if (size === this.#at) return [];
    const bytes = Buffer.alloc(size - this.#at);
    const got = readSync(this.#file, bytes, 0, bytes.length, this.#at);
    this.#at += got;
    const all = Buffer.concat([this.#rest, bytes.subarray(0, got)]);
    const end = all.lastIndexOf(10) + 1;
    this.#rest = all.subarray(end);
    return all.subarray(0, end).toString().split("\n").slice(0, -1);
  }

  #replaced(): boolean {
    const named = statSync(this.#path, { throwIfNoEntry: false });
    const own = fstatSync(this.#file!);
    return named !== undefined && (named.ino !== own.ino || named.dev !== own.dev);
  }
}
