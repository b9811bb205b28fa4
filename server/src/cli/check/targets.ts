import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { codeOf } from "../../files/error-code.ts";
import { glob } from "../../files/glob.ts";
import { unreadable } from "../../files/read-file.ts";
import type { Problem } from "./workspace.ts";

/** What one path of the command line means. */
export interface Target {
  readonly path: string;
  readonly is: "file" | "folder";
  /** For a pattern: which files below the folder it means. */
  readonly matches?: { (path: string): boolean; readonly pattern: string };
}

/** Looks up paths and patterns; one that means nothing is a problem. A file whose name holds `*` or `[` is that file. */
export function* targets(given: readonly string[], problems: Problem[]): Generator<Target> {
  for (const each of given) {
    const path = resolve(each);
    try {
      yield { path, is: statSync(path).isDirectory() ? "folder" : "file" };
    } catch (error) {
      const found = codeOf(error) === "ENOENT" ? pattern(each) : undefined;
      if (found) yield found;
      else problems.push({ path, message: unreadable(codeOf(error)), fatal: true });
    }
  }
}

/** A pattern that no shell has expanded: quoted in a script, or on Windows. */
function pattern(text: string): Target | undefined {
  const names = text.replaceAll("\\", "/").split("/");
  const first = names.findIndex((name) => /[*?[{]/.test(name));
  if (first < 0) return undefined;
  const path = resolve(names.slice(0, first).join("/") || (text.startsWith("/") ? "/" : "."));
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  try {
    const test = glob(names.slice(first).join("/"));
    const matches = (file: string) => test(relative(path, file).replaceAll("\\", "/"));
    return { path, is: "folder", matches: Object.assign(matches, { pattern: text }) };
  } catch {
    return undefined;
  }
}
