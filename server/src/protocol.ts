import type { Comparison } from "./core/compare/comparison.ts";
import type { Answer } from "./core/explain/answer.ts";
import type { Gate } from "./core/explain/gates.ts";
import type { Timeline } from "./core/explain/timeline.ts";

/**
 * What client and server say to each other beyond the standard protocol: names and shapes only.
 */
export const requests = {
  /** ExplainParams → Answer. */
  explain: "deepgramDoctor/explain",
  /** BuiltAtParams → BuiltAt[]: the lines of the workspace that build what was explained, the best first. */
  builtAt: "deepgramDoctor/builtAt",
  /** {} → ServerStatus. */
  status: "deepgramDoctor/status",
  /** CheckWorkspaceParams → WorkspaceResult: checks the whole workspace and publishes what it finds. */
  checkWorkspace: "deepgramDoctor/checkWorkspace",
  /** {} → ProjectUpgrade: the workspace written for the newest major of the SDK; nothing is changed by it. */
  upgradeProject: "deepgramDoctor/upgradeProject",
  /** ToolParams → ToolAnswer: what a tool for agents gives. Wrong input rejects with a sentence. */
  tool: "deepgramDoctor/tool",
  /** WatchParams → {}: follows a recording, or none any more. */
  watch: "deepgramDoctor/watch",
  /** { id } → { text }: the lines of one recorded call. */
  recordedCall: "deepgramDoctor/recordedCall",
} as const;

export const notifications = {
  /** Server → client: ServerStatus, whenever it changes. */
  status: "deepgramDoctor/statusChanged",
  /** Client → server: CaretParams, when the cursor moves without a key that writes. */
  caret: "deepgramDoctor/caret",
  /** Server → client: RecordedCall, whenever more is known of one. */
  recorded: "deepgramDoctor/recorded",
} as const;

export interface CaretParams {
  readonly uri: string;
  readonly position: TextRange["start"];
}

export interface ToolParams {
  readonly name: "deepgram_check" | "deepgram_explain";
  readonly input: unknown;
}

export interface ToolAnswer {
  /** The command line's JSON. */
  readonly report: Record<string, unknown>;
  readonly text: string;
}

export interface CheckWorkspaceParams {
  /** URIs of the documents that the editor shows, for which it asks by itself. Default: all open documents. */
  readonly shown?: readonly string[];
}

export interface WorkspaceResult {
  readonly files: number;
  readonly findings: number;
  /** Files that may call Deepgram and were not checked; the log names each with its reason. */
  readonly unchecked: number;
  /** There are more files, or more findings, than are looked at. */
  readonly stopped: boolean;
}

/** A place that has to be rewritten by hand. */
export interface LeftByHand {
  readonly uri: string;
  /** Where it stands once the upgrade is made. */
  readonly range: TextRange;
  readonly what: string;
  /** What stands there then. */
  readonly text: string;
}

export interface ProjectUpgrade {
  /** Edits by URI, the manifests' among them; absent when nothing is to be changed. */
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly { range: TextRange; newText: string }[]>> };
  /** Source files that change. */
  readonly files: number;
  readonly left: readonly LeftByHand[];
  /** URIs of files that do not parse and are left as they are. */
  readonly notParsed: readonly string[];
  /** URIs of the folders whose package.json changes: the SDK is to be installed there. */
  readonly folders: readonly string[];
}

export interface ExplainParams {
  readonly request: string;
  readonly response: string;
  /** A request that works, with its answer where wanted: the two are compared. */
  readonly working?: string;
  /** Answers to an older sequence number than the newest asked may be dropped by the caller. */
  readonly sequence: number;
}

export interface ExplainResult {
  readonly sequence: number;
  readonly answer: Answer;
  /** The failing request beside the working one, where one was given. */
  readonly comparison?: Comparison;
  /** The socket's frames in time, where the paste has times. */
  readonly timeline?: Timeline;
  /** The pasted call before what Deepgram looks at. */
  readonly gates?: readonly Gate[];
}

export interface BuiltAtParams {
  /** Of the explanation; an older one than the newest has no places. */
  readonly sequence: number;
}

export interface WatchParams {
  /** The path of the recording. */
  readonly file?: string;
}

/** A call of a program that is watched. Everything in it is masked. */
export interface RecordedCall {
  readonly id: string;
  /** ISO 8601. */
  readonly when: string;
  readonly method: string;
  readonly path: string;
  readonly model?: string;
  /** The status of the answer, or the code of the close. */
  readonly code?: number;
  readonly ms: number;
  readonly over: boolean;
  readonly failed: boolean;
  /** One or two sentences. */
  readonly summary: string;
  /** The likeliest cause. */
  readonly rule?: string;
  /** The line that made it. */
  readonly at?: BuiltAt;
}

export interface BuiltAt {
  readonly uri: string;
  /** From its workspace folder, with `/`: `src/stt.ts`. */
  readonly file: string;
  readonly range: TextRange;
  /** What fixes the causes here for certain, all in this file; `gates` are the call's once it is applied. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[]; readonly gates: readonly Gate[] };
}

/** Zero-based, in UTF-16 units. */
export interface TextRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface TextEdit {
  readonly uri: string;
  readonly range: TextRange;
  readonly newText: string;
}

export interface ServerStatus {
  readonly state: "ready" | "busy";
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly catalogue: string;
}
