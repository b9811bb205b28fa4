export type Encoding = "utf8" | "utf16le" | "utf16be";

export interface Decoded {
  /** With the byte order mark as its first character where the file has one. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether encoding the text gives the very same bytes: a file in Latin-1 or with stray bytes does not come back. */
  readonly lossless: boolean;
}

/** The text of a file's bytes; undefined for a binary file. */
export function decode(bytes: Buffer): Decoded | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf16be" : "utf8";
  if (encoding === "utf8" && bytes.subarray(0, 8192).includes(0)) return undefined;
  const text =
    encoding === "utf16be"
      ? Buffer.from(bytes.subarray(0, bytes.length & ~1))
          .swap16()
          .toString("utf16le")
      : bytes.toString(encoding);
  // Only a replacement character says that a byte of UTF-8 was lost; of UTF-16 half a unit may be.
  const lossless =
    encoding === "utf8" ? !text.includes("\uFFFD") || encode(text, encoding).equals(bytes) : bytes.length % 2 === 0;
  return { text, encoding, lossless };
}

export function encode(text: string, encoding: Encoding): Buffer {
  return encoding === "utf16be" ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, encoding);
}
