import type { Edit, Origin } from "./origin.ts";

/** A comment that switches rules off, with what its words turned out to be. */
export interface Comment {
  /** The whole comment. */
  readonly at: Origin;
  /** Takes the comment away, with its line where nothing else stands on it. */
  readonly removal: Edit;
  /** Of a comment that names no rule, and so means all: whether it switches anything off. */
  readonly all?: Use;
  readonly names: readonly NamedRule[];
}

export interface NamedRule {
  readonly id: string;
  readonly at: Origin;
  /** Takes the name out of a list; the same as the comment's where it is the only one. */
  readonly removal: Edit;
  /** No rule has this id. */
  readonly unknown?: true;
  /** The one id that is nearly the same. */
  readonly near?: string;
  readonly use: Use;
}

/** Whether a finding was held back; `unsure`: what other files do with the text decides. */
export type Use = "used" | "unused" | "unsure";
