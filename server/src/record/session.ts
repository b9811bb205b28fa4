import { threadId } from "node:worker_threads";
import type { CallLine, FaultLine, Header, Place, RecordedLine } from "../core/record/format.ts";
import { kept, recordingVersion } from "../core/record/format.ts";
import { Beginning, contentOf, unpacked } from "./content.ts";
import { type Hosts, wanted } from "./hosts.ts";
import type { Mask } from "./mask.ts";
import type { Writer } from "./writer.ts";

/** What the recorder of one thread shares: the file, the mask, the hosts, and whether it has failed. */
export class Session {
  readonly mask: Mask;
  readonly #writer: Writer;
  readonly #hosts: Hosts;
  readonly #id = `${Date.now().toString(36)}-${process.pid.toString(36)}-${threadId}`;
  #calls = 0;
  #begun = false;
  #failed = false;

  constructor(writer: Writer, mask: Mask, hosts: Hosts) {
    this.#writer = writer;
    this.mask = mask;
    this.#hosts = hosts;
  }

  /** Runs a part of the recorder inside the program: a fault of it is written down once, and silences it. */
  guard(part: () => void): void {
    if (this.#failed) return;
    try {
      part();
    } catch (error) {
      this.#failed = true;
      try {
        const message = this.mask.text(error instanceof Error ? error.message : String(error));
        this.#writer.write({ kind: "fault", id: this.#id, message } satisfies FaultLine);
      } catch {
        // The file itself cannot be written.
      }
    }
  }

  /** A call that goes to one of the hosts; undefined for others. */
  begin(url: string, by: CallLine["by"], stack: () => readonly Place[]): Recorded | undefined {
    const host = this.#failed ? undefined : wanted(url, this.#hosts);
    if (!host) return undefined;
    return new Recorded(this, `${this.#id}.${++this.#calls}`, url, by, host === "stand-in", stack());
  }

  write(line: RecordedLine): void {
    if (!this.#begun) {
      this.#begun = true;
      const script = process.argv[1];
      this.#writer.write({
        kind: "program",
        id: this.#id,
        version: recordingVersion,
        at: new Date().toISOString(),
        node: process.versions.node,
        pid: process.pid,
        cwd: process.cwd(),
        ...(script ? { script: this.mask.text(script) } : {}),
      });
    }
    this.#writer.write(line);
  }
}

/** One call on its way into the recording. */
export class Recorded {
  readonly body = new Beginning();
  readonly answerBody = new Beginning();
  readonly #session: Session;
  readonly #id: string;
  readonly #url: string;
  readonly #by: CallLine["by"];
  readonly #standIn: boolean;
  readonly #stack: readonly Place[];
  readonly #start = performance.now();
  readonly #at = new Date().toISOString();
  #packed: string | undefined;
  #ended = false;
  told = false;
  answered = false;

  constructor(
    session: Session,
    id: string,
    url: string,
    by: CallLine["by"],
    standIn: boolean,
    stack: readonly Place[],
  ) {
    this.#session = session;
    this.#id = id;
    this.#url = url;
    this.#by = by;
    this.#standIn = standIn;
    this.#stack = stack;
  }

  /** Tells the request once: with its body as far as that has passed. */
  tell(method: string, headers: readonly Header[], by = this.#by): void {
    if (this.told) return;
    this.told = true;
    const { mask } = this.#session;
    const packed = headers.find((each) => /^content-encoding$/i.test(each.name))?.value;
    // Headers first: the credential in them is then known in the address and the body, too.
    const masked = mask.headers(headers);
    const body = this.#content(this.body, packed);
    this.#session.write({
      kind: "call",
      id: this.#id,
      at: this.#at,
      by,
      method,
      url: mask.text(this.#url),
      headers: masked,
      ...(body ? { body } : {}),
      ...(this.#standIn ? { standIn: true } : {}),
      stack: this.#stack,
    });
  }

  answer(status: number, headers: readonly Header[]): void {
    if (this.answered) return;
    this.answered = true;
    this.#packed = headers.find((each) => /^content-encoding$/i.test(each.name))?.value;
    const line = { kind: "answer", id: this.#id, ms: this.#ms(), status } as const;
    this.#session.write({ ...line, headers: this.#session.mask.headers(headers) });
  }

  /** The answer is over. */
  end(): void {
    if (this.#ended || !this.answered) return;
    this.#ended = true;
    const content = this.#content(this.answerBody, this.#packed);
    if (content) this.#session.write({ kind: "answer-body", id: this.#id, ms: this.#ms(), ...content });
  }

  frame(from: "program" | "server", binary: boolean, head: Buffer, size: number): void {
    const content = contentOf(head, size, this.#session.mask, { text: kept.text, audio: kept.frame });
    const line = { kind: "frame", id: this.#id, ms: this.#ms(), from } as const;
    this.#session.write({ ...line, ...(binary ? { binary } : {}), ...content });
  }

  close(by: "program" | "server" | "connection", code?: number, reason?: string): void {
    this.#session.write({
      kind: "close",
      id: this.#id,
      ms: this.#ms(),
      by,
      ...(code === undefined ? {} : { code }),
      ...(reason ? { reason: this.#session.mask.text(reason) } : {}),
    });
  }

  error(error: unknown): void {
    this.end();
    const { name, code, message } = errorParts(error);
    const line = { kind: "error", id: this.#id, ms: this.#ms(), name } as const;
    this.#session.write({ ...line, ...(code ? { code } : {}), message: this.#session.mask.text(message) });
  }

  #content(body: Beginning, packed: string | undefined) {
    if (body.size === 0) return undefined;
    const bytes = unpacked(body.bytes(), packed);
    const size = packed ? bytes.length : body.size;
    return contentOf(bytes, size, this.#session.mask, { text: kept.body, audio: kept.audio });
  }

  #ms(): number {
    return Math.round(performance.now() - this.#start);
  }
}

/** Of several addresses that were tried each has an error: the first tells. */
function errorParts(error: unknown): { name: string; code?: string; message: string } {
  const first = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  if (!(first instanceof Error)) return { name: "Error", message: String(first) };
  const code = (first as NodeJS.ErrnoException).code;
  const name = first.name || first.constructor.name;
  return { name, message: first.message || name, ...(typeof code === "string" ? { code } : {}) };
}
