import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { decode } from "./encoding.ts";
import { readBytes } from "./read-file.ts";

/** The file access that resolving needs. A failure of any kind is an absent file. */
export interface Disk {
  read(path: string): string | undefined;
  isFile(path: string): boolean;
  /** The folders directly below a folder, hidden and installed ones left out. */
  folders(path: string): readonly string[];
}

export const nodeDisk: Disk = {
  read(path) {
    const bytes = readBytes(path);
    return Buffer.isBuffer(bytes) ? (decode(bytes)?.text ?? "") : undefined;
  },
  isFile(path) {
    try {
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
  folders(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter((item) => item.isDirectory() && item.name !== "node_modules" && !item.name.startsWith("."))
        .map((item) => join(path, item.name));
    } catch {
      return [];
    }
  },
};

/** Files in memory, by absolute path, for tests. */
export function memoryDisk(files: Readonly<Record<string, string>>): Disk {
  const folders = new Set(
    Object.keys(files).flatMap((path) => {
      const above = [];
      for (let at = dirname(path); dirname(at) !== at; at = dirname(at)) above.push(at);
      return above;
    }),
  );
  return {
    read: (path) => files[path],
    isFile: (path) => path in files,
    folders: (path) => [...folders].filter((folder) => dirname(folder) === path).sort(),
  };
}

/** Remembers every answer of a disk until `forget`. */
export function cachedDisk(disk: Disk): Disk & { forget(path?: string): void } {
  const texts = new Map<string, string | undefined>();
  const files = new Map<string, boolean>();
  return {
    read(path) {
      if (!texts.has(path)) texts.set(path, disk.read(path));
      return texts.get(path);
    },
    isFile(path) {
      const known = files.get(path);
      if (known !== undefined) return known;
      const found = disk.isFile(path);
      files.set(path, found);
      return found;
    },
    folders: (path) => disk.folders(path),
    forget(path) {
      if (path === undefined) {
        texts.clear();
        files.clear();
      } else {
        texts.delete(path);
        files.delete(path);
      }
    },
  };
}
