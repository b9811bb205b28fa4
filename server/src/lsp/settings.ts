import { relative } from "node:path";
import * as z from "zod";
import { type Config, defaultConfig } from "../core/check/config.ts";
import { ruleById, unknownRule } from "../core/rules/index.ts";
import { type FileConfig, inWords, ruleLevels, unusedPattern } from "../files/config-file.ts";
import { globs } from "../files/glob.ts";

export interface Settings {
  readonly enable: boolean;
  readonly run: "onType" | "onSave";
  readonly rules: Config["rules"];
  readonly exclude: readonly string[];
  readonly codeLens: boolean;
}

/** Reads the editor's `deepgramDoctor.*` one by one: one that is not understood falls back to its default and is told in a line. */
export function readSettings(given: unknown, tell: (line: string) => void): Settings {
  const values = (typeof given === "object" && given !== null ? given : {}) as Record<string, unknown>;
  function read<T>(name: keyof Settings, schema: () => z.ZodType<T>, standard: T): T {
    const value = values[name] ?? undefined;
    if (value === undefined) return standard;
    const parsed = schema().safeParse(value);
    if (parsed.success) return parsed.data;
    tell(`The setting deepgramDoctor.${name} is not used: ${inWords(parsed.error)}`);
    return standard;
  }
  const rules = read("rules", ruleLevels, {});
  const unknown = Object.keys(rules).find((id) => !ruleById(id));
  if (unknown !== undefined) tell(`In the setting deepgramDoctor.rules: ${unknownRule(unknown)}`);
  const exclude = read("exclude", () => z.array(z.string()), []);
  globs(exclude, (pattern, why) => tell(`In the setting deepgramDoctor.exclude: ${unusedPattern(pattern, why)}`));
  return {
    enable: read("enable", () => z.boolean(), true),
    run: read("run", () => z.enum(["onType", "onSave"]), "onType"),
    rules,
    exclude,
    codeLens: read("codeLens", () => z.boolean(), false),
  };
}

/** What settings and configuration file together say of one document. */
export interface Effective {
  readonly enabled: boolean;
  readonly run: Settings["run"];
  readonly codeLens: boolean;
  readonly config: Config;
}

/** Whoever set the editor's settings sits before the editor: they stand above the project's file. */
export function effective(
  settings: Settings,
  file: { readonly config: FileConfig; readonly folder: string } | undefined,
  path: string | undefined,
  root: string | undefined,
): Effective {
  const excluded =
    (path !== undefined && file?.config.exclude(inside(file.folder, path))) ||
    (path !== undefined && globs(settings.exclude)(inside(root ?? "/", path)));
  const rules = { ...file?.config.rules, ...settings.rules };
  return {
    enabled: settings.enable && !excluded,
    run: settings.run,
    codeLens: settings.codeLens,
    config: Object.keys(rules).length > 0 ? { rules } : defaultConfig,
  };
}

const inside = (folder: string, path: string) => relative(folder, path).replaceAll("\\", "/");
