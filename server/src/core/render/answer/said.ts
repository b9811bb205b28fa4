import { sentences, upperFirst } from "../../explain/words.ts";

/** Fewer words are a label or a name, which may come again. */
const leastWords = 4;

/** What an answer has said so far, so that no sentence comes twice. */
export class Said {
  #before = "";

  /** The sentences of a text that were not said yet, alone or within another one. From now on all of it counts as said. */
  fresh(text: string): string {
    const kept = sentences(text).flatMap((each) => {
      const rest = this.#rest(each);
      this.#before += `\n${normal(each)}`;
      return rest;
    });
    return kept.join(" ");
  }

  /** A sentence, or what stands behind the part of it that was said. */
  #rest(text: string): string[] {
    if (this.#knows(text)) return [];
    const ends = [...text.matchAll(/[;:](?= )/g)].map(({ index }) => index);
    const said = ends.findLast((end) => this.#knows(text.slice(0, end)));
    if (said === undefined) return [text];
    const rest = text.slice(said + 1).trim();
    return this.#knows(rest) ? [] : [upperFirst(rest)];
  }

  #knows(text: string): boolean {
    const words = normal(text);
    return words.split(" ").length >= leastWords && this.#before.includes(words);
  }
}

const normal = (text: string) =>
  text
    .trim()
    .replace(/[.!?]+$/, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
