import type { Edit } from "../exchange/origin.ts";
import type { Finding } from "../rules/rule.ts";
import { applyEdits, sameEdit, touches } from "../text/edits.ts";

export interface Fixed {
  readonly text: string;
  /** The findings whose fix was applied. */
  readonly applied: readonly Finding[];
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
