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

const mostRounds = 10;

/**
 * Applies safe fixes until none is left. A fix after which its finding is still there is taken back and not tried again, so that
 * each comes once at most.
 */
export function fixAll(text: string, uri: string, check: (text: string) => readonly Finding[]): Fixed {
  const applied: Finding[] = [];
  const inVain = new Set<string>();
  let current = text;
  let findings = check(text);
  for (let round = 0; round < mostRounds; round++) {
    const next = applySafeFixes(
      current,
      uri,
      findings.filter((finding) => !inVain.has(sortOf(finding))),
    );
    if (next.text === current) break;
    const left = check(next.text);
    const before = counted(findings);
    const after = counted(left);
    const stayed = next.applied.map(sortOf).filter((sort) => after.get(sort)! >= before.get(sort)!);
    for (const sort of stayed) inVain.add(sort);
    if (stayed.length > 0) continue;
    applied.push(...next.applied);
    current = next.text;
    findings = left;
  }
  return { text: current, applied };
}

/** What a finding is about, wherever it lies by now. */
const sortOf = ({ rule, message }: Finding) => `${rule} ${message}`;

function counted(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(sortOf(finding), (counts.get(sortOf(finding)) ?? 0) + 1);
  return counts;
}
