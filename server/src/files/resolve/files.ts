import { join } from "node:path";
import type { Disk } from "../disk.ts";

/** What TypeScript may have meant by an extension that is only there after compiling. */
const sources: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, [".ts", ".tsx", ".js", ".jsx"]],
  [/\.jsx$/, [".tsx", ".jsx"]],
  [/\.mjs$/, [".mts", ".mjs"]],
  [/\.cjs$/, [".cts", ".cjs"]],
];
const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte", ".astro"];

/** The file that a path without its extension, or with that of a compiled file, stands for; an index file for a folder. */
export function sourceFile(disk: Disk, base: string): string | undefined {
  return candidates(base).find((path) => disk.isFile(path));
}

function candidates(base: string): string[] {
  const whole = /\.[a-z]+$/.test(base) ? [base] : [];
  const compiled = sources.find(([ending]) => ending.test(base));
  return [
    ...(compiled ? compiled[1].map((extension) => base.replace(compiled[0], extension)) : []),
    ...whole,
    ...extensions.map((extension) => base + extension),
    ...extensions.map((extension) => join(base, `index${extension}`)),
  ];
}
