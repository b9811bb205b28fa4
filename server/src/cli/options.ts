import { type ParseArgsConfig, parseArgs } from "node:util";
import { severities } from "../core/check/config.ts";
import { ruleById, unknownRule } from "../core/rules/index.ts";
import type { Severity } from "../core/rules/rule.ts";
import { UsageError } from "./usage.ts";

export const checkFormats = ["pretty", "json", "sarif", "github", "junit", "gitlab"] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface BaselineOptions {
  readonly file: string;
  /** `prune` takes out what is gone; `suppress-all` writes all that is found. */
  readonly does: "read" | "prune" | "suppress-all";
}

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: CheckFormat;
  readonly fix: "no" | "write" | "dry-run";
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** Undefined: any number of warnings is fine. */
  readonly maxWarnings: number | undefined;
  readonly config: string | undefined;
  /** A recording of `run`, whose failed calls are found, too. */
  readonly recording: string | undefined;
  /** Undefined: as many as pay. */
  readonly threads: number | undefined;
  /** Only errors are reported; warnings still count. */
  readonly quiet: boolean;
  /** Where the report goes; undefined: standard output. */
  readonly outputFile: string | undefined;
  /** A list of further paths: a file, or `-` for standard input. */
  readonly filesFrom: string | undefined;
  /** What is tolerated. */
  readonly baseline: BaselineOptions | undefined;
  /** A unified diff: a file, or `-` for standard input. Only what lies on its lines is reported. */
  readonly diff: string | undefined;
  /** The name of the code that comes by standard input, when `-` is among the paths. */
  readonly stdinFilename: string | undefined;
}

export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parsed(args, {
    format: { type: "string" },
    fix: { type: "boolean" },
    "fix-dry-run": { type: "boolean" },
    rule: { type: "string", multiple: true },
    "max-warnings": { type: "string" },
    config: { type: "string" },
    with: { type: "string" },
    threads: { type: "string" },
    quiet: { type: "boolean" },
    "output-file": { type: "string" },
    "files-from": { type: "string" },
    diff: { type: "string" },
    baseline: { type: "string" },
    prune: { type: "boolean" },
    "suppress-all": { type: "boolean" },
    "stdin-filename": { type: "string" },
  });
  const [filesFrom, fix, diff] = [values["files-from"], values["fix-dry-run"] ?? values.fix, values.diff];
  if (diff !== undefined && (positionals.length > 0 || filesFrom !== undefined || fix))
    throw new UsageError("--diff names the files itself: give no further paths, and no --fix.");
  if (positionals.includes("-") && (positionals.length > 1 || filesFrom !== undefined || fix))
    throw new UsageError("check - takes code from standard input, without further paths and without --fix.");
  return {
    paths: positionals.length > 0 || filesFrom !== undefined ? positionals : ["."],
    format: oneOf("format", values.format, checkFormats),
    fix: values["fix-dry-run"] ? "dry-run" : values.fix ? "write" : "no",
    rules: Object.fromEntries(values.rule?.map(ruleLevel) ?? []),
    maxWarnings: count("max-warnings", values["max-warnings"]),
    config: values.config,
    recording: values.with,
    threads: count("threads", values.threads),
    quiet: values.quiet ?? false,
    outputFile: values["output-file"],
    filesFrom,
    baseline: baseline(values),
    diff,
    stdinFilename: values["stdin-filename"],
  };
}

function baseline(values: {
  readonly baseline?: string;
  readonly prune?: boolean;
  readonly "suppress-all"?: boolean;
  readonly diff?: string;
}): BaselineOptions | undefined {
  const { baseline: file, prune, "suppress-all": all, diff } = values;
  if (file === undefined && (prune || all)) throw new UsageError("--prune and --suppress-all want --baseline FILE.");
  if (prune && all) throw new UsageError("Give --prune or --suppress-all, not both.");
  if (diff !== undefined && (prune || all))
    throw new UsageError("A baseline is written of whole files: give no --diff with --prune and --suppress-all.");
  return file === undefined ? undefined : { file, does: all ? "suppress-all" : prune ? "prune" : "read" };
}

/** `har`: a recording as a HAR file, unexplained. */
export const explainFormats = ["pretty", "json", "markdown", "har"] as const;
export type ExplainFormat = (typeof explainFormats)[number];

export interface ExplainOptions {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly response: string | undefined;
  /** A file with a request that works. */
  readonly compare: string | undefined;
  readonly workspace: string | undefined;
  readonly format: ExplainFormat;
}

export function explainOptions(args: readonly string[]): ExplainOptions {
  const { values, positionals } = parsed(args, {
    response: { type: "string" },
    compare: { type: "string" },
    workspace: { type: "string" },
    format: { type: "string" },
  });
  if (positionals.length > 1) throw new UsageError(`explain takes one file, not ${positionals.length}.`);
  return {
    file: positionals[0] ?? "-",
    response: values.response,
    compare: values.compare,
    workspace: values.workspace,
    format: oneOf("format", values.format, explainFormats),
  };
}

const ruleFormats = ["pretty", "json", "markdown"] as const;

export function rulesOptions(args: readonly string[]): {
  id: string | undefined;
  format: (typeof ruleFormats)[number];
} {
  const { values, positionals } = parsed(args, { format: { type: "string" } });
  if (positionals.length > 1) throw new UsageError("rules takes one id at the most.");
  return { id: positionals[0], format: oneOf("format", values.format, ruleFormats) };
}

function parsed<T extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [said = ""] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${said.replace(/\.$/, "")}. See deepgram-doctor --help.`);
  }
}

function oneOf<T extends string>(name: string, given: string | undefined, allowed: readonly [T, ...T[]]): T {
  if (given === undefined) return allowed[0];
  const found = allowed.find((each) => each === given);
  if (!found) throw new UsageError(`--${name} takes ${allowed.join(", ")}, not "${given}".`);
  return found;
}

function count(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--${name} takes a whole number, not "${given}".`);
  return Number(given);
}

function ruleLevel(text: string): [string, Severity | "off"] {
  const [id = "", level] = text.split("=");
  const levels = [...severities, "off"] as const;
  const found = levels.find((each) => each === level);
  if (!found) throw new UsageError(`--rule takes id=severity with ${levels.join(", ")}, not "${text}".`);
  if (!ruleById(id)) throw new UsageError(`${unknownRule(id)}. See deepgram-doctor rules.`);
  return [id, found];
}
