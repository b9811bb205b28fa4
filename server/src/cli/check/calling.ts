import { relative } from "node:path";
import { importers, importsIn, type Other } from "../../files/importers.ts";
import { gate } from "../../files/read-source.ts";
import { walk } from "../../files/walk.ts";
import { targets } from "./targets.ts";
import { notForChecking } from "./unchecked.ts";
import type { Problem, Workspace } from "./workspace.ts";

/** `seen`: one more source file was looked at. `calling`: it may hold a call to Deepgram, itself or through what it imports. */
export interface Step {
  readonly is: "seen" | "calling";
  readonly path: string;
}

/**
 * Goes through all source files that the paths mean, and names those worth a parse as soon as that is known: whatever takes
 * them can work on while the rest is looked through.
 */
export function* calling(workspace: Workspace, paths: readonly string[], problems: Problem[]): Generator<Step> {
  const saying: string[] = [];
  const others: Other[] = [];
  for (const { path, named } of sources(workspace, paths, problems)) {
    let imports: string | undefined;
    // In a tree where nothing says deepgram, nobody asks who imports whom.
    const look =
      saying.length === 0
        ? undefined
        : (bytes: string) => {
            imports = importsIn(bytes, true);
          };
    const unchecked = named ? notForChecking(path, isExcluded(workspace, path)) : undefined;
    const gated = unchecked ?? (named || gate(path, look));
    if (typeof gated === "object") {
      problems.push({ path, ...gated });
      continue;
    }
    yield { is: "seen", path };
    if (gated) yield { is: "calling", path };
    if (gated) saying.push(path);
    else others.push({ path, imports });
  }
  for (const path of importers(saying, others, workspace.project)) yield { is: "calling", path };
}

interface Source {
  readonly path: string;
  /** Given as it is: taken whatever its name, its text or ignore files say. */
  readonly named: boolean;
}

/** Every file that the paths mean, once. */
function* sources(workspace: Workspace, paths: readonly string[], problems: Problem[]): Generator<Source> {
  const seen = new Set<string>();
  for (const { path, is, matches } of targets(paths, problems)) {
    // Asked for here, so that a configuration that cannot be read is told by this thread.
    workspace.configOf(path);
    const named = is === "file";
    let any = false;
    for (const file of named ? [path] : below(workspace, path, problems)) {
      if (matches && !matches(file)) continue;
      any = true;
      if (seen.has(file)) continue;
      seen.add(file);
      yield { path: file, named };
    }
    if (matches && !any) problems.push({ path: matches.pattern, message: "No source file matches", fatal: true });
  }
}

function isExcluded(workspace: Workspace, path: string): boolean {
  const { config, folder } = workspace.configOf(path);
  const inside = relative(folder, path).replaceAll("\\", "/");
  return !inside.startsWith("..") && config.exclude(inside);
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
