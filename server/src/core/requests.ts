import type { Answer } from "./answer.ts";

/**
 * What client and server say to each other beyond the standard protocol: names and shapes only.
 */
export const requests = {
  /** ExplainParams → Answer. */
  explain: "deepgramDoctor/explain",
  /** {} → ServerStatus. */
  status: "deepgramDoctor/status",
  /** CheckWorkspaceParams → { files, findings }: checks the whole workspace and publishes what it finds. */
  checkWorkspace: "deepgramDoctor/checkWorkspace",
} as const;

export const notifications = {
  /** Server → client: ServerStatus, whenever it changes. */
  status: "deepgramDoctor/statusChanged",
} as const;

export interface CheckWorkspaceParams {
  /** URIs of the documents that the editor shows, for which it asks by itself. Default: all open documents. */
  readonly shown?: readonly string[];
}

export interface ExplainParams {
  readonly request: string;
  readonly response: string;
  /** Answers to an older sequence number than the newest asked may be dropped by the caller. */
  readonly sequence: number;
}

export interface ExplainResult {
  readonly sequence: number;
  readonly answer: Answer;
}

export interface ServerStatus {
  readonly state: "ready" | "busy";
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly catalogue: string;
}
