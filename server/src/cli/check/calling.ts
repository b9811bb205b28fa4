import { type Stats, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { codeOf } from "../../files/error-code.ts";
import { importers, importsIn, type Other } from "../../files/importers.ts";
import { unreadable } from "../../files/read-file.ts";
import { gate } from "../../files/read-source.ts";
import { walk } from "../../files/walk.ts";
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
    const gated = named || gate(path, look);
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
