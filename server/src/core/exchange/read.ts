import type { Origin } from "./origin.ts";

/** One member that the code reads: `data.results.channels[0].alternatives[0].transcript`. */
export interface Read {
  /**
   * What the path starts from. `response`: the JSON body of the answer. `message`: the JSON of a socket's message, of any type.
   * `event:Results`: what the SDK hands to a listener of that event.
   */
  readonly of: "response" | "message" | `event:${string}`;
  /** From the body or the message down. An item of a list is a step named `[]`. Only what is read last is a Read of its own. */
  readonly path: readonly ReadStep[];
  /** The whole expression; for destructuring the name taken. */
  readonly origin: Origin;
  /**
   * What stands between any message and this read: a check of its `type`, a check of another field (or of a field's presence), or
   * nothing. Always `none` for answers.
   */
  readonly guard: "type" | "presence" | "none";
  /** Of an answer: a look at it, or at something of it, stands before. */
  readonly checked?: boolean;
  /** The types for which the read runs, where a check says so. */
  readonly types?: readonly ReadText[];
  /** Texts that it is compared with: `=== "Results"`, `case "Results":`, `["Results"].includes(…)`. */
  readonly compared?: readonly ReadText[];
}

export interface ReadStep {
  readonly name: string;
  readonly origin: Origin;
  /** `?.` stands before it. */
  readonly optional: boolean;
  /** `origin` covers exactly the name, so that another name may be written there. Not so for `{ name }`, where the variable is meant, too. */
  readonly renamable: boolean;
}

export interface ReadText {
  readonly text: string;
  readonly origin: Origin;
  /** `origin` covers exactly the characters of `text`. */
  readonly exact: boolean;
}

/** What is taken of a request's result: of `{ result, error }`, of a Response, of axios's answer, or of the body itself where the client gives that. */
export interface ResultHandling {
  /** Members read or destructured from it directly. */
  readonly taken: readonly Taken[];
  /** `error` of `{ result, error }` is read, or whether there is a result. */
  readonly errorUsed: boolean;
  /** `ok` or a status is read, or a member of the body of refusals. */
  readonly statusChecked: boolean;
  /** A `try` or `.catch` is around it, so that what the client throws is caught. */
  readonly caught: boolean;
  /** What is read of the body has a default behind it: nothing is seen of a failure. */
  readonly defaulted?: boolean;
  /** It is handed on, so that others may look at what is not looked at here. */
  readonly escapes: boolean;
}

export interface Taken {
  readonly name: string;
  readonly origin: Origin;
  readonly optional: boolean;
  /** Only where the request has failed. */
  readonly failed?: boolean;
}

/** What becomes of a call's result. `member`: something of it is read at once; `chained`: a method is called on it; `destructured`: into a pattern. */
export type ResultUse = "discarded" | "kept" | "destructured" | "member" | "chained" | "returned" | "passed" | "other";
