import type { Origin } from "../core/exchange/origin.ts";
import { Lines } from "./positions.ts";

/** The texts that findings speak of, each split into lines once. */
export class Texts {
  readonly #read: (uri: string) => string | undefined;
  readonly #secrets: readonly Origin[];
  readonly #known = new Map<string, Lines>();

  /** `secrets`: what is masked in the texts, character for character. */
  constructor(read: (uri: string) => string | undefined, secrets: readonly Origin[] = []) {
    this.#read = read;
    this.#secrets = secrets;
  }

  lines(uri: string): Lines {
    let lines = this.#known.get(uri);
    if (!lines) {
      lines = new Lines(masked(this.#read(uri) ?? "", uri, this.#secrets));
      this.#known.set(uri, lines);
    }
    return lines;
  }

  /** Forgets a text that has changed. */
  forget(uri: string): void {
    this.#known.delete(uri);
  }
}

/** A text with bullets in place of what stands in the given places of it. */
export function masked(text: string, uri: string, places: readonly Origin[]): string {
  let result = text;
  for (const { start, end } of places.filter((each) => each.text === uri)) {
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\r\n"'`]/g, "•") + result.slice(end);
  }
  return result;
}
