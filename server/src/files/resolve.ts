import { join, resolve } from "node:path";
import type { Disk } from "./disk.ts";

/** What TypeScript may have meant by an extension that is only there after compiling. */
const sources: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, [".ts", ".tsx", ".js", ".jsx"]],
  [/\.jsx$/, [".tsx", ".jsx"]],
  [/\.mjs$/, [".mts", ".mjs"]],
  [/\.cjs$/, [".cts", ".cjs"]],
];
const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte"];

/** Resolves relative specifiers to files that exist. Packages are undefined. */
export function resolver(disk: Disk): (folder: string, specifier: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (folder, specifier) => {
    if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined;
    const base = resolve(folder, specifier.replace(/[?#].*$/, ""));
    if (!known.has(base))
      known.set(
        base,
        candidates(base).find((path) => disk.isFile(path)),
      );
    return known.get(base);
  };
}

function* sourcesOf(path: string): Generator<string> {
  for (const [ending, instead] of sources)
    if (ending.test(path)) for (const extension of instead) yield path.replace(ending, extension);
}

function candidates(base: string): string[] {
  const whole = /\.[a-z]+$/.test(base) ? [base] : [];
  return [
    ...sourcesOf(base),
    ...whole,
    ...extensions.map((extension) => base + extension),
    ...extensions.map((extension) => join(base, `index${extension}`)),
  ];
}
