import { constants, inflateRawSync } from "node:zlib";
import { kept } from "../core/record/format.ts";

/** Takes whole messages of a socket, and its close. */
export interface Sink {
  message(binary: boolean, head: Buffer, size: number): void;
  close(code: number | undefined, reason: string): void;
}

/** Of a message so much is kept: text that is cut has to be masked beyond its edge. */
const mostKept = kept.text + 1024;
/** Packed messages above this are not unpacked, and none after them. */
const mostPacked = 256 * 1024;
const window = 32 * 1024;

/** Reads the frames of one direction of a WebSocket out of the bytes that pass (RFC 6455, and permessage-deflate). */
export class FrameReader {
  readonly #sink: Sink;
  #waiting = Buffer.alloc(0);
  /** The frame whose payload is being passed: what is left of it. */
  #left = 0;
  #payload: { opcode: number; final: boolean; mask?: Buffer; at: number } | undefined;
  #message: { binary: boolean; packed: boolean; chunks: Buffer[]; held: number; size: number } | undefined;
  #control: Buffer[] = [];
  /** What was unpacked last, which later messages refer to. Undefined: lost. */
  #unpacked: Buffer | undefined = Buffer.alloc(0);

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  add(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#payload) at += this.#take(bytes.subarray(at));
      else {
        // A head has at most 14 bytes.
        const need = Math.min(bytes.length - at, 14);
        const before = this.#waiting.length;
        const joined =
          before === 0 ? bytes.subarray(at, at + need) : Buffer.concat([this.#waiting, bytes.subarray(at, at + need)]);
        const used = this.#begin(joined);
        if (used === 0) {
          this.#waiting = Buffer.from(joined);
          at += need;
        } else {
          this.#waiting = Buffer.alloc(0);
          at += used - before;
        }
      }
      if (this.#payload && this.#left === 0) this.#finish();
    }
  }

  /** Reads the head of a frame; how many bytes it has, or 0 where it is not whole yet. */
  #begin(head: Buffer): number {
    if (head.length < 2) return 0;
    const [first = 0, second = 0] = head;
    const masked = (second & 0x80) !== 0;
    const short = second & 0x7f;
    const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
    const size = 2 + wide + (masked ? 4 : 0);
    if (head.length < size) return 0;
    this.#left = wide === 0 ? short : wide === 2 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
    const opcode = first & 0x0f;
    this.#payload = {
      opcode,
      final: (first & 0x80) !== 0,
      at: 0,
      ...(masked ? { mask: Buffer.from(head.subarray(size - 4, size)) } : {}),
    };
    if (opcode === 1 || opcode === 2)
      this.#message = { binary: opcode === 2, packed: (first & 0x40) !== 0, chunks: [], held: 0, size: 0 };
    this.#control = [];
    return size;
  }

  /** Passes payload; how many bytes of it. */
  #take(bytes: Buffer): number {
    const frame = this.#payload!;
    const part = bytes.subarray(0, this.#left);
    const control = frame.opcode >= 8;
    const message = this.#message;
    const most = message?.packed ? mostPacked : mostKept;
    const room = control ? part.length : message ? most - message.held : 0;
    if (room > 0) {
      const copy = Buffer.from(part.subarray(0, room));
      if (frame.mask) for (let i = 0; i < copy.length; i++) copy[i]! ^= frame.mask[(frame.at + i) & 3]!;
      if (control) this.#control.push(copy);
      else if (message) {
        message.chunks.push(copy);
        message.held += copy.length;
      }
    }
    if (message && !control) message.size += part.length;
    frame.at += part.length;
    this.#left -= part.length;
    return part.length;
  }

  #finish(): void {
    const { opcode, final } = this.#payload!;
    this.#payload = undefined;
    if (opcode === 8) {
      const said = Buffer.concat(this.#control);
      this.#sink.close(said.length >= 2 ? said.readUInt16BE(0) : undefined, said.subarray(2).toString());
    }
    const message = this.#message;
    if (opcode >= 8 || !final || !message) return;
    this.#message = undefined;
    const held = Buffer.concat(message.chunks);
    const whole = message.packed ? this.#unpack(held, message.size) : held;
    if (whole)
      this.#sink.message(message.binary, whole.subarray(0, mostKept), message.packed ? whole.length : message.size);
    else this.#sink.message(message.binary, Buffer.alloc(0), message.size);
  }

  #unpack(held: Buffer, size: number): Buffer | undefined {
    const dictionary = this.#unpacked;
    this.#unpacked = undefined;
    if (!dictionary || held.length < size) return undefined;
    try {
      const tail = Buffer.from([0, 0, 0xff, 0xff]);
      const whole = inflateRawSync(Buffer.concat([held, tail]), {
        finishFlush: constants.Z_SYNC_FLUSH,
        ...(dictionary.length > 0 ? { dictionary } : {}),
      });
      this.#unpacked = Buffer.concat([dictionary, whole]).subarray(-window);
      return whole;
    } catch {
      return undefined;
    }
  }
}
