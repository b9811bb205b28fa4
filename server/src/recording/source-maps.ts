import { SourceMap } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "../core/record/format.ts";
import { readBytes } from "../files/read-file.ts";

/** A larger file is no module of anyone's, and reading it would take longer than its line is worth. */
const largest = 30_000_000;
const comment = /\/\/[#@] sourceMappingURL=([^\s'"]+)[ \t]*$/gm;

/** Finds the source of a place in what a compiler wrote, by the map that the file names. Maps are read once. */
export class SourceMaps {
  readonly #known = new Map<string, SourceMap | undefined>();

  /** The place itself where nothing maps it. */
  source(place: Place): Place {
    const map = this.#mapOf(place.file);
    const entry = map?.findEntry(place.line - 1, place.column - 1);
    if (!entry || !("originalSource" in entry) || !entry.originalSource) return place;
    const file = resolve(dirname(place.file), pathOf(entry.originalSource));
    return { ...place, file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }

  #mapOf(file: string): SourceMap | undefined {
    if (!this.#known.has(file)) this.#known.set(file, readMap(file));
    return this.#known.get(file);
  }
}

const pathOf = (source: string) => {
  if (source.startsWith("file://")) return fileURLToPath(source);
  return source.replace(/^(?:webpack|turbopack|vite):\/\/[^/]*\//, "");
};

function readMap(file: string): SourceMap | undefined {
  try {
    if (!/\.[cm]?jsx?$/.test(file)) return undefined;
    const [, url] = [...textOf(file).matchAll(comment)].at(-1) ?? [];
    if (!url) return undefined;
    const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/s.exec(url);
    const text = inline
      ? Buffer.from(decodeURIComponent(inline[2]!), inline[1] ? "base64" : "utf8").toString()
      : textOf(resolve(dirname(file), decodeURIComponent(url)));
    const payload = JSON.parse(text);
    // Sources may stand below a root of their own.
    const root = typeof payload.sourceRoot === "string" ? payload.sourceRoot : "";
    const sources = (payload.sources as string[]).map((each) => (root ? `${root.replace(/\/$/, "")}/${each}` : each));
    return new SourceMap({ ...payload, sources, sourceRoot: "" });
  } catch {
    return undefined;
  }
}

function textOf(file: string): string {
  const bytes = readBytes(file, largest);
  return Buffer.isBuffer(bytes) ? bytes.toString() : "";
}
