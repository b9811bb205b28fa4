import { dirname, join } from "node:path";
import type { Disk } from "../disk.ts";

/** A package.json as far as it is well formed. */
export type Manifest = Readonly<Record<string, unknown>>;

/** Reads the package.json of a folder, each once. */
export function manifests(disk: Disk): (folder: string) => Manifest | undefined {
  const known = new Map<string, Manifest | undefined>();
  return (folder) => {
    if (!known.has(folder)) known.set(folder, parse(disk.read(join(folder, "package.json"))));
    return known.get(folder);
  };
}

function parse(text: string | undefined): Manifest | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

/** The folder and all above it, the nearest first. */
export function* upwards(folder: string): Generator<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

/** Every path that a target of `imports` or `exports` may name, whatever the conditions: sources are looked for, not run. */
export function targets(target: unknown, depth = 0): string[] {
  if (typeof target === "string") return [target];
  if (typeof target !== "object" || target === null || depth > 5) return [];
  return Object.values(target).flatMap((each) => targets(each, depth + 1));
}
