import { type Stats, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Finding } from "../../core/rules/rule.ts";
import { importers } from "../../files/importers.ts";
import { gate, unreadable } from "../../files/read-source.ts";
import { codeOf, walk } from "../../files/walk.ts";
import { checkerFor } from "./threads.ts";
import type { Problem, ScanOptions, Workspace } from "./workspace.ts";

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

/** Checks files and all source files below folders. Every problem is told, and none keeps the rest from being checked. */
export async function scan(workspace: Workspace, options: ScanOptions, threads?: number): Promise<Scan> {
  const problems: Problem[] = [];
  const checker = checkerFor(workspace, options, threads);
  const calling: string[] = [];
  const others: string[] = [];
  let files = 0;
  for (const { path, named } of sources(workspace, options.paths, problems)) {
    const gated = named || gate(path);
    if (typeof gated === "object") problems.push({ path, ...gated });
    else files++;
    if (gated === true) calling.push(path);
    else if (gated === false) others.push(path);
    if (gated === true) checker.add(path);
  }
  // While other threads parse, this one looks who imports what they parse.
  for (const path of importers(calling, others, workspace.project)) checker.add(path);
  const results = await checker.finish();
  const findings = new Map<string, Finding>();
  const origins = new Map<string, Set<string>>();
  for (const { path, findings: found, problems: told } of results) {
    for (const each of told) problems.push({ path, ...each });
    for (const finding of found) {
      const { rule, at, message } = finding;
      const key = `${rule} ${at.text} ${at.start} ${at.end} ${message}`;
      if (!findings.has(key)) findings.set(key, finding);
      const from = origins.get(at.text) ?? new Set();
      origins.set(at.text, from.add(path));
    }
  }
  return {
    files,
    calls: results.reduce((sum, result) => sum + result.calls, 0),
    findings: [...findings.values()].sort(byPlace),
    problems: [...workspace.problems, ...problems],
    origins: new Map([...origins].map(([uri, paths]) => [uri, [...paths]])),
  };
}

const byPlace = (a: Finding, b: Finding) =>
  a.at.text === b.at.text ? a.at.start - b.at.start : a.at.text < b.at.text ? -1 : 1;

interface Source {
  readonly path: string;
  /** Given as it is: taken whatever its name, its text or ignore files say. */
  readonly named: boolean;
}

/** Every file that the paths mean, once. */
function* sources(workspace: Workspace, paths: readonly string[], problems: Problem[]): Generator<Source> {
  const seen = new Set<string>();
  for (const given of paths) {
    const path = resolve(given);
    let stat: Stats;
    try {
      stat = statSync(path);
    } catch (error) {
      problems.push({ path, message: unreadable(codeOf(error)), fatal: true });
      continue;
    }
    // Asked for here, so that a configuration that cannot be read is told by this thread.
    workspace.configOf(path);
    const named = !stat.isDirectory();
    for (const file of named ? [path] : below(workspace, path, problems)) {
      if (seen.has(file)) continue;
      seen.add(file);
      yield { path: file, named };
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
