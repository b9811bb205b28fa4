import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Origin } from "../../core/exchange/origin.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { type ChangedFile, changedFiles } from "../../core/text/unified-diff.ts";
import { repositoryOf } from "../../files/repository.ts";
import { uriOf } from "../../files/uris.ts";
import { sourceName } from "../../files/walk.ts";
import type { Texts } from "../texts.ts";
import type { Problem } from "./workspace.ts";

/** The lines that a diff changes, by the URI of the file as it stands on the disk. */
export type Changes = ReadonlyMap<string, { readonly path: string; readonly lines: ChangedFile["lines"] }>;

/**
 * The source files of a diff. Its names are looked up from the given folders, and from the top of the repository about them.
 * One that is not there is a problem.
 */
export function changesOf(diff: string, folders: readonly string[], problems: Problem[]): Changes {
  const tops = folders.flatMap((folder) => repositoryOf(folder) ?? []);
  const found = new Map<string, { path: string; lines: ChangedFile["lines"] }>();
  for (const { name, lines } of changedFiles(diff).filter((each) => sourceName.test(each.name))) {
    const names = [name.replace(/^[a-z]\//, ""), name];
    const path = [...folders, ...tops].flatMap((at) => names.map((each) => resolve(at, each))).find(isFile);
    if (path !== undefined) found.set(uriOf(path), { path, lines });
    else problems.push({ path: names[0]!, message: "Not checked: there is no such file", fatal: false });
  }
  return found;
}

/** Whether a finding, or a place that it names, lies on a changed line. */
export function liesIn({ at, related }: Finding, changes: Changes, texts: Texts): boolean {
  const touches = (place: Origin) => {
    const lines = changes.get(place.text)?.lines;
    if (!lines) return false;
    const { start, end } = texts.lines(place.text).range(place);
    for (let line = start.line; line <= end.line; line++) if (lines.has(line)) return true;
    return false;
  };
  return touches(at) || related.some((each) => touches(each.at));
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
