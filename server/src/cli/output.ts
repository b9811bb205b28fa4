import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "../files/error-code.ts";
import { UsageError } from "./usage.ts";

/** Writes a report into a file, its folder made where it is missing; undefined: to standard output. Throws a UsageError. */
export function output(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${codeOf(error)}).`);
  }
}
