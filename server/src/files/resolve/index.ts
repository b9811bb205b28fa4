import { join, resolve } from "node:path";
import type { Disk } from "../disk.ts";
import { sourceFile } from "./files.ts";
import { manifests, targets, upwards } from "./manifest.ts";
import { matched } from "./pattern.ts";
import { tsconfigAliases } from "./tsconfig.ts";
import { workspacePackages } from "./workspaces.ts";

/** Finds the source file of this project that a specifier means. What is installed from elsewhere is undefined. */
export type Resolve = (folder: string, specifier: string) => string | undefined;

/**
 * Resolves relative specifiers, aliases of tsconfig.json, `#imports` of package.json, and packages of the same repository,
 * to files that exist. Answers are kept.
 */
export function resolver(disk: Disk): Resolve {
  const manifestOf = manifests(disk);
  const aliases = tsconfigAliases(disk);
  const workspaces = workspacePackages(disk, manifestOf);
  const known = new Map<string, string | undefined>();

  const candidates = (folder: string, specifier: string): readonly string[] => {
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return [resolve(folder, specifier.replace(/[?#].*$/, ""))];
    if (specifier.startsWith("#")) return [...imports(folder, specifier), ...aliases(folder, specifier)];
    if (/^[a-z][a-z+.-]*:/i.test(specifier) || specifier.startsWith("/")) return [];
    return [...aliases(folder, specifier), ...workspaces(folder, specifier)];
  };

  const imports = (folder: string, specifier: string): readonly string[] => {
    for (const at of upwards(folder)) {
      const manifest = manifestOf(at);
      if (!manifest) continue;
      const map = manifest.imports;
      const match =
        typeof map === "object" && map !== null ? matched(map as Record<string, unknown>, specifier) : undefined;
      return targets(match?.target).map((each) => join(at, each.replace("*", match?.star ?? "")));
    }
    return [];
  };

  return (folder, specifier) => {
    const key = `${folder}\n${specifier}`;
    if (!known.has(key)) {
      let found: string | undefined;
      for (const base of candidates(folder, specifier)) {
        found = sourceFile(disk, base);
        if (found !== undefined && !/[\\/]node_modules[\\/]/.test(found)) break;
        found = undefined;
      }
      known.set(key, found);
    }
    return known.get(key);
  };
}
