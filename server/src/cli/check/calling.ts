import { relative } from "node:path";
import { mayLead } from "../../core/code/index.ts";
import { importers, importsIn, type Other } from "../../files/importers.ts";
import { gate } from "../../files/read-source.ts";
import { walk } from "../../files/walk.ts";
import { targets } from "./targets.ts";
import { notForChecking } from "./unchecked.ts";
import type { Problem, Workspace } from "./workspace.ts";

/** `seen`: one more source file was looked at. `calling`: it says deepgram, and may hold a call. */
export interface Step {
  readonly is: "seen" | "calling";
  readonly path: string;
}

/** What was seen on the way: `through` needs it. */
export interface Seen {
  /** The files that may hold what others need to call Deepgram. */
  readonly leading: readonly string[];
  readonly others: readonly Other[];
  readonly saying: ReadonlySet<string>;
}

/**
 * Goes through all source files that the paths mean, and names those that say deepgram as soon as that is known: whatever
 * takes them can work on while the rest is looked through.
 */
export function* calling(workspace: Workspace, paths: readonly string[], problems: Problem[]): Generator<Step, Seen> {
  const leading: string[] = [];
  const others: Other[] = [];
  const saying = new Set<string>();
  for (const { path, named } of sources(workspace, paths, problems)) {
    let imports: string | undefined;
    let leads = named;
    const look = (bytes: () => string, says: boolean) => {
      leads = says && inBytes(bytes());
      // In a tree where nothing leads to Deepgram, nobody asks who imports whom.
      if (!leads && leading.length > 0) imports = importsIn(bytes(), true);
    };
    const unchecked = named ? notForChecking(path, isExcluded(workspace, path)) : undefined;
    const gated = unchecked ?? (named || gate(path, look));
    if (typeof gated === "object") {
      problems.push({ path, ...gated });
      continue;
    }
    yield { is: "seen", path };
    if (gated) yield { is: "calling", path };
    if (gated) saying.add(path);
    if (leads) leading.push(path);
    else others.push({ path, imports });
  }
  return { leading, others, saying };
}

/**
 * The files that do not say deepgram and import, directly or through others, one that leads there. `leads` may know better
 * than the text whether a file does.
 */
export function through(workspace: Workspace, seen: Seen, leads: (path: string) => boolean = () => true): string[] {
  const { leading, others, saying } = seen;
  const not = leading.filter((path) => !leads(path)).map((path) => ({ path }));
  return importers(leading.filter(leads), [...others, ...not], workspace.project).filter((path) => !saying.has(path));
}

/** A text of UTF-16, whose every other byte is none, is not looked through. */
const inBytes = (bytes: string) => bytes.includes("\0") || mayLead(bytes);

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
