import { brotliDecompressSync, constants, inflateSync, unzipSync } from "node:zlib";
import { type Content, kept } from "../core/record/format.ts";
import type { Mask } from "./mask.ts";

/** Collects the beginning of a body while it passes, and counts the rest. Chunks are copied: their owner may write over them. */
export class Beginning {
  readonly #chunks: Buffer[] = [];
  readonly #most: number;
  #held = 0;
  size = 0;

  constructor(most: number = kept.body) {
    this.#most = most;
  }

  add(chunk: unknown, encoding?: unknown): void {
    const bytes = bytesOf(chunk, encoding);
    if (!bytes) return;
    this.size += bytes.length;
    const room = this.#most - this.#held;
    if (room <= 0) return;
    this.#chunks.push(Buffer.from(bytes.subarray(0, room)));
    this.#held += Math.min(room, bytes.length);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  /** Takes the lengths out that stand between the pieces of a body in chunks. */
  unchunk(): void {
    const whole = this.bytes();
    const pieces: Buffer[] = [];
    for (let at = 0; ; ) {
      const end = whole.indexOf("\r\n", at);
      const length = end < 0 ? 0 : Number.parseInt(whole.subarray(at, end).toString("latin1"), 16);
      if (!(length > 0)) break;
      pieces.push(whole.subarray(end + 2, end + 2 + length));
      at = end + 2 + length + 2;
    }
    this.#chunks.splice(0, this.#chunks.length, ...pieces);
    this.size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }
}

export function bytesOf(chunk: unknown, encoding?: unknown): Buffer | undefined {
  if (typeof chunk === "string")
    return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (chunk instanceof ArrayBuffer) return Buffer.from(chunk);
  return undefined;
}

/** What is written of a body: its text without secrets, or its first bytes. `size` is that of the whole. */
export function contentOf(bytes: Buffer, size: number, mask: Mask, most: { text: number; audio: number }): Content {
  const text = textOf(bytes, size > bytes.length);
  if (text === undefined) {
    const head = bytes.subarray(0, most.audio);
    return {
      bytes: head.toString("hex").replace(/..(?=.)/g, "$& "),
      size,
      ...(size > head.length ? { cut: true } : {}),
    };
  }
  // Masked before it is cut: of a credential at the edge the rest would not be known as one.
  const masked = mask.text(text).slice(0, most.text);
  return { text: masked, size, ...(size > bytes.length || text.length > most.text ? { cut: true } : {}) };
}

/** Undefined for what is no text. A character that the end of the kept bytes cuts is left away. */
export function textOf(bytes: Buffer, cut: boolean): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: text holds none of them.
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** A body as it was before it was packed for the way; as it is where it cannot be unpacked. */
export function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  try {
    const soft = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * kept.body };
    switch (encoding?.trim().toLowerCase()) {
      case "gzip":
      case "x-gzip":
        return unzipSync(bytes, soft);
      case "deflate":
        return inflateSync(bytes, soft);
      case "br":
        return brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH });
      default:
        return bytes;
    }
  } catch {
    return bytes;
  }
}
