import type { Region } from "./code-regions.ts";
import type { Item } from "./items.ts";
import type { Source } from "./slice.ts";

/** The calls of code in other languages than JavaScript. */
export function readOtherCode(_source: Source, _region: Region): Item[] {
  return [];
}
