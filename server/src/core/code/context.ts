import type ts from "typescript";
import type { Origin } from "../exchange/origin.ts";
import type { Frame } from "./abstract.ts";
import type { Evaluator } from "./evaluator.ts";
import type { FileIndex } from "./file-index.ts";
import type { Project } from "./front-end.ts";
import type { KnownClients } from "./http/known-clients.ts";
import type { Scopes } from "./scope.ts";

/** All that is known of one parsed file, shared by the recognisers and the evaluator. */
export interface FileContext {
  readonly uri: string;
  readonly text: string;
  readonly source: ts.SourceFile;
  readonly project: Project;
  /** The HTTP clients and sockets that are looked for. */
  readonly clients: KnownClients;
  /** What the one walk over the tree collected. */
  readonly index: FileIndex;
  readonly scopes: Scopes;
  /** The evaluator of the whole lowering (several files share one). */
  readonly evaluator: Evaluator;
  /** The frame of the file's top level. */
  readonly root: Frame;
  /**
   * What `once` has worked out. It goes with the file: the keys of a weak map outside of it would outlive their file by many
   * others, because the collector of young objects takes them for living.
   */
  readonly known: Map<object, unknown>;
}

/** What is asked of a file again and again, worked out once: `key` says what it is, or of which node. */
export function once<T>(context: FileContext, key: object, work: () => T): T {
  if (!context.known.has(key)) context.known.set(key, work());
  return context.known.get(key) as T;
}

/** The place of a node, without the trivia before it. */
export function placeOf(context: FileContext, node: ts.Node): Origin {
  return { text: context.uri, start: node.getStart(context.source), end: node.end };
}
