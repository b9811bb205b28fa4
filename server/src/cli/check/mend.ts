import { writeFileSync } from "node:fs";
import { fixAll } from "../../core/check/fix-all.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { pathOf, uriOf } from "../../files/uris.ts";
import type { Scan } from "./scan.ts";
import type { Workspace } from "./workspace.ts";

export interface Mended {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** How many findings were mended in it. */
  readonly count: number;
}

/**
 * Applies the safe fixes of every file that has some, to a fixpoint, and puts the new texts into the workspace. A finding
 * that lies in another file than the call is mended where it lies, and judged again by the files whose calls showed it.
 */
export function mend(workspace: Workspace, { findings, origins }: Scan): Mended[] {
  const targets = [...new Set(findings.filter((each) => each.fixes.some((fix) => fix.safe)).map(({ at }) => at.text))];
  const mended: Mended[] = [];
  for (const uri of targets) {
    const path = pathOf(uri);
    const before = workspace.project.read(uri);
    if (path === undefined || before === undefined) continue;
    const users = [...new Set([path, ...(origins.get(uri) ?? [])])];
    const check = (text: string): readonly Finding[] => {
      workspace.change(path, text);
      return users
        .flatMap((user) => {
          const own = user === path ? text : workspace.project.read(uriOf(user));
          return own === undefined ? [] : workspace.check(user, own).findings;
        })
        .filter((finding) => finding.at.text === uri);
    };
    const { text: after, applied } = fixAll(before, uri, check);
    workspace.change(path, after);
    if (after !== before) mended.push({ path, before, after, count: applied.length });
  }
  return mended;
}

/** Writes mended files; gives a line for each that could not be written. */
export function write(mended: readonly Mended[]): { path: string; message: string }[] {
  return mended.flatMap(({ path, after }) => {
    try {
      writeFileSync(path, after);
      return [];
    } catch (error) {
      return [{ path, message: `The file could not be written (${(error as NodeJS.ErrnoException).code})` }];
    }
  });
}
