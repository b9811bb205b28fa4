import type { Call } from "./call.ts";
import type { Origin } from "./origin.ts";
import type { Bag, Value } from "./value.ts";

/** A call and what came back, as far as either was seen. */
export interface Exchange {
  readonly call?: Call;
  readonly response?: Response;
  /** Frames of a socket in order, sent and received. */
  readonly frames: readonly Frame[];
  readonly close?: Close;
  /** The socket is said to have opened: its handshake was accepted. */
  readonly opened?: true;
  /** The session of the same socket before this one, where the paste shows both. */
  readonly earlier?: Exchange;
  /** Errors that a client, library or runtime printed. */
  readonly errors: readonly ClientError[];
  /** What a person said in plain words, reduced to known symptoms. */
  readonly symptoms: readonly Symptom[];
  /** Facts of the surroundings read from the paste: SDK and runtime versions, the language. */
  readonly environment: Environment;
  /** What the first bytes of audio say, when some are in the paste as base64 or hex, or in a file that was dropped. */
  readonly audio?: AudioHead;
  /** The lines of the paste that it came in, without secrets: for words that fit into no other field. */
  readonly lines?: readonly Line[];
}

export interface Line {
  readonly text: string;
  readonly origin: Origin;
}

/** The header of audio bytes: what they are, against what a request declares. */
export interface AudioHead {
  readonly container: "wav" | "mp3" | "ogg" | "webm" | "flac" | "mp4" | "aiff" | "amr" | "adts" | "raw";
  /** In the words of the `encoding` parameter where there is one (`linear16`, `mulaw`, `opus`), else the codec's name. */
  readonly encoding?: string;
  /** Hertz. */
  readonly sampleRate?: number;
  readonly channels?: number;
  /** The blob, or the file's name when it was dropped. */
  readonly origin: Origin;
}

export interface Response {
  readonly status?: { readonly code: number; readonly origin: Origin };
  readonly headers: Bag;
  /** The body's JSON, when it parses. */
  readonly json?: Value;
  /** Whatever kind of body it is, as text without secrets. */
  readonly text?: { readonly text: string; readonly origin: Origin };
  readonly origin: Origin;
}

export interface Frame {
  readonly direction: "sent" | "received" | "unknown";
  readonly frame: "text" | "binary";
  /** Bytes, when known. */
  readonly size?: number;
  /** The message's JSON, for text frames that hold some. */
  readonly json?: Value;
  /** A text frame that is one run of base64, as audio is in telephony. */
  readonly base64?: true;
  /** It stands in code, as what a program would send: nothing that was seen going out. */
  readonly written?: true;
  /** Milliseconds since the first frame or the socket's opening, when the paste has times. */
  readonly at?: number;
  readonly origin: Origin;
}

export interface Close {
  readonly code?: number;
  readonly reason?: string;
  /** Where the reason's words stand. */
  readonly reasonAt?: Origin;
  readonly clean?: boolean;
  readonly at?: number;
  readonly origin: Origin;
}

export interface ClientError {
  /** The message in one line, without ANSI colour, prefix or secrets. */
  readonly text: string;
  /** `TypeError`, `DeepgramApiError`, `ECONNREFUSED` … */
  readonly name?: string;
  /** Which program speaks. */
  readonly source: "node" | "browser" | "sdk" | "python" | "go" | "dotnet" | "java" | "rust" | "app" | "unknown";
  readonly origin: Origin;
}

export interface Symptom {
  readonly id: SymptomId;
  readonly text: string;
  readonly origin: Origin;
}

export type SymptomId =
  | "closes-after-seconds"
  | "no-transcript"
  | "empty-transcript"
  | "no-audio"
  | "works-in-curl"
  | "unauthorized"
  | "options-ignored"
  | "rate-limited"
  | "cors"
  | "garbled-transcript"
  | "timestamps-restart"
  | "slow"
  | "clicks"
  | "first-words-missing"
  | "last-words-missing"
  | "no-open-event"
  | "reconnects"
  | "token-expires"
  | "agent-silent"
  | "transcript-repeats"
  | "not-a-function"
  | "callback-missing"
  | "only-interim"
  | "single-speaker"
  | "closed-abnormally"
  | "connect-fails"
  | "times-out"
  | "works-elsewhere"
  | "wrong-language"
  | "wrong-speed"
  | "upgrade";

export interface Environment {
  readonly sdk?: { readonly language: "js" | "python" | "go" | "dotnet" | "java" | "rust"; readonly version: string };
  readonly runtime?: { readonly name: string; readonly version: string };
  readonly browser?: boolean;
}
