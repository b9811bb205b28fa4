import { readFileSync, statSync } from "node:fs";

/** The file access that resolving needs. A failure of any kind is an absent file. */
export interface Disk {
  read(path: string): string | undefined;
  isFile(path: string): boolean;
}

export const nodeDisk: Disk = {
  read(path) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
};

/** Files in memory, by absolute path, for tests. */
export function memoryDisk(files: Readonly<Record<string, string>>): Disk {
  return { read: (path) => files[path], isFile: (path) => path in files };
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
