import type { Word } from "../shell/word.ts";
import { type Slice, sub } from "../text/slice.ts";

export interface Option {
  readonly name: string;
  readonly value?: Slice;
  readonly word: Word;
  readonly end: number;
}

/** Options `--name=value`, `--name value` (for names in `taking`), and bare words. */
export function options(words: readonly Word[], taking: RegExp): (Option | Word)[] {
  const found: (Option | Word)[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const { text } = word.slice;
    const name = /^--?([\w-]+)/.exec(text)?.[1];
    if (!name) {
      found.push(word);
      continue;
    }
    const equals = text.indexOf("=");
    if (equals > 0) {
      const value = sub(word.slice, equals + 1, text.length);
      found.push({ name: text.slice(0, equals).replace(/^--?/, ""), value, word, end: word.end });
    } else if (taking.test(name) && words[i + 1]) {
      const next = words[++i]!;
      found.push({ name, value: next.slice, word, end: next.end });
    } else found.push({ name, word, end: word.end });
  }
  return found;
}

export const isOption = (each: Option | Word): each is Option => "name" in each;
