import data from "./data/parameters.json" with { type: "json" };
import type { Confidence, Lint } from "./types.ts";

/** A relation between parameters, in words. The rules that hold it are named in docs/rules. */
export interface Relation {
  readonly id: string;
  readonly endpoints: readonly string[];
  readonly when: string;
  /** What happens then. */
  readonly result: string;
  readonly lint: Lint;
  readonly fix?: string;
  readonly confidence: Confidence;
  readonly exception?: string;
  readonly exceptions?: readonly string[];
  readonly note?: string;
  readonly since?: string;
  readonly docs?: readonly string[];
}

export const relations = data.rules as unknown as readonly Relation[];

let index: Map<string, Relation> | undefined;

export function relation(id: string): Relation | undefined {
  index ??= new Map(relations.map((entry) => [entry.id, entry]));
  return index.get(id);
}
