import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { type Config, severities } from "../core/check/config.ts";
import { ruleById, unknownRule } from "../core/rules/index.ts";
import { globs } from "./glob.ts";
import { codeOf } from "./walk.ts";

z.config({ jitless: true });

export const configName = ".deepgram-doctor.json";

/** Severity by rule id, as it stands in the configuration file and in the editor's settings. */
export const ruleLevels = () => z.record(z.string(), z.enum([...severities, "off"]));

/** Made when there is a file to read: most folders have none. */
const schema = () =>
  z.strictObject({
    $schema: z.string().optional(),
    rules: ruleLevels().default({}),
    exclude: z.array(z.string()).default([]),
  });

export interface FileConfig extends Config {
  /** Tests paths relative to the configured folder. */
  readonly exclude: (path: string) => boolean;
}

export const emptyConfig: FileConfig = { rules: {}, exclude: () => false };

/** The configuration file of a folder: its own, or that of the nearest folder above it within the repository. */
export function findConfig(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, configName);
    if (existsSync(path)) return path;
    if (dirname(at) === at || existsSync(join(at, ".git"))) return undefined;
  }
}

/** Reads a configuration file, or says in one line what is wrong with it. */
export function readConfig(path: string): FileConfig | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const invalid = error instanceof SyntaxError;
    return { problem: invalid ? `is not valid JSON: ${error.message}` : `cannot be read (${codeOf(error)})` };
  }
  const parsed = schema().safeParse(value);
  if (!parsed.success) return { problem: inWords(parsed.error) };
  const unknown = Object.keys(parsed.data.rules).find((id) => !ruleById(id));
  if (unknown !== undefined) return { problem: unknownRule(unknown) };
  return { rules: parsed.data.rules, exclude: globs(parsed.data.exclude) };
}

/** The first complaint of a schema, with the path of the value in question. */
export function inWords(error: z.ZodError): string {
  const [issue] = error.issues;
  const at = issue?.path.join(".");
  const message = issue?.message.replace(/^Invalid (?:input|option): /, "") ?? "is not understood";
  return at ? `"${at}": ${message}` : message;
}
