import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { type Checked, checkText } from "../../core/check.ts";
import { mayCall } from "../../core/code/gate.ts";
import type { Config } from "../../core/config.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { type FileConfig, findConfig, readConfig } from "../../files/config-file.ts";
import { type NodeProject, nodeProject } from "../../files/project.ts";
import { notWritten, readSource } from "../../files/read-source.ts";
import { uriOf } from "../../files/uris.ts";
import { walk } from "../../files/walk.ts";

export interface Problem {
  readonly path: string;
  readonly message: string;
  /** The tool was asked for something that it could not read. */
  readonly fatal: boolean;
}

export interface Scan {
  /** Source files looked at. */
  readonly files: number;
  /** Calls to Deepgram seen in them. */
  readonly calls: number;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** The files in which something was found, or from which a finding elsewhere comes: their URIs. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
}

export interface ScanOptions {
  readonly paths: readonly string[];
  /** A configuration file for all paths; undefined: each path's own. */
  readonly config: string | undefined;
  readonly rules: Config["rules"];
}

/** What a scan stands on: the texts of the project, and the configuration of each path. */
export class Workspace {
  readonly project: NodeProject;
  readonly problems: Problem[] = [];
  readonly #changed = new Map<string, { uri: string; text: string }>();
  readonly #configs = new Map<string, { config: FileConfig; folder: string }>();
  readonly #options: ScanOptions;

  constructor(options: ScanOptions) {
    this.#options = options;
    this.project = nodeProject({ open: (path) => this.#changed.get(path) });
  }

  /** Puts a text in the place of a file's, as if it had been written. */
  change(path: string, text: string): void {
    const uri = uriOf(path);
    this.#changed.set(path, { uri, text });
    this.project.forget(uri);
  }

  check(path: string, text: string): Checked {
    return checkText({ uri: uriOf(path), text }, this.project, this.configOf(path).config);
  }

  /** The configuration that holds for a file or folder; flags stand above it. What is wrong with it is told once. */
  configOf(path: string): { config: FileConfig; folder: string } {
    const at = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);
    const known = this.#configs.get(at);
    if (known) return known;
    const file = this.#options.config === undefined ? findConfig(at) : resolve(this.#options.config);
    const read = file === undefined ? { rules: {}, exclude: () => false } : this.#read(file);
    const config = { exclude: read.exclude, rules: { ...read.rules, ...this.#options.rules } };
    const made = { config, folder: file === undefined ? at : dirname(file) };
    this.#configs.set(at, made);
    return made;
  }

  #read(file: string): FileConfig {
    const read = readConfig(file);
    if (!("problem" in read)) return read;
    if (!this.problems.some((each) => each.path === file))
      this.problems.push({ path: file, message: `The configuration is not used: it ${read.problem}`, fatal: true });
    return { rules: {}, exclude: () => false };
  }
}

/** Checks files and all source files below folders. Every problem is told, and none keeps the rest from being checked. */
export function scan(workspace: Workspace, options: ScanOptions): Scan {
  const problems: Problem[] = [];
  const findings = new Map<string, Finding>();
  const origins = new Map<string, Set<string>>();
  let files = 0;
  let calls = 0;

  for (const path of sources(workspace, options.paths, problems)) {
    const read = readSource(path);
    if ("problem" in read) {
      problems.push({ path, message: read.problem, fatal: read.fatal });
      continue;
    }
    files++;
    if (!mayCall(read.text)) continue;
    const machine = notWritten(read.text);
    if (machine) {
      problems.push({ path, message: machine, fatal: false });
      continue;
    }
    const checked = workspace.check(path, read.text);
    calls += checked.calls;
    for (const message of checked.problems) problems.push({ path, message, fatal: false });
    for (const finding of checked.findings) {
      const { rule, at, message } = finding;
      const key = `${rule} ${at.text} ${at.start} ${at.end} ${message}`;
      if (!findings.has(key)) findings.set(key, finding);
      const from = origins.get(at.text) ?? new Set();
      origins.set(at.text, from.add(path));
    }
  }
  return {
    files,
    calls,
    findings: [...findings.values()].sort(byPlace),
    problems: [...workspace.problems, ...problems],
    origins: new Map([...origins].map(([uri, paths]) => [uri, [...paths]])),
  };
}

const byPlace = (a: Finding, b: Finding) =>
  a.at.text === b.at.text ? a.at.start - b.at.start : a.at.text < b.at.text ? -1 : 1;

/** Every file that the paths mean, once. A file that is named is taken whatever its name or ignore files say. */
function* sources(workspace: Workspace, paths: readonly string[], problems: Problem[]): Generator<string> {
  const seen = new Set<string>();
  for (const given of paths) {
    const path = resolve(given);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) {
      problems.push({ path, message: "There is no such file or folder", fatal: true });
      continue;
    }
    for (const file of stat.isDirectory() ? below(workspace, path, problems) : [path]) {
      if (seen.has(file)) continue;
      seen.add(file);
      yield file;
    }
  }
}

function below(workspace: Workspace, root: string, problems: Problem[]): Generator<string> {
  const { config, folder } = workspace.configOf(root);
  const inside = relative(folder, root).replaceAll("\\", "/");
  const prefix = inside === "" || inside.startsWith("..") ? "" : `${inside}/`;
  return walk(root, {
    exclude: (path) => config.exclude(prefix + path),
    onProblem: (path, message) => problems.push({ path, message, fatal: false }),
  });
}
