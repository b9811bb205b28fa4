import { realpathSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import type { NodeProject } from "./project.ts";
import { pathOf } from "./uris.ts";

/** Whether a path, links followed, lies in one of the folders. What does not exist lies where its name says. */
export function within(path: string, folders: readonly string[]): boolean {
  const real = realPath(path);
  return folders.some((folder) => {
    const inside = relative(realPath(folder), real);
    return inside === "" || !(inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside));
  });
}

/** The part that exists, links followed, and the rest as written. */
function realPath(path: string): string {
  for (let at = path, rest = ""; ; ) {
    try {
      return realpathSync(at) + rest;
    } catch {
      const cut = at.lastIndexOf(sep);
      if (cut <= 0) return path;
      rest = at.slice(cut) + rest;
      at = at.slice(0, cut);
    }
  }
}

/**
 * The project as somebody may see it who is to see these folders only: an import leads to source files in them. Data
 * files are not followed, because a message would quote their values.
 */
export function projectWithin(project: NodeProject, folders: readonly string[]): NodeProject {
  const known = new Map<string, boolean>();
  const visible = (uri: string) => {
    const path = pathOf(uri);
    if (path === undefined || /\.json$/i.test(path)) return false;
    if (!known.has(path)) known.set(path, within(path, folders));
    return known.get(path)!;
  };
  return {
    ...project,
    read: (uri) => (visible(uri) ? project.read(uri) : undefined),
    resolve(uri, specifier) {
      const found = project.resolve(uri, specifier);
      return found !== undefined && visible(found) ? found : undefined;
    },
  };
}
