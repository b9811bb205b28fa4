import type { Origin } from "../exchange/origin.ts";
import type { Recognised } from "../explain/answer.ts";

/** A failing request beside one that works. Everything in it is free of secrets. */
export interface Comparison {
  /** One or two sentences: which difference matters. */
  readonly summary: string;
  /** What the working paste was taken for; places are in `paste:request` of that paste. */
  readonly recognised: readonly Recognised[];
  /** Those that matter first. */
  readonly differences: readonly Difference[];
  /** What says the same once it is decoded, in words. */
  readonly same: readonly string[];
  /** What could not be compared, and why, one sentence each. */
  readonly notCompared: readonly string[];
}

/**
 * `decides`: with this one thing taken from the working request, what is wrong is gone. `may-matter`: what came back points
 * at this part, or Deepgram looks at it first. `only-differs`: nothing is known to object to either.
 */
export type Matters = "decides" | "may-matter" | "only-differs";

export interface Difference {
  readonly part: Part;
  /** What differs, as a person would call it: `model`, `Content-Type`, `path`. */
  readonly name: string;
  /** Undefined: not there. */
  readonly failing?: Side;
  readonly working?: Side;
  readonly matters: Matters;
  readonly why: string;
  /** The rule that says so. */
  readonly rule?: string;
}

export type Part =
  | "transport"
  | "scheme"
  | "host"
  | "method"
  | "path"
  | "query"
  | "credential"
  | "header"
  | "body"
  | "message"
  | "sdk"
  | "audio";

export interface Side {
  /** As it goes over the wire, shortened. */
  readonly text: string;
  readonly at: Origin;
}

/** The only form of the judgement that a person sees. */
export function mattersInWords(matters: Matters): "decides it" | "may matter" | "only differs" {
  return matters === "decides" ? "decides it" : matters === "may-matter" ? "may matter" : "only differs";
}
