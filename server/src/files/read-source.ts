import { closeSync, constants, openSync } from "node:fs";
import { decode } from "./encoding.ts";
import { codeOf } from "./error-code.ts";
import { megabytes, readBytes, readOpen, type Unread, unreadable } from "./read-file.ts";

/** Bytes beyond which a file is taken for a bundle. */
const largest = 5_000_000;
/** Bytes beyond which a file is not even searched. */
const largestGated = 500_000_000;
/** A text of that many characters whose lines are that long on average was made by a machine. */
const minified = { size: 200_000, line: 500 };

/** The spellings that people write, without their first letter: a search over bytes, before anything is decoded. */
const spellings = ["eepgram", "EEPGRAM", "eepGram"].map((word) => Buffer.from(word));

/** Files are read into one buffer, one after the other: most hold no call, and nothing of them is kept. */
const shared = Buffer.allocUnsafeSlow(1 << 20);

/**
 * Whether the bytes of a file can hold a call to Deepgram: the one search that every file of a tree costs. `look` is told
 * the answer, and can have the text, its bytes as characters.
 */
export function gate(path: string, look?: (bytes: () => string, may: boolean) => void): boolean | Unread {
  let bytes: Buffer | Unread;
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      bytes = readOpen(file, largestGated, shared);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    bytes = { message: unreadable(codeOf(error)), fatal: codeOf(error) !== "ENOENT" };
  }
  if (!Buffer.isBuffer(bytes)) return bytes;
  const text = bytes;
  const may =
    spellings.some((word) => text.includes(word)) || (text[0]! >= 0xfe && text[1]! >= 0xfe && text[0] !== text[1]);
  look?.(() => text.toString("latin1"), may);
  return may;
}

export type Read =
  | { readonly text: string }
  /** `fatal`: the file could not be read at all; otherwise it is not for reading. */
  | { readonly problem: string; readonly fatal: boolean };

/** Reads a source file, or says in a sentence why it is not checked. */
export function readSource(path: string): Read {
  const bytes = readBytes(path, largest);
  if (!Buffer.isBuffer(bytes))
    return {
      problem: bytes.message.replace("Not read", "Not checked").replace("too large", "a bundle's size"),
      fatal: bytes.fatal,
    };
  const decoded = decode(bytes);
  return decoded === undefined
    ? { problem: "Not checked: this is a binary file", fatal: false }
    : { text: decoded.text };
}

/** Why a text that passed the gate is still not worth a parse; undefined for what people write. */
export function notWritten(text: string): string | undefined {
  if (text.length < minified.size) return undefined;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  if (text.length / lines < minified.line) return undefined;
  return `Not checked: ${megabytes(text.length)} in ${lines} ${lines === 1 ? "line is" : "lines are"} minified code`;
}
