import { basename, dirname } from "node:path";
import { specifiersIn } from "../core/code/index.ts";
import type { NodeProject } from "./project.ts";
import { readBytes } from "./read-file.ts";
import { pathOf, uriOf } from "./uris.ts";

/** How many files may lie between a call and the file that says deepgram. */
const deepest = 3;

/** A file that does not say deepgram. */
export interface Other {
  readonly path: string;
  /** What it imports, as `importsIn` gives it; undefined: it was not looked at yet. */
  readonly imports?: string | undefined;
}

/**
 * What a text imports of files, one to a line: a text of its own, because pieces of a file's text would keep all of it.
 * `bytes`: the characters are bytes of UTF-8.
 */
export function importsIn(text: string, bytes = false): string {
  const all = [...specifiersIn(text)].join("\n");
  return bytes && /[\x80-\xff]/.test(all) ? Buffer.from(all, "latin1").toString("utf8") : all;
}

/**
 * The files among `others` that import one of `calling`, directly or through others: what they hand to it may be wrong.
 * Each text is searched once; only specifiers whose last word names a file that is looked for are resolved.
 */
export function importers(calling: readonly string[], others: readonly Other[], project: NodeProject): string[] {
  if (calling.length === 0) return [];
  const imports = others.flatMap(({ path, imports: known }) => {
    const written = known ?? importsOf(path);
    return written === "" ? [] : [{ path, written }];
  });
  const found = new Set<string>();
  let wanted = new Set(calling);
  for (let depth = 0; depth < deepest && wanted.size > 0; depth++) {
    const stems = new Set([...wanted].flatMap(names));
    const next = new Set<string>();
    for (const { path, written } of imports) {
      if (found.has(path)) continue;
      const leads = written.split("\n").some((specifier) => {
        if (!stems.has(stem(specifier)) && !/^[.#~@\w-]+$/.test(specifier)) return false;
        const uri = project.resolve(uriOf(path), specifier);
        return uri !== undefined && wanted.has(pathOf(uri) ?? "");
      });
      if (leads) next.add(path);
    }
    for (const path of next) found.add(path);
    wanted = next;
  }
  return others.flatMap(({ path }) => (found.has(path) ? [path] : []));
}

function importsOf(path: string): string {
  const bytes = readBytes(path);
  return Buffer.isBuffer(bytes) ? importsIn(bytes.toString()) : "";
}

const stem = (path: string) => basename(path).replace(/\.[a-z]+$/i, "");

/** The words by which a specifier can name a file: its own, or its folder's for an index file. */
function names(path: string): string[] {
  const own = stem(path);
  return own === "index" ? [own, basename(dirname(path)), ""] : [own];
}
