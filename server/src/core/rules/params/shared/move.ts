import { known } from "../../../exchange/facts.ts";
import { contains, type Origin } from "../../../exchange/origin.ts";
import type { Bag, Entry, Insertion, Value } from "../../../exchange/value.ts";
import { encodeValue } from "../../../text/encode.ts";

/** What to cut to remove several entries at once; undefined where that leaves no correct text for certain. */
export function cutTogether(bag: Bag, moved: readonly Entry[]): Origin[] | undefined {
  const cuts: Origin[] = [];
  for (const entry of bag.entries) {
    if (!moved.includes(entry)) continue;
    const cut = entry.removal;
    if (!cut) return undefined;
    const last = cuts.at(-1);
    if (!last || last.end <= cut.start) {
      cuts.push(cut);
      continue;
    }
    // The cut of the last member begins behind the one before it: joined, they must begin behind the last one that stays.
    if (bag.insertion?.style === "query") {
      // Of a query's first pairs each cut holds a separator: up to the next pair that stays, or to the end.
      const next = bag.entries.find((each) => !moved.includes(each) && each.key.start > cut.start);
      cuts[cuts.length - 1] = { ...last, end: next ? Math.min(next.key.start, cut.end + 1) : cut.end };
      continue;
    }
    const kept = bag.entries.filter((each) => !moved.includes(each) && each.key.start < last.start).at(-1);
    const end = kept?.removal && endOf(kept, kept.removal);
    if (end === undefined) return undefined;
    while (cuts.length > 0 && cuts.at(-1)!.start >= end) cuts.pop();
    cuts.push({ text: cut.text, start: end, end: cut.end });
  }
  return cuts.every((cut, at) => at === 0 || cuts[at - 1]!.end <= cut.start) ? cuts : undefined;
}

function endOf(entry: Entry, removal: Origin): number | undefined {
  const whole = entry.written ?? entry.value.origin;
  return contains(removal, whole) ? whole.end : undefined;
}

/** A value as it is written into a query (one pair for each item) or as a member of options; undefined when it is not wholly known. */
export function queryText(name: string, value: Value, style: Insertion["style"]): string[] | undefined {
  if (style === "header-line") return undefined;
  const items = value.kind === "array" ? value.items : [value];
  if (value.kind === "array" && !value.complete) return undefined;
  const texts = items.map((item) => known(item)?.text);
  if (texts.length === 0 || texts.some((text) => text === undefined)) return undefined;
  if (style === "query") return texts.map((text) => `${encodeValue(name)}=${encodeValue(text!)}`);
  const codes = items.map((item, at) => (item.kind === "text" ? JSON.stringify(texts[at]) : texts[at]!));
  const code = value.kind === "array" ? `[${codes.join(", ")}]` : codes[0]!;
  if (style === "keyword") return [`${name}=${value.kind === "boolean" ? (value.value ? "True" : "False") : code}`];
  return [style === "pairs" ? `${JSON.stringify(name)}: ${code}` : `${name}: ${code}`];
}
