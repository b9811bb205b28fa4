import { docsUrls } from "../catalogue/meta.ts";
import type { Origin } from "../exchange/origin.ts";
import { outcome } from "../observe/outcome.ts";
import { seenErrors } from "../observe/seen.ts";
import type { Paste } from "../paste/index.ts";
import type { PasteName } from "../paste/text/slice.ts";
import type { Evidence } from "../rules/rule.ts";
import { alike } from "./alike.ts";
import { allowedValues } from "./allowed.ts";
import type { Cause, CauseEvidence, Verdict } from "./answer.ts";
import type { Correction } from "./correct/index.ts";
import { fixText } from "./fix-text.ts";
import { reasonCheck } from "./medium.ts";
import { shorten } from "./shorten.ts";
import { limits, type Weighed } from "./weigh.ts";

/** A cause as the answer shows it. */
export function causeOf(
  cause: Weighed,
  shown: readonly Weighed[],
  correction: Correction | undefined,
  paste: Paste,
  verdict: Verdict,
): Cause {
  const { rule, confidence } = cause;
  const allowed = allowedValues(cause);
  const open = verdict === "several-possible" || confidence < limits.settled;
  return {
    id: rule.id,
    title: rule.title,
    confidence: Math.round(confidence * 100) / 100,
    explanation: shorten(explanationOf(cause, paste.texts), 1200),
    evidence: evidenceOf(cause, paste.texts),
    ...(allowed ? { allowed } : {}),
    ruledOut: ruledOut(cause, shown),
    needs: open ? needsOf(cause) : [],
    fix: {
      text: shorten(fixText(cause)),
      ...(correction?.fixes(cause) ? inFix(correction) : {}),
    },
    docs: docsOf(cause),
  };
}

function inFix({ text, language, changes, open, edits }: Correction): Omit<Cause["fix"], "text"> {
  return { corrected: text, language, changes, open, edits };
}

/** The check that settles it: where the reason of a refusal is hidden, to read it. */
export function needsOf({ rule, exchange }: Weighed): string[] {
  const { close, status, said } = outcome(exchange);
  const hidden =
    (close?.code === 1006 && !status && exchange.frames.length === 0) ||
    (status !== undefined && status.code >= 400 && said.every((each) => each.where === "program"));
  if (hidden && !rule.shows.beforeDeepgram) return [reasonCheck(exchange)];
  return rule.shows.settle ? [rule.shows.settle] : [];
}

function explanationOf(cause: Weighed, texts: Paste["texts"]): string {
  const { rule, findings, evidence } = cause;
  const [finding] = findings;
  if (finding) return `${finding.message}${alike(cause, texts)}. ${finding.because}`.replace("?.", "?");
  return evidence.find((each) => each.for && each.explains)?.explains ?? rule.why;
}

/** The code of the answer, where none of the evidence says it: what one searches for and tells the support. */
function codeOf(evidence: Weighed["evidence"], exchange: Weighed["exchange"]): Evidence[] {
  const code = outcome(exchange).codes.find(({ text }) => /^[A-Z][A-Z_]{4,}$/.test(text));
  if (!code || evidence.some(({ text }) => text.includes(code.text))) return [];
  return [{ text: `The answer's code is ${code.text}`, at: code.at, for: true, weight: "supporting" }];
}

/** Evidence with its place, where that lies in the paste: code that is understood as if it stood in a program has more. */
function evidenceOf({ evidence: own, exchange }: Weighed, texts: Paste["texts"]): CauseEvidence[] {
  const evidence = [...own, ...codeOf(own, exchange)];
  const inside = (at: Origin) => at.end <= (texts[at.text as PasteName]?.length ?? 0);
  const seen = new Set<string>();
  return [...evidence]
    .sort((a, b) => Number(b.for) - Number(a.for))
    .filter((each) => {
      const key = `${each.text} ${each.at?.text} ${each.at?.start}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, 8)
    .map(({ text, at, for: speaksFor }) => ({
      text: shorten(text, 400),
      ...(at && inside(at) ? { at } : {}),
      for: speaksFor,
    }));
}

/** Tempting wrong causes, unless one of them is shown as a cause itself. */
function ruledOut({ rule, evidence }: Weighed, shown: readonly Weighed[]): Cause["ruledOut"] {
  const found = new Map<string, string>();
  for (const each of [
    ...evidence.flatMap((one) => (one.for ? (one.rulesOut ?? []) : [])),
    ...(rule.shows.rulesOut ?? []),
  ])
    if (!found.has(each.id) && !shown.some((cause) => cause.rule.id === each.id)) found.set(each.id, each.why);
  return [...found].slice(0, 4).map(([id, why]) => ({ id, why }));
}

function docsOf({ rule, exchange }: Weighed): string[] {
  const errors = seenErrors(exchange)
    .filter((seen) => rule.shows.answers?.errors?.includes(seen.error.id))
    .flatMap((seen) => docsUrls(seen.error));
  return [...new Set([...rule.docs, ...errors])].slice(0, 4);
}
