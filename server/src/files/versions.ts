import { join, relative } from "node:path";
import type { PackageVersion } from "../core/code/front-end.ts";
import type { Disk } from "./disk.ts";
import { lockedVersion } from "./lock-files.ts";
import { majorOf } from "./range.ts";
import { upwards } from "./resolve/manifest.ts";

/** Finds the version of a package as seen from a folder: installed, else locked, else declared, the nearest first. */
export function packageVersions(disk: Disk): (folder: string, name: string) => PackageVersion | undefined {
  return (folder, name) => {
    let declared: string | undefined;
    for (const at of upwards(folder)) {
      declared ??= declaredIn(disk.read(join(at, "package.json")), name);
      const found = installedIn(disk, at, name) ?? lockedIn(disk, at, relative(at, folder), name, declared);
      // An outer folder's installation counts only where it is what the nearer manifest asks for.
      if (found && fits(found.major, declared)) return found;
    }
    const major = majorOf(declared);
    return major === undefined ? undefined : { version: declared!, major, from: "package" };
  };
}

function installedIn(disk: Disk, folder: string, name: string): PackageVersion | undefined {
  const version = json(disk.read(join(folder, "node_modules", name, "package.json")))?.version;
  return typeof version === "string" ? exact(version, "installed") : undefined;
}

function lockedIn(disk: Disk, folder: string, inside: string, name: string, declared: string | undefined) {
  const version = lockedVersion((file) => disk.read(join(folder, file)), inside, name, declared);
  return version === undefined ? undefined : exact(version, "lock");
}

function exact(version: string, from: PackageVersion["from"]): PackageVersion | undefined {
  const major = Number.parseInt(version, 10);
  return Number.isNaN(major) ? undefined : { version, major, from };
}

function fits(major: number, declared: string | undefined): boolean {
  const wanted = majorOf(declared);
  return wanted === undefined || wanted === major;
}

const groups = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;

function declaredIn(text: string | undefined, name: string): string | undefined {
  const manifest = text?.includes(name) ? json(text) : undefined;
  for (const group of groups) {
    const range = (manifest?.[group] as Record<string, unknown> | undefined)?.[name];
    if (typeof range === "string") return range;
  }
  return undefined;
}

function json(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
