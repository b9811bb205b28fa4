import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { type Config, severities } from "../core/check/config.ts";
import { ruleById, unknownRule } from "../core/rules/index.ts";
import { decode } from "./encoding.ts";
import { globs } from "./glob.ts";
import { readBytes } from "./read-file.ts";

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
  /** What of the file is not used, in words. */
  readonly problems?: readonly string[];
}

/** Bytes of the largest file that is taken for a configuration. */
const largest = 1_000_000;

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
  const bytes = readBytes(path, largest);
  if (!Buffer.isBuffer(bytes)) return { problem: `it cannot be read: ${bytes.message}` };
  const text = decode(bytes)?.text ?? "";
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { problem: `it is not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = schema().safeParse(value);
  if (!parsed.success) return { problem: inWords(parsed.error) };
  const unknown = Object.keys(parsed.data.rules).find((id) => !ruleById(id));
  if (unknown !== undefined) return { problem: unknownRule(unknown).replace("There", "there") };
  const problems: string[] = [];
  const exclude = globs(parsed.data.exclude, (pattern, why) => problems.push(unusedPattern(pattern, why)));
  return { rules: parsed.data.rules, exclude, problems };
}

/** One line on a pattern that cannot be read. */
export function unusedPattern(pattern: string, why: string): string {
  return `The pattern ${JSON.stringify(pattern.slice(0, 80))} of exclude is not used: ${why}`;
}

/** The first complaint of a schema, with the path of the value in question. */
export function inWords(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === "unrecognized_keys") return `the key "${issue.keys[0]}" is unknown`;
  const at = issue?.path.join(".");
  const message = issue?.message.replace(/^Invalid (?:input|option): /, "") ?? "is not understood";
  return at ? `"${at}": ${message}` : message;
}
