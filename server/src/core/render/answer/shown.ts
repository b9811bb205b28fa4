import { type Answer, type Cause, type CauseEvidence, confidenceInWords } from "../../explain/answer.ts";
import { upperFirst } from "../../explain/words.ts";
import { Said } from "./said.ts";

/** An answer as every writer shows it: nothing in it stands twice, and it comes in the order of reading. */
export interface ShownAnswer {
  readonly headline: string;
  /** May be empty. */
  readonly why: string;
  readonly causes: readonly ShownCause[];
}

export interface ShownCause {
  readonly id: string;
  /** Absent where the headline says it. */
  readonly title?: string;
  readonly confidence: ReturnType<typeof confidenceInWords>;
  /** What the headline and the line below it do not say; may be empty. */
  readonly text: string;
  /** Without words where they were said: its place is what is left to show. */
  readonly evidence: readonly ShownEvidence[];
  readonly allowed: string;
  readonly todo: string;
  readonly fix: Cause["fix"];
  readonly ruledOut: readonly string[];
  readonly needs: readonly string[];
  readonly docs: readonly string[];
}

export interface ShownEvidence extends Omit<CauseEvidence, "text"> {
  readonly text?: string;
  /** Its place among the cause's evidence. */
  readonly index: number;
}

export function shownAnswer(answer: Answer): ShownAnswer {
  const said = new Said();
  const headline = said.fresh(answer.headline);
  const why = said.fresh(answer.why);
  const docs = new Set<string>();
  const corrected = new Set<string>();
  return { headline, why, causes: answer.causes.map((cause) => shownCause(cause, said, docs, corrected)) };
}

function shownCause(cause: Cause, said: Said, links: Set<string>, corrected: Set<string>): ShownCause {
  const all = (texts: readonly string[]) => texts.map((text) => said.fresh(text)).filter((text) => text !== "");
  const title = said.fresh(cause.title);
  const text = said.fresh(cause.explanation);
  const evidence = cause.evidence.flatMap(({ text: words, ...rest }, index): ShownEvidence[] => {
    const fresh = said.fresh(words);
    return fresh ? [{ ...rest, index, text: fresh }] : rest.at ? [{ ...rest, index }] : [];
  });
  const docs = cause.docs.filter((url) => !links.has(url));
  for (const url of docs) links.add(url);
  return {
    id: cause.id,
    ...(title ? { title } : {}),
    confidence: confidenceInWords(cause.confidence),
    text,
    evidence,
    allowed: upperFirst(said.fresh(cause.allowed ?? "")),
    todo: said.fresh(cause.fix.text),
    fix: withoutRepeats(cause.fix, corrected),
    ruledOut: all(cause.ruledOut.map(({ why }) => why)),
    needs: all(cause.needs),
    docs,
  };
}

/** One correction mends all causes of a request: it is shown with the first of them. */
function withoutRepeats(fix: Cause["fix"], before: Set<string>): Cause["fix"] {
  if (!fix.corrected || !before.has(fix.corrected)) {
    if (fix.corrected) before.add(fix.corrected);
    return fix;
  }
  return { text: fix.text };
}

/** A request is only called corrected when it was judged again and nothing was found. */
export function correctedHead({ open = [] }: Cause["fix"]): string {
  return open.length === 0 ? "Corrected" : "Corrected as far as the paste tells";
}
