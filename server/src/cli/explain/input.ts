import { existsSync } from "node:fs";
import { decodeText } from "../../core/text/decode.ts";
import { readBytes } from "../../files/read-file.ts";
import { UsageError } from "../usage.ts";

/** Bytes beyond which a paste is refused rather than read for minutes. */
const largest = 64_000_000;

/** The text of a file, or of standard input for `-`. Throws a UsageError that says what to do; `wanted` is what a person is asked to paste. */
export async function readInput(file: string, wanted = "the request, response or log"): Promise<string> {
  return decode(await readRaw(file, wanted), file === "-" ? "Standard input" : file);
}

/** The same before it is decoded: a list with NUL between its entries looks like a binary file. */
export async function readRaw(file: string, wanted: string): Promise<Buffer> {
  if (file === "-") {
    if (process.stdin.isTTY) process.stderr.write(`Paste ${wanted}, then press Ctrl+D.\n`);
    return readStream(process.stdin);
  }
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const bytes = readBytes(file, largest);
  if (Buffer.isBuffer(bytes)) return bytes;
  throw new UsageError(`${file}: ${bytes.message}. Give a text file, or - for standard input.`);
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

function decode(bytes: Buffer, name: string): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new UsageError(`${name} is a binary file; explain takes text.`);
  return text;
}
