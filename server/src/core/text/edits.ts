import type { Edit } from "../exchange/origin.ts";

/** Applies non-overlapping edits of one text, in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

export const sameEdit = (a: Edit, b: Edit) =>
  a.text === b.text && a.start === b.start && a.end === b.end && a.newText === b.newText;

/** Overlap, or two insertions at the same place: their order would be a guess. */
export function touches(a: Edit, b: Edit): boolean {
  if (a.text !== b.text) return false;
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}
