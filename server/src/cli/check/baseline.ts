import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Finding } from "../../core/rules/rule.ts";
import { pathOf } from "../../files/uris.ts";
import type { BaselineOptions } from "../options.ts";
import { type Baseline, readBaseline, writeBaseline } from "./baseline-file.ts";
import { plural } from "./pretty.ts";
import { targets } from "./targets.ts";
import type { Problem } from "./workspace.ts";

/**
 * Leaves out what a baseline tolerates, or writes the baseline anew. A rule that is found in a file more often than the
 * baseline says is reported with all its places there. Throws a UsageError where the baseline cannot be read or written.
 */
export function throughBaseline(
  { file, does }: BaselineOptions,
  findings: readonly Finding[],
  paths: readonly string[],
): { readonly findings: readonly Finding[]; readonly tolerated: number; readonly problems: readonly Problem[] } {
  const folder = dirname(resolve(file));
  const before = does === "suppress-all" && !existsSync(file) ? {} : readBaseline(file);
  const looked = lookedAt(paths, folder);
  const now = counted(findings, folder);
  if (does === "suppress-all") {
    const kept = Object.entries(before).filter(([name]) => !looked(name));
    writeBaseline(file, { ...Object.fromEntries(kept), ...now });
    return { findings: [], tolerated: findings.length, problems: [] };
  }
  const { left, fewer } = pruned(before, now, looked);
  if (fewer > 0 && does === "prune") writeBaseline(file, left);
  const gone = `${plural(fewer, ["finding that it tolerates is", "findings that it tolerates are"])} gone`;
  const beyond = findings.filter((finding) => {
    const count = (of: Baseline) => of[nameOf(finding, folder)]?.[finding.rule]?.count ?? 0;
    return count(now) > count(before);
  });
  return {
    findings: beyond,
    tolerated: findings.length - beyond.length,
    problems:
      fewer > 0 && does === "read"
        ? [{ path: resolve(file), message: `${gone}; --prune takes them out`, fatal: false, wanted: true }]
        : [],
  };
}

/** A file of the baseline, from its folder; what is no file has its URI. */
function nameOf({ at }: Finding, folder: string): string {
  const path = pathOf(at.text);
  return path === undefined ? at.text : relative(folder, path).replaceAll(sep, "/");
}

function counted(findings: readonly Finding[], folder: string): Baseline {
  const made: Record<string, Record<string, { count: number }>> = {};
  for (const finding of findings) {
    made[nameOf(finding, folder)] ??= {};
    const rules = made[nameOf(finding, folder)]!;
    rules[finding.rule] = { count: (rules[finding.rule]?.count ?? 0) + 1 };
  }
  return made;
}

/** The baseline without what is found less often now, in the files that were looked at. */
function pruned(before: Baseline, now: Baseline, looked: (name: string) => boolean) {
  let fewer = 0;
  const left: Record<string, Record<string, { count: number }>> = {};
  for (const [name, rules] of Object.entries(before)) {
    const there = looked(name);
    for (const [rule, { count }] of Object.entries(rules)) {
      const kept = there ? Math.min(count, now[name]?.[rule]?.count ?? 0) : count;
      fewer += count - kept;
      if (kept > 0) left[name] = { ...left[name], [rule]: { count: kept } };
    }
  }
  return { left, fewer };
}

/** Whether a file of the baseline is among those that the paths mean, or is gone. */
function lookedAt(paths: readonly string[], folder: string): (name: string) => boolean {
  const asked = [...targets(paths, [])];
  return (name) => {
    const path = resolve(folder, name);
    if (!existsSync(path)) return true;
    return asked.some(
      (each) => path === each.path || (path.startsWith(`${each.path}${sep}`) && (each.matches?.(path) ?? true)),
    );
  };
}
