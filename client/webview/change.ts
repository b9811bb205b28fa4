import type { Cause } from "../../server/src/core/explain/answer.ts";

/** A line before and after a correction; one of them is absent where a line is only added or removed. */
export interface ChangedLine {
  readonly before?: string;
  readonly after?: string;
}

/** The changes of a correction line by line: of lines that were changed together, the first becomes the first. */
export function changedLines(changes: NonNullable<Cause["fix"]["changes"]>): ChangedLine[] {
  return changes.flatMap(({ from, to }) => {
    const [old, fresh] = [linesOf(from), linesOf(to)];
    return Array.from({ length: Math.max(old.length, fresh.length) }, (_, at) => ({
      ...(old[at] !== undefined && { before: old[at] }),
      ...(fresh[at] !== undefined && { after: fresh[at] }),
    }));
  });
}

const linesOf = (text: string) => (text ? text.split("\n").map((line) => line.trim()) : []);
