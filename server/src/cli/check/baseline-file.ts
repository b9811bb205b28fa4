import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { inWords } from "../../files/config-file.ts";
import { codeOf } from "../../files/error-code.ts";
import { UsageError } from "../usage.ts";

/** How many findings are tolerated, by file (from the baseline's folder, with `/`) and rule: the form of ESLint's suppressions. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, { readonly count: number }>>>>;

const schema = z.record(z.string(), z.record(z.string(), z.looseObject({ count: z.int().min(1) })));

/** Reads a baseline; throws a UsageError where there is none or it is not understood. */
export function readBaseline(file: string): Baseline {
  if (!existsSync(file)) throw new UsageError(`There is no baseline ${file}; --suppress-all makes one.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is not valid JSON" : `it cannot be read (${codeOf(error)})`;
    throw new UsageError(`The baseline ${file} is not used: ${why}.`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new UsageError(`The baseline ${file} is not used: ${inWords(parsed.error)}.`);
  return parsed.data;
}

/** Writes a baseline, sorted, so that it changes only where something changed. Throws a UsageError. */
export function writeBaseline(file: string, baseline: Baseline): void {
  const files = Object.entries(baseline).map(([name, rules]) => [name, sorted(rules)] as const);
  try {
    writeFileSync(file, `${JSON.stringify(sorted(Object.fromEntries(files)), null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${codeOf(error)}).`);
  }
}

const sorted = (of: object) => Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
