import { type Glob, glob } from "./glob.ts";

/** The patterns of one .gitignore. Gives true (ignored), false (taken back by `!`) or undefined (not spoken of). */
export type IgnoreFile = (path: string, folder: boolean) => boolean | undefined;

interface Line {
  readonly pattern: Glob;
  readonly ignored: boolean;
  readonly foldersOnly: boolean;
}

/** Reads a .gitignore; `path` is then relative to its folder, with `/`. The last line that matches decides. */
export function ignoreFile(text: string): IgnoreFile {
  const lines = text.split(/\r?\n/).flatMap(read).reverse();
  return (path, folder) => lines.find((line) => (folder || !line.foldersOnly) && line.pattern(path))?.ignored;
}

function read(line: string): Line[] {
  let pattern = line.replace(/(?<!\\)\s+$/, "");
  if (pattern === "" || pattern.startsWith("#")) return [];
  const ignored = !pattern.startsWith("!");
  if (!ignored) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith("/");
  if (foldersOnly) pattern = pattern.slice(0, -1);
  const anchored = pattern.includes("/");
  const bare = pattern.replace(/^\//, "");
  try {
    return [{ pattern: glob(anchored ? bare : `**/${bare}`), ignored, foldersOnly }];
  } catch {
    return [];
  }
}
