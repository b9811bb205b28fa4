import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./error-code.ts";
import { type Ignores, ignoresAbove, verdict, withOwn } from "./ignore-files.ts";

const endings = "[mc]?[jt]s|[jt]sx|vue|svelte|astro|html";
/** Files that can hold calls. Declarations cannot, and minified files are nobody's to mend. */
export const sourceName = new RegExp(String.raw`(?<!\.d|\.min|-min)\.(?:${endings})$`, "i");
/** The endings of what can be read for calls at all: a file that is named is read whatever stands before it. */
export const sourceEnding = new RegExp(String.raw`\.(?:${endings}|htm)$`, "i");

const skipped = new Set([
  ...["node_modules", "bower_components", "jspm_packages", "vendor"],
  ...[
    "dist",
    "build",
    ".next",
    ".nuxt",
    ".output",
    ".svelte-kit",
    ".turbo",
    ".vercel",
    ".cache",
    ".yarn",
    ".pnpm-store",
  ],
  ...[".git", ".hg", ".svn", "coverage"],
]);

export interface WalkOptions {
  /** Paths relative to the root, with `/`, that are left out. */
  readonly exclude?: (path: string) => boolean;
  readonly onProblem?: (path: string, message: string) => void;
}

/**
 * Paths of the source files below a folder, in order. Leaves out what is installed, built or ignored by git.
 * Links are not followed: what they lead to is found where it lies.
 */
export function* walk(root: string, { exclude = () => false, onProblem }: WalkOptions = {}): Generator<string> {
  const stack: { folder: string; inside: string; outer: Ignores }[] = [
    { folder: root, inside: "", outer: ignoresAbove(root) },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const items = list(next.folder, onProblem);
    const own = items.some((item) => item.name === ".gitignore" && item.isFile());
    const ignores = own ? withOwn(next.outer, next.folder, next.inside) : next.outer;
    const folders: typeof stack = [];
    for (const item of items) {
      const isFolder = item.isDirectory();
      if (isFolder ? skipped.has(item.name) : !(item.isFile() && sourceName.test(item.name))) continue;
      const inside = next.inside + item.name;
      if (exclude(inside)) continue;
      const { ignored, below } = verdict(ignores, inside, isFolder);
      if (ignored) continue;
      const path = join(next.folder, item.name);
      // Node reads the bytes of a name as UTF-8, and cannot find the file by what came of them.
      if (item.name.includes("\ufffd") && !existsSync(path)) {
        onProblem?.(path, "Not checked: its name is not valid UTF-8");
        continue;
      }
      if (isFolder) folders.push({ folder: path, inside: `${inside}/`, outer: below });
      else yield path;
    }
    for (const folder of folders.reverse()) stack.push(folder);
  }
}

function list(folder: string, onProblem: WalkOptions["onProblem"]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    onProblem?.(folder, `The folder cannot be read (${codeOf(error)})`);
    return [];
  }
}
