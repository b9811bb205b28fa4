import { statSync } from "node:fs";
import { resolve } from "node:path";
import { lowerSource } from "../../core/code/index.ts";
import type { Call } from "../../core/exchange/call.ts";
import type { Answer } from "../../core/explain/answer.ts";
import { bareFailure, wouldGet } from "../../core/explain/would-get.ts";
import { builtBy, pastedCalls } from "../../core/match/index.ts";
import type { Paste } from "../../core/paste/index.ts";
import { notWritten, readSource } from "../../files/read-source.ts";
import { uriOf } from "../../files/uris.ts";
import { calling, through } from "../check/calling.ts";
import { Workspace } from "../check/workspace.ts";
import { shownUri } from "../paths.ts";
import { Lines, type Range } from "../positions.ts";
import { UsageError } from "../usage.ts";

/** A place in the workspace that builds the pasted call; with `rule`, one that would get what was pasted, for that mistake. */
export interface BuiltAt {
  readonly file: string;
  readonly range: Range;
  readonly rule?: string;
}

/** The lines below `folder` that build what was pasted or, where it shows no call, would get just this. Throws a UsageError where there is no such folder. */
export function findBuiltAt(paste: Paste, answer: Answer, folder: string): readonly BuiltAt[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--workspace takes a folder, and ${folder} is none.`);
  const pasted = pastedCalls(paste);
  const bare = bareFailure(paste, answer.causes);
  if (pasted.length === 0 && !bare) return [];
  const workspace = new Workspace({ paths: [resolve(folder)], config: undefined, rules: {} });
  const written = writtenBelow(workspace, resolve(folder));
  const place = ({ head }: Call, rule?: string): BuiltAt => ({
    file: shownUri(head.text),
    range: new Lines(workspace.project.read(head.text) ?? "").range(head),
    ...(rule && { rule }),
  });
  if (bare) return wouldGet(bare, written).map(({ call, rule }) => place(call, rule));
  return builtBy(pasted, written).map((call) => place(call));
}

/**
 * Every call to Deepgram in the source files below a folder. What cannot be read holds none. `any`: also those of which the
 * code alone does not show where they go.
 */
export function writtenBelow(workspace: Workspace, folder: string, any = false): readonly Call[] {
  const calls: Call[] = [];
  for (const path of everyCalling(workspace, folder)) {
    const read = readSource(path);
    if ("problem" in read || notWritten(read.text)) continue;
    const lowered = lowerSource({ uri: uriOf(path), text: read.text }, workspace.project, { gate: false });
    calls.push(...lowered.calls, ...(any ? (lowered.foreign ?? []) : []));
  }
  return calls;
}

/** The files below a folder that may hold a call, themselves or through others. */
function everyCalling(workspace: Workspace, folder: string): string[] {
  const found: string[] = [];
  const sources = calling(workspace, [folder], []);
  let step = sources.next();
  for (; !step.done; step = sources.next()) if (step.value.is === "calling") found.push(step.value.path);
  return [...found, ...through(workspace, step.value)];
}

/** A place in words: `Built at src/a.ts:3`. */
export function inWords({ file, range, rule }: BuiltAt, show: (text: string) => string = (text) => text): string {
  const at = show(`${file}:${range.start.line}`);
  return rule ? `Would get this: ${at} (${show(rule)})` : `Built at ${at}`;
}
