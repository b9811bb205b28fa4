import { dirname } from "node:path";
import type { PackageVersion, Project } from "../core/code/front-end.ts";
import { cachedDisk, type Disk, nodeDisk } from "./disk.ts";
import { resolver } from "./resolve/index.ts";
import { pathOf, uriOf } from "./uris.ts";
import { packageVersions } from "./versions.ts";

export interface NodeProject extends Project {
  /** Forgets what was read: of one path when its text changed, of all when files came or went. */
  forget(uri?: string): void;
}

/** Texts that stand above the files: the open documents of an editor. */
export interface Overlay {
  /** The text of an open document by path, with the URI under which the editor knows it. */
  open(path: string): { readonly uri: string; readonly text: string } | undefined;
}

const nothingOpen: Overlay = { open: () => undefined };

/** The project around source files on disk. Synchronous; answers are kept until `forget`. */
export function nodeProject(overlay: Overlay = nothingOpen, disk: Disk = nodeDisk): NodeProject {
  const cache = cachedDisk({
    read: (path) => disk.read(path),
    isFile: (path) => overlay.open(path) !== undefined || disk.isFile(path),
    folders: (path) => disk.folders(path),
  });
  let versions = packageVersions(cache);
  let resolve = resolver(cache);
  const known = new Map<string, PackageVersion | undefined>();

  return {
    packageVersion(uri, name) {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      const key = `${dirname(path)}\n${name}`;
      if (!known.has(key)) known.set(key, versions(dirname(path), name));
      return known.get(key);
    },
    read(uri) {
      const path = pathOf(uri);
      if (path === undefined) return undefined;
      return overlay.open(path)?.text ?? cache.read(path);
    },
    resolve(uri, specifier) {
      const path = pathOf(uri);
      const found = path === undefined ? undefined : resolve(dirname(path), specifier);
      return found === undefined ? undefined : (overlay.open(found)?.uri ?? uriOf(found));
    },
    forget(uri) {
      const path = uri === undefined ? undefined : pathOf(uri);
      cache.forget(path);
      if (path !== undefined && !/(?:\.json|\.lock|lock\.yaml)$/.test(path)) return;
      known.clear();
      versions = packageVersions(cache);
      resolve = resolver(cache);
    },
  };
}
