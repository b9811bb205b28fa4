import { join } from "node:path";
import type { Disk } from "../disk.ts";
import { type Manifest, type manifests, targets, upwards } from "./manifest.ts";
import { matched } from "./pattern.ts";

type Manifests = ReturnType<typeof manifests>;

/** Paths that a package name may mean when the package is part of the same repository (npm, yarn, pnpm or bun workspaces). */
export function workspacePackages(
  disk: Disk,
  manifestOf: Manifests,
): (folder: string, specifier: string) => readonly string[] {
  const roots = new Map<string, ReadonlyMap<string, string>>();
  const packagesOf = (root: string, patterns: readonly string[]) => {
    let packages = roots.get(root);
    if (!packages) {
      const found = patterns.flatMap((pattern) => expand(root, pattern, disk.folders));
      const named = found.flatMap((folder) => {
        const name = manifestOf(folder)?.name;
        return typeof name === "string" ? [[name, folder] as const] : [];
      });
      packages = new Map(named);
      roots.set(root, packages);
    }
    return packages;
  };
  return (folder, specifier) => {
    const [, name, inside = ""] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
    if (name === undefined) return [];
    for (const root of upwards(folder)) {
      const patterns = patternsOf(manifestOf(root), disk.read(join(root, "pnpm-workspace.yaml")));
      if (!patterns) continue;
      const home = packagesOf(root, patterns).get(name);
      return home === undefined ? [] : entries(home, inside, manifestOf(home));
    }
    return [];
  };
}

function patternsOf(manifest: Manifest | undefined, pnpm: string | undefined): readonly string[] | undefined {
  if (pnpm !== undefined) {
    const [, block = ""] = /^packages:\s*\n((?:[ \t]*(?:-.*|#.*)?\n?)*)/m.exec(pnpm) ?? [];
    return [...block.matchAll(/^\s*-\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$/gm)].map((match) => match[1]!);
  }
  const declared = manifest?.workspaces;
  const list = Array.isArray(declared) ? declared : (declared as { packages?: unknown } | undefined)?.packages;
  return Array.isArray(list) ? list.filter((each) => typeof each === "string") : undefined;
}

/** The folders of a pattern such as `packages/*` or `apps/**`; two levels of `**` are looked through. */
function expand(root: string, pattern: string, list: (folder: string) => readonly string[]): string[] {
  if (pattern.startsWith("!")) return [];
  let found = [root];
  for (const part of pattern
    .replace(/^\.?\//, "")
    .replace(/\/$/, "")
    .split("/")) {
    if (part === "**") found = found.flatMap((at) => [at, ...list(at), ...list(at).flatMap(list)]);
    else if (part.includes("*")) {
      const shape = new RegExp(`^${part.replace(/[.+?^$()[\]{}|\\]/g, "\\$&").replaceAll("*", ".*")}$`);
      found = found.flatMap((at) => list(at).filter((path) => shape.test(path.slice(at.length + 1))));
    } else found = found.map((at) => join(at, part));
  }
  return found;
}

/** The sources of a package: what its manifest names, or the file of `src/` that it is built from. */
function entries(home: string, inside: string, manifest: Manifest | undefined): string[] {
  const { exports, source, module, main, types } = manifest ?? {};
  const subpath = inside === "" ? "." : `./${inside}`;
  const map =
    typeof exports === "object" && exports !== null && Object.keys(exports).some((key) => key.startsWith("."))
      ? (exports as Record<string, unknown>)
      : { ".": exports };
  const match = matched(map, subpath);
  const named = targets(match?.target).map((each) => each.replace("*", match?.star ?? ""));
  const plain = inside === "" ? [source, module, main, types].filter((each) => typeof each === "string") : [];
  const paths = [...named, ...plain].flatMap((path) => [
    path.replace(/^(\.\/)?(?:dist|build|lib|out)\//, "src/"),
    path,
  ]);
  const guesses = inside === "" ? ["src/index", "index"] : [`src/${inside}`, inside];
  return [...paths, ...guesses].map((path) => join(home, path.replace(/\.d\.([mc]?)ts$/, ".$1js")));
}
