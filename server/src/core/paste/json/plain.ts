import type { Value } from "../../exchange/value.ts";
import { originOf, type Slice, sub, textValue } from "../text/slice.ts";

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
/** A name or a word without quotes. */
export const bareWord = /[\w$.\-+•]+/y;
const words: Record<string, true | false | null | undefined> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  undefined: undefined,
  nil: null,
  NaN: null,
};

/** A number or a word at `from`; what is no word of JSON's is read as text. */
export function readPlain(slice: Slice, from: number): { value: Value; end: number; strict: boolean } | undefined {
  number.lastIndex = from;
  const digits = number.exec(slice.text)?.[0];
  if (digits) {
    const end = from + digits.length;
    return { value: { kind: "number", value: Number(digits), origin: originOf(slice, from, end) }, end, strict: true };
  }
  bareWord.lastIndex = from;
  const word = bareWord.exec(slice.text)?.[0];
  if (!word) return undefined;
  const end = from + word.length;
  if (!Object.hasOwn(words, word)) return { value: textValue(sub(slice, from, end)), end, strict: false };
  const origin = originOf(slice, from, end);
  const strict = word === "true" || word === "false" || word === "null";
  const known = words[word];
  if (typeof known === "boolean") return { value: { kind: "boolean", value: known, origin }, end, strict };
  return { value: { kind: "null", undefined: known === undefined, origin }, end, strict };
}
