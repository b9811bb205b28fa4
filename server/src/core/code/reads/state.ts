import type ts from "typescript";
import { sdkMethod } from "../../catalogue/sdk.ts";
import type { Site } from "../site.ts";

/**
 * What a followed expression holds. `body`: parsed JSON, or something in it. `text`: JSON before it is parsed. The others are what a
 * client wraps around it: `response` a Response of fetch, `data` an object whose `data` is the body, `result` `{ result, error }`, `event`
 * a MessageEvent, `lazy` an object with `json()` alone, `undici` an answer with `body.json()`.
 */
export type Stage = "body" | "text" | "response" | "data" | "result" | "event" | "lazy" | "undici";

export interface Step {
  readonly name: string;
  /** Where it is named; for an item of a list what takes it out (`map`, the index). */
  readonly node: ts.Node;
  readonly optional: boolean;
  readonly renamable: boolean;
}

export interface State {
  readonly stage: Stage;
  readonly of: "response" | "message" | `event:${string}`;
  readonly path: readonly Step[];
  /** A default stands in where it is missing: `(message.channel || {})`, so that the next step throws no more than `?.` does. */
  readonly defaulted?: boolean;
  /** Where the value entered local functions: a check around the call holds inside, too. */
  readonly entered: readonly { readonly fn: ts.Node; readonly call: ts.Node }[];
}

export function start(stage: Stage, of: State["of"]): State {
  return { stage, of, path: [], entered: [] };
}

/** What a request's expression gives; undefined where that is not known, or is no JSON. */
export function startOf({ call, gives }: Site): State | undefined {
  if (gives) return start(gives, "response");
  switch (call.via) {
    case "sdk": {
      const { major, method } = call.sdk ?? {};
      // What is written for another major fails before anything is read.
      if (!major || !method || !sdkMethod(major, method)) return undefined;
      if (/^speak\.|^manage\.v1\.projects\.\w+\.\*/.test(method)) return undefined;
      return start(major === 3 || major === 4 ? "result" : "body", "response");
    }
  }
  return undefined;
}

/** A member of what is not the body yet. Undefined: it leads to nothing that is read. */
export function through(state: State, name: string, called: boolean): State | undefined {
  const { stage } = state;
  const become = (next: Stage): State => ({ ...state, stage: next });
  switch (stage) {
    case "response":
      if (!called) return undefined;
      return name === "json" ? become("body") : name === "text" ? become("text") : name === "clone" ? state : undefined;
    case "data":
      return name === "data" && !called ? become("body") : undefined;
    case "result":
      return name === "result" && !called ? become("body") : undefined;
    case "event":
      return name === "data" && !called ? become("text") : undefined;
    case "lazy":
      return called && name === "json" ? become("body") : undefined;
    case "undici":
      return name === "body" && !called ? become("lazy") : undefined;
    case "text":
      return called && /^(?:toString|trim|valueOf)$/.test(name) ? state : undefined;
  }
  return undefined;
}

/** What a built-in function gives back for what it is handed, where that is the value again: `JSON.parse(text)`. */
export function handedThrough(callee: string, index: number, state: State): State | undefined {
  if (state.stage === "text") {
    if (/(?:^|\.)JSON\.parse$/.test(callee) && index === 0) return { ...state, stage: "body" };
    if (/^(?:String|Buffer\.from)$|\.decode$/.test(callee)) return state;
  }
  return /(?:^|\.)structuredClone$|^Promise\.resolve$/.test(callee) ? state : undefined;
}

export function deeper(state: State, step: Step): State {
  const { defaulted, ...rest } = state;
  return { ...rest, path: [...state.path, defaulted ? { ...step, optional: true } : step] };
}

/** The end of a chain of members, with what it was reached through. */
export interface Found {
  readonly node: ts.Node;
  readonly state: State;
}

/** What is done with something before its body is reached. */
export interface Taken {
  readonly name: string;
  readonly node: ts.Node;
  readonly optional: boolean;
}

/** An item of a list, taken at `node`. */
export function itemOf(state: State, node: ts.Node, optional = false): State {
  return deeper(state, { name: "[]", node, optional, renamable: false });
}
