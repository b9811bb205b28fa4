import type { Origin } from "../../core/exchange/origin.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { calling, through } from "./calling.ts";
import { checkerFor } from "./threads.ts";
import type { Problem, ScanOptions, Workspace } from "./workspace.ts";

export interface Scan {
  /** Source files read. */
  readonly files: number;
  /** Calls to Deepgram seen in them. */
  readonly calls: number;
  readonly findings: readonly Finding[];
  /** How many further ones a baseline tolerates; undefined without one. */
  readonly tolerated?: number;
  readonly problems: readonly Problem[];
  /** The files in which something was found, or from which a finding elsewhere comes: their URIs. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
  /** Where credentials are written out in these files: whatever shows a line of them masks it. */
  readonly secrets: readonly Origin[];
}

/** Checks files and all source files below folders. Every problem is told, and none keeps the rest from being checked. */
export async function scan(workspace: Workspace, options: ScanOptions, threads?: number): Promise<Scan> {
  const problems: Problem[] = [];
  const checker = checkerFor(workspace, options, threads);
  let files = 0;
  const sources = calling(workspace, options.paths, problems);
  let step = sources.next();
  for (; !step.done; step = sources.next()) {
    if (step.value.is === "calling") checker.add(step.value.path);
    else files++;
  }
  const leadNowhere = new Set(
    (await checker.soFar()).flatMap(({ path, leadsOthers }) => (leadsOthers === false ? path : [])),
  );
  for (const path of through(workspace, step.value, (each) => !leadNowhere.has(each))) checker.add(path);
  const results = await checker.finish();
  const findings = new Map<string, Finding>();
  const origins = new Map<string, Set<string>>();
  for (const { path, findings: found, problems: told } of results) {
    for (const { message, fatal, unread } of told) {
      problems.push({ path, message, fatal });
      if (unread) files--;
    }
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
    secrets: results.flatMap((result) => result.secrets ?? []),
    origins: new Map([...origins].map(([uri, paths]) => [uri, [...paths]])),
  };
}

const byPlace = (a: Finding, b: Finding) =>
  a.at.text === b.at.text ? a.at.start - b.at.start : a.at.text < b.at.text ? -1 : 1;
