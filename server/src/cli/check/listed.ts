import { existsSync } from "node:fs";
import { decodeText } from "../../core/text/decode.ts";
import { sourceName } from "../../files/walk.ts";
import { readRaw } from "../explain/input.ts";
import type { Problem } from "./workspace.ts";

/**
 * The source files of a list, one a line or with NUL between them, as `git diff --name-only` and `git ls-files -z` write it.
 * Other files are passed over; one that is gone is told.
 */
export async function listed(file: string, problems: Problem[]): Promise<readonly string[]> {
  const bytes = await readRaw(file, "a list of files");
  const text = decodeText(bytes) ?? bytes.toString("utf8");
  const names = text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((name) => sourceName.test(name));
  return names.filter((path) => {
    const there = existsSync(path);
    if (!there) problems.push({ path, message: "Not checked: there is no such file", fatal: false, wanted: true });
    return there;
  });
}
