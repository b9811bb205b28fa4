import { type CallLine, lineHead, type RecordedLine } from "../core/record/format.ts";

/** A recorded call as far as it has come. */
export interface CallSoFar {
  readonly id: string;
  readonly call: CallLine;
  /** Its lines as they stand in the recording, with that of its process first. */
  readonly lines: readonly string[];
  readonly status?: number;
  /** Nothing more will come, or what came is an answer as a whole. */
  readonly over: boolean;
  /** Milliseconds from the call to the last line. */
  readonly ms: number;
}

/** A socket that goes on for hours keeps its first and its last messages here. */
const mostLines = 4000;

/** Brings the lines of a recording together by call. */
export class Calls {
  readonly #calls = new Map<string, { -readonly [key in keyof CallSoFar]: CallSoFar[key] } & { lines: string[] }>();
  readonly #programs = new Map<string, string>();
  readonly faults: string[] = [];

  get all(): readonly CallSoFar[] {
    return [...this.#calls.values()];
  }

  /** The call that a line belongs to, with that line. Undefined for a line of none. */
  add(text: string): CallSoFar | undefined {
    const [, kind, id] = lineHead.exec(text) ?? [];
    const line = kind && id ? parsed(text) : undefined;
    if (!line || !id) return undefined;
    if (line.kind === "program") this.#programs.set(id, text);
    if (line.kind === "fault") this.faults.push(line.message);
    if (line.kind === "call") {
      const program = this.#programs.get(id.replace(/\.\d+$/, ""));
      this.#calls.set(id, { id, call: line, lines: program ? [program, text] : [text], over: false, ms: 0 });
    }
    const call = this.#calls.get(id);
    if (!call) return undefined;
    if (line.kind !== "call") {
      call.lines.push(text);
      if (call.lines.length > mostLines) call.lines.splice(mostLines / 2, mostLines / 4);
    }
    if ("ms" in line) call.ms = line.ms;
    if (line.kind === "answer") {
      call.status = line.status;
      call.over = line.headers.some(({ name, value }) => /^content-length$/i.test(name) && value === "0");
    }
    if (line.kind === "answer-body" || line.kind === "close" || line.kind === "error") call.over = true;
    return call;
  }
}

function parsed(text: string): RecordedLine | undefined {
  try {
    return JSON.parse(text) as RecordedLine;
  } catch {
    return undefined;
  }
}
