import type { Call } from "../../exchange/call.ts";
import type { Claimed } from "../detect.ts";
import { addressesIn } from "../facts/addresses.ts";
import type { LowerCode } from "../index.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";
import { readOtherCode } from "./other.ts";
import { codeRegions, type Language, type Region, withoutComments } from "./regions.ts";

/** More code than this is no paste of a call: it is not parsed. */
const longest = 400_000;

const names: Record<Language, string> = {
  js: "JavaScript",
  python: "Python",
  go: "Go",
  csharp: "C#",
  java: "Java",
  rust: "Rust",
  ruby: "Ruby",
  php: "PHP",
};

/** The calls of pasted source code, and the stretches that it takes. */
export function readCode(source: Source, lowerCode: LowerCode): { items: Item[]; claimed: Claimed[] } {
  const regions = codeRegions(source.text);
  const scripts = regions.filter((region) => region.language === "js");
  const items: Item[] = [];
  const size = scripts.reduce((sum, region) => sum + region.end - region.start, 0);
  const calls = size > 0 && size <= longest ? lowered(source, scripts, lowerCode) : [];
  for (const call of calls) {
    items.push({ kind: "call", call, form: "code", weak: false, at: call.origin, words: `${via(call)} in code` });
  }
  for (const region of regions) {
    const { start, end, language } = region;
    const inside = (item: Item) => item.at.start >= start && item.at.start < end;
    if (language !== "js") items.push(...readOtherCode(source, region));
    else if (!items.some(inside)) items.push(...foreign(source, region));
    if (!items.some(inside)) {
      const at = { text: source.name, start, end };
      items.push({
        kind: "other",
        at,
        words:
          language === "js" && /:\s*\w+\s*[=)]/.test(source.text.slice(start, end)) ? "TypeScript" : names[language],
      });
      addressesIn(source, start, end, items);
    }
  }
  return { items, claimed: regions.flatMap((region) => withoutComments(source.text, region)) };
}

/** Calls of script that go to other hosts: named, so that an answer can say whose they are. */
function foreign(source: Source, region: Region): Item[] {
  return readOtherCode(source, region).flatMap((item): Item[] =>
    item.kind === "call" && item.call.target.deepgram === "no" ? [{ ...item, form: "code", weak: true }] : [],
  );
}

function via(call: Call): string {
  return call.via === "sdk" ? `SDK call ${call.sdk?.method ?? ""}`.trim() : call.via;
}

/** The text with everything but code blanked, so that places need no translation. */
function lowered(source: Source, regions: readonly Region[], lowerCode: LowerCode): readonly Call[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of regions) {
    pieces.push(source.text.slice(at, start).replace(/[^\n]/g, " "), source.text.slice(start, end));
    at = end;
  }
  const text = pieces.join("") + source.text.slice(at).replace(/[^\n]/g, " ");
  const kind = /<\/\w|\/>/.test(text) ? "tsx" : "ts";
  try {
    return lowerCode(text, kind, source.name).calls;
  } catch {
    return [];
  }
}
