import { majorOf } from "./range.ts";

/**
 * The version of a package in the lock file of one folder: package-lock.json, yarn.lock, pnpm-lock.yaml or bun.lock.
 * @param read - gives a file of that folder by name
 * @param inside - the path from that folder to the one that asks, for workspaces
 * @param declared - the range that the manifest asks for: it decides between several locked versions
 */
export function lockedVersion(
  read: (file: string) => string | undefined,
  inside: string,
  name: string,
  declared: string | undefined,
): string | undefined {
  const npm = read("package-lock.json") ?? read("npm-shrinkwrap.json");
  if (npm?.includes(name)) return fromNpm(npm, inside, name);
  const yarn = read("yarn.lock");
  if (yarn?.includes(name)) return choose(fromYarn(yarn, name, declared), declared);
  const pnpm = read("pnpm-lock.yaml");
  if (pnpm?.includes(name))
    return choose(all(pnpm, new RegExp(`${literal(name)}[@/](\\d+\\.\\d+\\.\\d+[\\w.-]*)`, "g")), declared);
  const bun = read("bun.lock");
  if (bun?.includes(name))
    return choose(all(bun, new RegExp(`"${literal(name)}@(\\d+\\.\\d+\\.\\d+[^"]*)"`, "g")), declared);
  return undefined;
}

function fromNpm(text: string, inside: string, name: string): string | undefined {
  let lock: NpmLock;
  try {
    lock = JSON.parse(text);
  } catch {
    return undefined;
  }
  const folders = inside.split(/[\\/]/).filter(Boolean);
  for (let depth = folders.length; depth >= 0; depth--) {
    const key = [...folders.slice(0, depth), "node_modules", name].join("/");
    const version = lock.packages?.[key]?.version;
    if (version) return version;
  }
  return lock.dependencies?.[name]?.version;
}

interface NpmLock {
  readonly packages?: Record<string, { readonly version?: string } | undefined>;
  readonly dependencies?: Record<string, { readonly version?: string } | undefined>;
}

/** Entries of yarn 1 (`"name@^1.0.0":` and `version "1.2.3"`) and of later ones (`"name@npm:^1.0.0":`, `version: 1.2.3`). */
function fromYarn(text: string, name: string, declared: string | undefined): string[] {
  const entry = new RegExp(`^("?${literal(name)}@[^\\n]*):\\r?\\n\\s+version:? "?(\\d+\\.\\d+\\.\\d+[\\w.-]*)`, "gm");
  const found = [...text.matchAll(entry)];
  const asked = found.filter((match) => declared && match[1]!.split(/[",\s]+/).some((each) => each.endsWith(declared)));
  return (asked.length > 0 ? asked : found).map((match) => match[2]!);
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

/** The only version; among several the only one of the major that was asked for. */
function choose(versions: readonly string[], declared: string | undefined): string | undefined {
  const unique = [...new Set(versions)];
  if (unique.length <= 1) return unique[0];
  const major = majorOf(declared);
  const fitting = unique.filter((version) => Number.parseInt(version, 10) === major);
  return fitting.length > 0 ? fitting.at(-1) : undefined;
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
