import { fixAll } from "../../core/check/fix-all.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { pathOf, uriOf } from "../../files/uris.ts";
import { keepsFrom, replaceText } from "../../files/write-file.ts";
import type { Scan } from "./scan.ts";
import type { Problem, Workspace } from "./workspace.ts";

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
export function mend(
  workspace: Workspace,
  { findings, origins }: Scan,
): { readonly mended: readonly Mended[]; readonly problems: readonly Problem[] } {
  const targets = [...new Set(findings.filter((each) => each.fixes.some((fix) => fix.safe)).map(({ at }) => at.text))];
  const mended: Mended[] = [];
  const problems: Problem[] = [];
  for (const uri of targets) {
    const path = pathOf(uri);
    const before = workspace.project.read(uri);
    if (path === undefined || before === undefined) continue;
    const kept = keepsFrom(path);
    if (kept !== undefined) {
      problems.push({ path, message: kept, fatal: false });
      continue;
    }
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
  return { mended, problems };
}

/** Writes mended files: gives those that were written, and for each other one why it was not. */
export function write(mended: readonly Mended[]): {
  readonly written: readonly Mended[];
  readonly problems: readonly Problem[];
} {
  const written: Mended[] = [];
  const problems: Problem[] = [];
  for (const each of mended) {
    const kept = replaceText(each.path, each.before, each.after);
    if (kept === undefined) written.push(each);
    else problems.push({ path: each.path, message: kept, fatal: kept.startsWith("The file could not") });
  }
  return { written, problems };
}
