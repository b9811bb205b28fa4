import { Lines } from "./positions.ts";

/** The texts that findings speak of, each split into lines once. */
export class Texts {
  readonly #read: (uri: string) => string | undefined;
  readonly #known = new Map<string, Lines>();

  constructor(read: (uri: string) => string | undefined) {
    this.#read = read;
  }

  lines(uri: string): Lines {
    let lines = this.#known.get(uri);
    if (!lines) {
      lines = new Lines(this.#read(uri) ?? "");
      this.#known.set(uri, lines);
    }
    return lines;
  }

  /** Forgets a text that has changed. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }
}
