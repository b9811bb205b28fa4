import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { codeOf } from "./walk.ts";

/** Bytes beyond which a file is taken for a bundle. */
const largest = 5_000_000;
/** A text of that many characters whose lines are that long on average was made by a machine. */
const minified = { size: 200_000, line: 500 };

export interface Unread {
  readonly message: string;
  /** The file could not be read at all; otherwise it is not for reading. */
  readonly fatal: boolean;
}

/** The spellings that people write, without their first letter: a search over bytes, before anything is decoded. */
const spellings = ["eepgram", "EEPGRAM", "eepGram"].map((word) => Buffer.from(word));

/** Files are read into one buffer, one after the other: most hold no call, and nothing of them is kept. */
const shared = Buffer.allocUnsafeSlow(1 << 20);

/**
 * Whether the bytes of a file can hold a call to Deepgram: the one search that every file of a tree costs. `otherwise` is
 * given the text of a file that cannot, its bytes as characters.
 */
export function gate(path: string, otherwise?: (bytes: string) => void): boolean | Unread {
  let bytes: Buffer | Unread;
  try {
    const file = openSync(path, "r");
    try {
      const read = readSync(file, shared);
      bytes = read < shared.length ? shared.subarray(0, read) : bytesOf(path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    bytes = { message: unreadable(codeOf(error)), fatal: true };
  }
  if (!Buffer.isBuffer(bytes)) return bytes;
  const text = bytes;
  const may = spellings.some((word) => text.includes(word)) || (text[0] === 0xff && text[1] === 0xfe);
  if (!may) otherwise?.(text.toString("latin1"));
  return may;
}

export type Read =
  | { readonly text: string }
  /** `fatal`: the file could not be read at all; otherwise it is not for reading. */
  | { readonly problem: string; readonly fatal: boolean };

/** Reads a source file, or says in a sentence why it is not checked. */
export function readSource(path: string): Read {
  const bytes = bytesOf(path);
  if (!Buffer.isBuffer(bytes)) return { problem: bytes.message, fatal: bytes.fatal };
  if (bytes.length > largest)
    return { problem: `Not checked: ${megabytes(bytes.length)} is a bundle's size`, fatal: false };
  const text = decode(bytes);
  return text === undefined ? { problem: "Not checked: this is a binary file", fatal: false } : { text };
}

function bytesOf(path: string): Buffer | Unread {
  try {
    return readFileSync(path);
  } catch (error) {
    return { message: unreadable(codeOf(error)), fatal: true };
  }
}

/** Why a text that passed the gate is still not worth a parse; undefined for what people write. */
export function notWritten(text: string): string | undefined {
  if (text.length < minified.size) return undefined;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  if (text.length / lines < minified.line) return undefined;
  return `Not checked: ${megabytes(text.length)} in ${lines} ${lines === 1 ? "line is" : "lines are"} minified code`;
}

/** Why a path cannot be read, in a sentence, from the code of the system's error. */
export function unreadable(code: string): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "There is no such file or folder";
  if (code === "EISDIR") return "This is a folder";
  return code === "EACCES" || code === "EPERM"
    ? "The file may not be read (no permission)"
    : `The file cannot be read (${code})`;
}

function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le", 2);
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  return bytes.toString("utf8");
}

const megabytes = (size: number) => `${(size / 1_000_000).toFixed(1)} MB`;
