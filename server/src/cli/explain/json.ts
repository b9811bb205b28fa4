import type { Answer, Cause } from "../../core/explain/answer.ts";
import { inertJson } from "../../core/render/answer/inert.ts";
import type { BuiltAt } from "./built-at.ts";
import type { Pasted } from "./texts.ts";

/** The answer as JSON, by the contract of docs/command-line.md. */
export function asJson(answer: Answer, pasted: Pasted, builtAt: readonly BuiltAt[], comparison?: object): string {
  return `${inertJson({ ...explainReport(answer, pasted, builtAt), comparison }, 2)}\n`;
}

export function explainReport(answer: Answer, pasted: Pasted, builtAt: readonly BuiltAt[]) {
  return {
    version: 1,
    catalogue: answer.catalogue,
    verdict: answer.verdict,
    headline: answer.headline,
    why: answer.why,
    summary: answer.summary,
    recognised: answer.recognised.map(({ kind, at }) => ({ kind, ...pasted.place(at) })),
    refusedBy: answer.refusedBy,
    causes: answer.causes.map((cause) => causeJson(cause, pasted)),
    calls: answer.calls,
    requestIds: answer.requestIds,
    notUnderstood: answer.notUnderstood,
    builtAt,
  };
}

function causeJson(
  { id, title, confidence, explanation, evidence, allowed, ruledOut, needs, fix, docs }: Cause,
  pasted: Pasted,
) {
  return {
    id,
    title,
    confidence,
    explanation,
    evidence: evidence.map(({ text, at, for: speaksFor }) => ({
      text,
      ...(at && pasted.place(at)),
      for: speaksFor,
    })),
    allowed,
    ruledOut,
    needs,
    fix: {
      text: fix.text,
      corrected: fix.corrected,
      language: fix.language,
      changes: fix.changes,
      open: fix.open,
    },
    docs,
  };
}
