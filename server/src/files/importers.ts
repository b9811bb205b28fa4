import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { specifiersIn } from "../core/code/index.ts";
import type { NodeProject } from "./project.ts";
import { pathOf, uriOf } from "./uris.ts";

/** How many files may lie between a call and the file that says deepgram. */
const deepest = 3;

/**
 * The files among `others` that import one of `calling`, directly or through others: what they hand to it may be wrong.
 * Each text is searched once; only specifiers whose last word names a file that is looked for are resolved.
 */
export function importers(calling: readonly string[], others: readonly string[], project: NodeProject): string[] {
  if (calling.length === 0) return [];
  const imports = others.map((path) => ({ path, specifiers: specifiersOf(path) })).filter((each) => each.specifiers);
  const found = new Set<string>();
  let wanted = new Set(calling);
  for (let depth = 0; depth < deepest && wanted.size > 0; depth++) {
    const stems = new Set([...wanted].flatMap(names));
    const next = new Set<string>();
    for (const { path, specifiers } of imports) {
      if (found.has(path)) continue;
      const leads = specifiers!.some((specifier) => {
        if (!stems.has(stem(specifier)) && !/^[.#~@\w-]+$/.test(specifier)) return false;
        const uri = project.resolve(uriOf(path), specifier);
        return uri !== undefined && wanted.has(pathOf(uri) ?? "");
      });
      if (leads) next.add(path);
    }
    for (const path of next) found.add(path);
    wanted = next;
  }
  return others.filter((path) => found.has(path));
}

function specifiersOf(path: string): readonly string[] | undefined {
  try {
    const specifiers = [...specifiersIn(readFileSync(path, "utf8"))];
    return specifiers.length > 0 ? specifiers : undefined;
  } catch {
    return undefined;
  }
}

const stem = (path: string) => basename(path).replace(/\.[a-z]+$/i, "");

/** The words by which a specifier can name a file: its own, or its folder's for an index file. */
function names(path: string): string[] {
  const own = stem(path);
  return own === "index" ? [own, basename(dirname(path)), ""] : [own];
}
