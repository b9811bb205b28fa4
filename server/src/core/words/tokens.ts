import { conceptOf, empty, phrases } from "./lexicon.ts";
import { stem } from "./stem.ts";

/** How many characters of a description are read. */
export const longest = 4000;
/** What a word counts for whose concept counts already. */
const besideConcept = 0.35;

/** The words of a text as they are compared, with their weight: concepts (`=close`), and stems. Each once. */
export function tokensOf(text: string): ReadonlyMap<string, number> {
  let plain = ` ${text.slice(0, longest).toLowerCase().replaceAll("’", "'")} `;
  for (const [shape, word] of phrases) plain = plain.replace(shape, word);
  const found = new Map<string, number>();
  const add = (token: string, weight: number) => found.set(token, Math.max(weight, found.get(token) ?? 0));
  for (const [word] of plain.matchAll(/[a-z0-9]+(?:[_'-][a-z0-9]+)*/g)) {
    if (word.length > 40 || (empty.has(word) && word !== "first" && word !== "last")) continue;
    for (const part of word.includes("-") ? [word, ...word.split("-")] : [word]) {
      if (empty.has(part) || (part.length < 2 && !/\d/.test(part))) continue;
      const base = stem(part.replace(/'s?$/, ""));
      const concept = conceptOf(base);
      if (concept) add(concept, 1);
      add(base, concept ? besideConcept : 1);
    }
  }
  return found;
}
