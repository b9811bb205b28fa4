import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ignore from "ignore";
import { readBytes } from "./read-file.ts";

/** Bytes of a .gitignore beyond which it is none. */
const largest = 1_000_000;

/** File names differ by letter case alone where git says so by default. */
const ignorecase = process.platform === "win32" || process.platform === "darwin";

/** The patterns of one .gitignore. Gives true (ignored), false (taken back by `!`) or undefined (not spoken of). */
export type IgnoreFile = (path: string, folder: boolean) => boolean | undefined;

/** Reads a .gitignore; `path` is then relative to its folder, with `/`. The last line that matches decides. */
export function ignoreFile(text: string): IgnoreFile {
  const lines = ignore({ ignorecase, allowRelativePaths: true }).add(text);
  return (path, folder) => {
    const { ignored, unignored } = lines.test(folder ? `${path}/` : path);
    return ignored ? true : unignored ? false : undefined;
  };
}

interface Applied {
  /** The way from the file's folder down to the root of the walk, with `/` at its end; empty at the root and below. */
  readonly above: string;
  /** How many characters of a path below the root lead to the file's folder. */
  readonly cut: number;
  readonly ignores: IgnoreFile;
}

/** The .gitignore files that hold in a folder, outermost first. */
export type Ignores = readonly Applied[];

/**
 * The files above a folder, up to the root of its repository; none where there is no repository. A folder that is itself
 * ignored was asked for by name, so they do not speak of what lies in it.
 */
export function ignoresAbove(root: string): Ignores {
  const folders: string[] = [];
  for (let at = root; !existsSync(join(at, ".git")); at = dirname(at)) {
    if (dirname(at) === at) return [];
    folders.unshift(dirname(at));
  }
  const found = folders.flatMap((folder) => {
    const ignores = readIn(folder);
    return ignores ? [{ above: `${relative(folder, root).replaceAll("\\", "/")}/`, cut: 0, ignores }] : [];
  });
  const said = found.map(({ above, ignores }) => ignores(above.slice(0, -1), true));
  return said.filter((each) => each !== undefined).at(-1) ? [] : found;
}

/** The files that hold in a folder at `inside` below the root, its own .gitignore included. */
export function withOwn(outer: Ignores, folder: string, inside: string): Ignores {
  const ignores = readIn(folder);
  return ignores ? [...outer, { above: "", cut: inside.length, ignores }] : outer;
}

/** What the innermost file that speaks of a path says, and what then holds below the path: a folder taken back is free of what ignored it. */
export function verdict(all: Ignores, path: string, folder: boolean): { ignored: boolean; below: Ignores } {
  for (let at = all.length - 1; at >= 0; at--) {
    const { above, cut, ignores } = all[at]!;
    const said = ignores(above + path.slice(cut), folder);
    if (said !== undefined) return { ignored: said, below: all.slice(at) };
  }
  return { ignored: false, below: all };
}

function readIn(folder: string): IgnoreFile | undefined {
  const path = join(folder, ".gitignore");
  if (!existsSync(path)) return undefined;
  const bytes = readBytes(path, largest);
  return Buffer.isBuffer(bytes) ? ignoreFile(bytes.toString("utf8")) : undefined;
}
