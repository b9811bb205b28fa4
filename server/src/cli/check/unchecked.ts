import { extname } from "node:path";
import { configName } from "../../files/config-file.ts";
import { sourceEnding } from "../../files/walk.ts";
import { shown } from "../paths.ts";
import type { Problem } from "./workspace.ts";

const languages: Readonly<Record<string, string>> = {
  ".cs": "C#",
  ".dart": "Dart",
  ".go": "Go",
  ".java": "Java",
  ".kt": "Kotlin",
  ".php": "PHP",
  ".py": "Python",
  ".rb": "Ruby",
  ".rs": "Rust",
  ".sh": "shell",
  ".swift": "Swift",
};

/** Why a file that was named is not checked; undefined for one that is. */
export function notForChecking(path: string, excluded: boolean): Omit<Problem, "path"> | undefined {
  if (excluded) return { message: `Not checked: ${configName} excludes it`, fatal: false, wanted: true };
  const ending = extname(path).toLowerCase();
  // A script without an ending may be JavaScript.
  if (ending === "" || sourceEnding.test(ending)) return undefined;
  const what = languages[ending] ?? (ending.slice(1) || "this");
  const instead = `deepgram-doctor explain ${shown(path)}`;
  return { message: `Not checked: ${what} is not read for calls; "${instead}" explains it`, fatal: false };
}
