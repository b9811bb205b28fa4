import { readFileSync, statSync } from "node:fs";
import { UsageError } from "../usage.ts";

/** Bytes beyond which a paste is refused rather than read for minutes. */
const largest = 64_000_000;

/** The text of a file, or of standard input for `-`. Throws a UsageError that says what to do. */
export async function readInput(file: string): Promise<string> {
  if (file === "-") {
    if (process.stdin.isTTY) process.stderr.write("Paste the request, response or log, then press Ctrl+D.\n");
    return decode(await readStream(process.stdin), "Standard input");
  }
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`There is no file ${file}.`);
  if (stat.isDirectory()) throw new UsageError(`${file} is a folder; explain takes a file, or - for standard input.`);
  if (stat.size > largest) throw new UsageError(`${file} is too large to explain; cut out the exchange in question.`);
  try {
    return decode(readFileSync(file), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function readStream(stream: NodeJS.ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > largest)
      throw new UsageError("Standard input is too large to explain; cut out the exchange in question.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Control characters beyond this share of a text's beginning are a binary file's. */
const mostControls = 0.02;

/** UTF-8, UTF-16 in either order, and what Windows writes where it writes neither. Throws for what is no text. */
function decode(bytes: Buffer, name: string): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/^\uFEFF/, "");
  const head = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted.
  const controls = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (controls > 8 && controls > head.length * mostControls)
    throw new UsageError(`${name} is a binary file; explain takes text.`);
  return text;
}

function encodingOf(bytes: Buffer): "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++;
  // Of two bytes for a letter of English one is zero, always the same.
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.3 && even < odd / 10) return "utf-16le";
  if (even > head.length * 0.3 && odd < even / 10) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    // A text of UTF-8 that was cut within a letter keeps its other letters.
    return /[\u00a0-\ufffc]/.test(bytes.toString("utf8")) ? "utf-8" : "windows-1252";
  }
}
