import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { codeOf } from "./error-code.ts";

export interface Unread {
  readonly message: string;
  /** The file could not be read at all; otherwise it is not for reading. */
  readonly fatal: boolean;
}

/** Bytes of the largest file that is read for what it says of a project: lock files of large repositories have some tens of megabytes. */
export const largestFile = 64_000_000;

/**
 * The bytes of a regular file. A device, a pipe or a socket is not read, whatever links lead to it: it may never end. A file
 * larger than `largest` is not read either.
 */
export function readBytes(path: string, largest = largestFile): Buffer | Unread {
  let file: number;
  try {
    // Opening a pipe without a writer would wait for one.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { message: unreadable(codeOf(error)), fatal: true };
  }
  try {
    return readOpen(file, largest);
  } catch (error) {
    return { message: unreadable(codeOf(error)), fatal: true };
  } finally {
    closeSync(file);
  }
}

/** The same of a file that is open. `into` is used when the file fits into it. */
export function readOpen(file: number, largest = largestFile, into?: Buffer): Buffer | Unread {
  const stat = fstatSync(file);
  if (stat.isDirectory()) return { message: unreadable("EISDIR"), fatal: true };
  if (!stat.isFile()) return { message: "Not read: this is not a regular file", fatal: false };
  if (stat.size > largest) return { message: `Not read: ${megabytes(stat.size)} is too large`, fatal: false };
  const buffer = into && stat.size < into.length ? into : Buffer.allocUnsafe(stat.size + 1);
  let size = 0;
  // One byte more than the size was asked for: a file that grows meanwhile is read to where it ended.
  for (let read = -1; read !== 0 && size < buffer.length; size += read)
    read = readSync(file, buffer, size, buffer.length - size, size);
  return buffer.subarray(0, size);
}

/** Why a path cannot be read, in a sentence, from the code of the system's error. */
export function unreadable(code: string): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "There is no such file or folder";
  if (code === "EISDIR") return "This is a folder";
  return code === "EACCES" || code === "EPERM"
    ? "The file may not be read (no permission)"
    : `The file cannot be read (${code})`;
}

export const megabytes = (size: number) => `${(size / 1_000_000).toFixed(1)} MB`;
