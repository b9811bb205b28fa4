import type { Answer, Cause } from "../../core/explain/answer.ts";
import type { BuiltAt } from "./built-at.ts";
import type { Pasted } from "./texts.ts";

/** The answer as JSON, by the contract of docs/command-line.md. */
export function asJson(answer: Answer, pasted: Pasted, builtAt: readonly BuiltAt[], comparison?: object): string {
  return `${JSON.stringify({ ...explainReport(answer, pasted, builtAt), comparison }, null, 2)}\n`;
}

export function explainReport(answer: Answer, pasted: Pasted, builtAt: readonly BuiltAt[]) {
  return {
    version: 1,
    catalogue: answer.catalogue,
    verdict: answer.verdict,
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
  { id, title, confidence, explanation, evidence, ruledOut, needs, fix, docs }: Cause,
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
    ruledOut,
    needs,
    fix: { text: fix.text, corrected: fix.corrected, language: fix.language },
    docs,
  };
}
