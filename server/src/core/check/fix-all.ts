import { syntaxErrors } from "../code/index.ts";
import type { Edit } from "../exchange/origin.ts";
import type { Finding } from "../rules/rule.ts";
import { applyEdits, sameEdit, touches } from "../text/edits.ts";

export interface Fixed {
  readonly text: string;
  /** The findings whose fix was applied. */
  readonly applied: readonly Finding[];
}

type Check = (text: string) => readonly Finding[];

/** How often fix-all begins anew, and how many fixes it tries one by one. */
const maxRounds = 10;
const maxSingles = 40;

/** Applies the first safe fix of each finding once; a fix that touches what an earlier one changed waits for the next round. */
export function applySafeFixes(text: string, uri: string, findings: readonly Finding[]): Fixed {
  const edits: Edit[] = [];
  const applied: Finding[] = [];
  for (const finding of findings) {
    const fix = safeFix(finding, uri);
    if (!fix) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((other) => sameEdit(edit, other)));
    if (fresh.some((edit) => edits.some((other) => touches(edit, other)))) continue;
    edits.push(...fresh);
    applied.push(finding);
  }
  return { text: applyEdits(text, edits), applied };
}

const safeFix = (finding: Finding, uri: string) =>
  finding.fixes.find((each) => each.safe && each.edits.every((edit) => edit.text === uri));

/**
 * Applies safe fixes until none is left, at most ten rounds. Each round is proven: its text parses as well as before, and judged
 * again it has no new error or warning. Where a round fails, its fixes are tried one by one.
 */
export function fixAll(text: string, uri: string, check: Check): Fixed {
  const applied: Finding[] = [];
  let current = text;
  let findings = check(text);
  for (let round = 0; round < maxRounds; round++) {
    const next = applySafeFixes(current, uri, findings);
    if (next.text === current) break;
    const after = check(next.text);
    const step =
      isGone(next.applied, findings, after) && isProven(uri, current, findings, next.text, after)
        ? { ...next, findings: after }
        : oneByOne(current, uri, findings, check);
    if (!step) break;
    applied.push(...step.applied);
    current = step.text;
    findings = step.findings;
  }
  return { text: current, applied };
}

/** The first fix that holds alone. */
function oneByOne(text: string, uri: string, findings: readonly Finding[], check: Check) {
  const fixable = findings.filter((finding) => safeFix(finding, uri)).slice(0, maxSingles);
  for (const finding of fixable) {
    const next = applySafeFixes(text, uri, [finding]);
    const after = next.text === text ? [] : check(next.text);
    if (next.text === text || !isGone(next.applied, findings, after)) continue;
    if (isProven(uri, text, findings, next.text, after)) return { ...next, findings: after };
  }
  return undefined;
}

/** Whether a changed text parses as well as before, and has no new error or warning. */
export function isProven(
  uri: string,
  before: string,
  found: readonly Finding[],
  text: string,
  after: readonly Finding[],
): boolean {
  const grave = after.filter(({ severity }) => severity === "error" || severity === "warning");
  if (grave.some(({ rule }) => count(grave, rule) > count(found, rule))) return false;
  return syntaxErrors({ uri, text }) <= syntaxErrors({ uri, text: before });
}

const count = (findings: readonly Finding[], rule: string) => findings.filter((each) => each.rule === rule).length;

/** Whether each fix took its finding away: one that did not would be made again and again. */
function isGone(applied: readonly Finding[], before: readonly Finding[], after: readonly Finding[]): boolean {
  return applied.every(({ rule }) => count(after, rule) < count(before, rule));
}
