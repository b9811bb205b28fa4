import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config } from "../../core/check/config.ts";
import { type Checked, checkText } from "../../core/check/index.ts";
import { type FileConfig, findConfig, readConfig } from "../../files/config-file.ts";
import { type NodeProject, nodeProject } from "../../files/project.ts";
import { uriOf } from "../../files/uris.ts";
import { projectWithin } from "../../files/within.ts";

export interface Problem {
  readonly path: string;
  readonly message: string;
  /** The tool was asked for something that it could not read. */
  readonly fatal: boolean;
  /** As the user wishes: nothing that a check of changes should point at. */
  readonly wanted?: boolean;
}

export interface ScanOptions {
  readonly paths: readonly string[];
  /** A configuration file for all paths; undefined: each path's own. */
  readonly config: string | undefined;
  readonly rules: Config["rules"];
  /** The folders to which imports may lead; undefined: any. */
  readonly within?: readonly string[];
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
    const project = nodeProject({ open: (path) => this.#changed.get(path) });
    this.project = options.within ? projectWithin(project, options.within) : project;
  }

  /** Puts a text in the place of a file's, as if it had been written. */
  change(path: string, text: string): void {
    const uri = uriOf(path);
    this.#changed.set(path, { uri, text });
    this.project.forget(uri);
  }

  /** Checks a file that passed a gate: it says deepgram, or imports a file that does. */
  check(path: string, text: string): Checked {
    return checkText({ uri: uriOf(path), text }, this.project, this.configOf(path).config, { gate: false });
  }

  /** The configuration that holds for a file or folder; flags stand above it. What is wrong with it is told once. */
  configOf(path: string): { config: FileConfig; folder: string } {
    const at = isFolder(path) ? path : dirname(path);
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
    if (!("problem" in read)) {
      for (const message of read.problems ?? []) this.problems.push({ path: file, message, fatal: false });
      return read;
    }
    if (!this.problems.some((each) => each.path === file))
      this.problems.push({ path: file, message: `The configuration is not used: ${read.problem}`, fatal: true });
    return { rules: {}, exclude: () => false };
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
