import type { Range } from "../positions.ts";

/** A place in the workspace that builds the pasted call. */
export interface BuiltAt {
  readonly file: string;
  readonly range: Range;
}
