import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { decode, encode } from "./encoding.ts";
import { codeOf } from "./error-code.ts";
import { readBytes } from "./read-file.ts";

/** What keeps a text from being put in the place of another, in a sentence; undefined when it is written. */
export type Kept = string | undefined;

/** Whether a file's text can be changed without changing any other byte of it; in a sentence why not. */
export function keepsFrom(path: string): Kept {
  const bytes = readBytes(path);
  if (!Buffer.isBuffer(bytes)) return bytes.message;
  const decoded = decode(bytes);
  if (!decoded?.lossless)
    return "Not fixed: the file is not valid UTF-8, and writing it would change other bytes of it";
  return undefined;
}

/**
 * Writes a changed text in the place of the one that it was made from: beside it, synced, then renamed, so that the old or the
 * new file stands there whatever happens. Its encoding, its mode and links to it stay. A file that says something else by now is left.
 */
export function replaceText(path: string, before: string, after: string): Kept {
  try {
    const target = realpathSync(path);
    const bytes = readBytes(target);
    if (!Buffer.isBuffer(bytes)) return bytes.message;
    const decoded = decode(bytes);
    if (!decoded?.lossless) return keepsFrom(target);
    if (decoded.text !== before) return "Not fixed: the file changed meanwhile; run the command again";
    const { mode, nlink } = statSync(target);
    if (nlink > 1) return "Not fixed: the file has several names (hard links), and writing it would part them";
    writeBeside(target, encode(after, decoded.encoding), mode);
    return undefined;
  } catch (error) {
    return `The file could not be written (${codeOf(error)})`;
  }
}

function writeBeside(target: string, bytes: Buffer, mode: number): void {
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const file = openSync(beside, "wx", mode);
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      // What was asked for when the file was made was cut by the process's own mask.
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (error) {
    unlinkSync(beside);
    throw error;
  }
}
