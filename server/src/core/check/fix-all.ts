import type { Edit } from "../exchange/origin.ts";
import type { Finding } from "../rules/rule.ts";

export interface Fixed {
  readonly text: string;
  /** The findings whose fix was applied. */
  readonly applied: readonly Finding[];
}

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

/** Applies the first safe fix of each finding once; a fix that touches what an earlier one changed waits for the next round. */
export function applySafeFixes(text: string, uri: string, findings: readonly Finding[]): Fixed {
  const edits: Edit[] = [];
  const applied: Finding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((each) => each.safe && each.edits.every((edit) => edit.text === uri));
    if (!fix) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((other) => sameEdit(edit, other)));
    if (fresh.some((edit) => edits.some((other) => touches(edit, other)))) continue;
    edits.push(...fresh);
    applied.push(finding);
  }
  return { text: applyEdits(text, edits), applied };
}

/** Applies safe fixes until none is left, at most ten rounds. */
export function fixAll(text: string, uri: string, check: (text: string) => readonly Finding[]): Fixed {
  const applied: Finding[] = [];
  let current = text;
  for (let round = 0; round < 10; round++) {
    const next = applySafeFixes(current, uri, check(current));
    if (next.text === current) break;
    applied.push(...next.applied);
    current = next.text;
  }
  return { text: current, applied };
}

const sameEdit = (a: Edit, b: Edit) => a.start === b.start && a.end === b.end && a.newText === b.newText;

/** Overlap, or two insertions at the same place: their order would be a guess. */
function touches(a: Edit, b: Edit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}
