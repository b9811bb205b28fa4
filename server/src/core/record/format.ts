/**
 * The recording of a running program: JSON lines, each an event of one call. `docs/recording.md` describes them for others.
 * `kind` and `id` come first in each line, so that the lines of a call are found without parsing the others.
 */
export type RecordedLine =
  | ProgramLine
  | CallLine
  | AnswerLine
  | AnswerBodyLine
  | FrameLine
  | CloseLine
  | ErrorLine
  | FaultLine;

export const recordingVersion = 1;

/** A process or a worker thread that the recorder was loaded into; its id is the beginning of the ids of its calls. */
export interface ProgramLine {
  readonly kind: "program";
  readonly id: string;
  readonly version: typeof recordingVersion;
  /** ISO 8601. */
  readonly at: string;
  readonly node: string;
  readonly pid: number;
  readonly cwd: string;
  /** The file that was started. */
  readonly script?: string;
}

/** A request, once its body is known as far as it is kept; a socket's handshake. */
export interface CallLine {
  readonly kind: "call";
  readonly id: string;
  /** ISO 8601. The `ms` of the other lines count from here. */
  readonly at: string;
  readonly by: "fetch" | "undici" | "http" | "websocket" | "ws" | "debugger";
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body?: Content;
  /** The host stands for Deepgram because a person said so. */
  readonly standIn?: true;
  /** Seen in a page, where the browser adds headers and hides others. */
  readonly browser?: true;
  /** The innermost first, places of the program's own files alone. */
  readonly stack: readonly Place[];
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Text, or the first bytes as pairs of hex digits. `size` counts all bytes; `cut`: there was more. */
export type Content = { readonly size: number; readonly cut?: true } & (
  | { readonly text: string }
  | { readonly bytes: string }
);

/** One-based, as far as source maps at run time say. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly function?: string;
}

export interface AnswerLine {
  readonly kind: "answer";
  readonly id: string;
  readonly ms: number;
  readonly status: number;
  readonly headers: readonly Header[];
}

export type AnswerBodyLine = { readonly kind: "answer-body"; readonly id: string; readonly ms: number } & Content;

/** One whole message of a socket. */
export type FrameLine = {
  readonly kind: "frame";
  readonly id: string;
  readonly ms: number;
  readonly from: "program" | "server";
  readonly binary?: true;
} & Content;

export interface CloseLine {
  readonly kind: "close";
  readonly id: string;
  readonly ms: number;
  /** Who said it first; `connection`: it went away without a word. */
  readonly by: "program" | "server" | "connection";
  readonly code?: number;
  readonly reason?: string;
}

/** What the program got instead of an answer. */
export interface ErrorLine {
  readonly kind: "error";
  readonly id: string;
  readonly ms: number;
  readonly name: string;
  readonly code?: string;
  readonly message: string;
}

/** The recorder failed and fell silent. */
export interface FaultLine {
  readonly kind: "fault";
  readonly id: string;
  readonly message: string;
}

/** Bytes kept of a body; characters kept of a text message; bytes kept of audio. */
export const kept = { body: 64 * 1024, text: 16 * 1024, audio: 320, frame: 64 } as const;

/** How a line begins: its kind and its id. */
export const lineHead = /^\s*\{"kind":"([a-z-]+)","id":"([\w.-]+)"/;

/** Whether a text begins as a recording does. */
export function isRecording(text: string): boolean {
  return /^\s*\{"kind":"(?:program|call|answer|answer-body|frame|close|error|fault)","id":"[\w.-]+"/.test(
    text.slice(0, 400),
  );
}
