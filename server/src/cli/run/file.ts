import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../usage.ts";

/** The project's own folder for recordings, which git is told to leave alone. */
const folder = ".deepgram-doctor";

/** Makes the file of a new recording, for its owner's eyes alone, and takes an older one away. Throws a UsageError. */
export function freshRecording(asked: string | undefined): string {
  const path = resolve(asked ?? join(folder, "calls.jsonl"));
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (asked === undefined) writeFileSync(join(folder, ".gitignore"), "*\n");
    for (const old of [path, `${path}.old`]) rmSync(old, { force: true });
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  return path;
}
