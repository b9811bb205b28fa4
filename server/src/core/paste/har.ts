import type { ObjectValue } from "../exchange/value.ts";
import type { Item } from "./items.ts";
import type { Source } from "./slice.ts";

/** The Deepgram entries of a HAR, each as an exchange of its own. */
export function readHar(_source: Source, value: ObjectValue): Item[] {
  return [{ kind: "other", at: value.origin, words: "HAR" }];
}
