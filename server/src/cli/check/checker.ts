import type { Origin } from "../../core/exchange/origin.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { notWritten, readSource } from "../../files/read-source.ts";
import type { Workspace } from "./workspace.ts";

/** What checking one file gave: plain data, so that it can come from another thread. */
export interface FileResult {
  readonly path: string;
  readonly calls: number;
  readonly findings: readonly Finding[];
  readonly problems: readonly Told[];
  /** Files that import this one may call Deepgram by what it holds. */
  readonly leadsOthers?: boolean;
  /** Where credentials are written out. */
  readonly secrets?: readonly Origin[];
}

/** `fatal`: the file could not be read at all. */
export interface Told {
  readonly message: string;
  readonly fatal: boolean;
  /** Nothing of the file was checked. */
  readonly unread?: boolean;
}

/** Takes files that passed the gate, and gives their results in the end. */
export interface Checker {
  add(path: string): void;
  /** The results of all files that were added so far. */
  soFar(): Promise<readonly FileResult[]>;
  /** The results of all files; nothing can be added afterwards. */
  finish(): Promise<readonly FileResult[]>;
}

/** Checks one file; what keeps it from being checked is a problem in words. */
export function checkFile(workspace: Workspace, path: string): FileResult {
  const nothing = { path, calls: 0, findings: [] };
  const read = readSource(path);
  if ("problem" in read) return { ...nothing, problems: [{ message: read.problem, fatal: read.fatal, unread: true }] };
  const machine = notWritten(read.text);
  if (machine) return { ...nothing, problems: [{ message: machine, fatal: false, unread: true }] };
  const { calls, findings, problems, secrets, leadsOthers } = workspace.check(path, read.text);
  return {
    path,
    calls,
    findings,
    secrets,
    leadsOthers,
    problems: problems.map((message) => ({ message, fatal: false })),
  };
}

/** Checks in this thread, when asked for results: the walk comes first. */
export function localChecker(workspace: Workspace): Checker {
  let waiting: string[] = [];
  const results: FileResult[] = [];
  const soFar = async () => {
    results.push(...waiting.map((path) => checkFile(workspace, path)));
    waiting = [];
    return results;
  };
  return { add: (path) => waiting.push(path), soFar, finish: soFar };
}
