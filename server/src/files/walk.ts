import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./error-code.ts";
import { type IgnoreFile, ignoreFile } from "./ignore-files.ts";
import { readBytes } from "./read-file.ts";

/** Files that can hold calls. Declarations cannot, and minified files are nobody's to mend. */
export const sourceName = /(?<!\.d|\.min|-min)\.(?:[mc]?[jt]s|[jt]sx|vue|svelte|astro|html)$/i;

/** Bytes of a .gitignore beyond which it is none. */
const largestIgnore = 1_000_000;

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

interface Rules {
  readonly base: string;
  readonly ignores: IgnoreFile;
}

/**
 * Paths of the source files below a folder, in order. Leaves out what is installed, built or ignored by git.
 * Links are not followed: what they lead to is found where it lies.
 */
export function* walk(root: string, { exclude = () => false, onProblem }: WalkOptions = {}): Generator<string> {
  const stack: { folder: string; inside: string; rules: readonly Rules[] }[] = [
    { folder: root, inside: "", rules: [] },
  ];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const items = list(next.folder, onProblem);
    const rules = withOwnRules(next, items);
    const folders: typeof stack = [];
    for (const item of items) {
      const isFolder = item.isDirectory();
      if (isFolder ? skipped.has(item.name) : !(item.isFile() && sourceName.test(item.name))) continue;
      const inside = next.inside + item.name;
      if (exclude(inside) || (rules.length > 0 && ignored(rules, inside, isFolder))) continue;
      const path = join(next.folder, item.name);
      // Node reads the bytes of a name as UTF-8, and cannot find the file by what came of them.
      if (item.name.includes("\ufffd") && !existsSync(path)) {
        onProblem?.(path, "Not checked: its name is not valid UTF-8");
        continue;
      }
      if (isFolder) folders.push({ folder: path, inside: `${inside}/`, rules });
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

function withOwnRules(at: { folder: string; inside: string; rules: readonly Rules[] }, items: readonly Dirent[]) {
  if (!items.some((item) => item.name === ".gitignore" && item.isFile())) return at.rules;
  try {
    const bytes = readBytes(join(at.folder, ".gitignore"), largestIgnore);
    if (!Buffer.isBuffer(bytes)) return at.rules;
    const ignores = ignoreFile(bytes.toString("utf8"));
    return [...at.rules, { base: at.inside, ignores }];
  } catch {
    return at.rules;
  }
}

/** The innermost .gitignore that speaks of a path decides. */
function ignored(rules: readonly Rules[], path: string, folder: boolean): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const { base, ignores } = rules[at]!;
    const verdict = ignores(path.slice(base.length), folder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}
