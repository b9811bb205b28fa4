import { catalogueDate } from "../catalogue/meta.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { outcome } from "../observe/outcome.ts";
import { type LowerCode, type Paste, type PasteInput, readPaste } from "../paste/index.ts";
import { rules as allRules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { sentence } from "../text/sentence.ts";
import type { Answer, Cause, Verdict } from "./answer.ts";
import { causeOf, needsOf } from "./cause.ts";
import { correctionOf } from "./correct/index.ts";
import { type Described, described } from "./described.ts";
import { lineOf } from "./line.ts";
import { prepared } from "./lines.ts";
import { inOrder } from "./order.ts";
import { refusedBy } from "./refused.ts";
import { requestIdsIn } from "./request-ids.ts";
import { causesOf } from "./server-word.ts";
import { shorten } from "./shorten.ts";
import { type Reading, readingOf } from "./summary.ts";
import { isExpected, verdictOf } from "./verdict.ts";
import { byConfidence, limits, type Weighed, widerShare } from "./weigh.ts";
import { type Whose, whose } from "./whose.ts";

export interface ExplainOptions {
  /** Only these rules are asked. Default: all. */
  readonly rules?: readonly Rule[];
  /** Takes the faults of single rules, one line each. */
  readonly problems?: string[];
}

/** How many exchanges of a long paste are judged. */
const most = 60;
const shownCauses = 6;

/** Reads a paste and says what the cause is. Everything in the answer is redacted. Never throws. */
export function explain(input: PasteInput, lowerCode: LowerCode, options: ExplainOptions = {}): Answer {
  return answer(readPaste(input, lowerCode), options);
}

/** The same over a paste that is read already. */
export function answer(paste: Paste, options: ExplainOptions = {}): Answer {
  const problems = options.problems ?? [];
  const rules = options.rules ?? allRules;
  const text = `${paste.texts["paste:request"]}\n${paste.texts["paste:response"]}`.slice(0, 200_000);
  const { exchanges: all, forms } = prepared(paste);
  const exchanges = inOrder(all, most).slice(0, 2000);
  const owned = exchanges.map((exchange) => ({ exchange, whose: whose(exchange, text) }));
  const judged = owned.flatMap((each) => (each.whose.is === "foreign" ? [] : [each.exchange])).slice(0, most);
  const found = combined(judged.flatMap((exchange) => causesOf(exchange, rules, problems)));
  // What another server answered is not described for Deepgram.
  const others = judged.length === 0 && exchanges.some((exchange) => outcome(exchange).failed);
  const words: Described = others ? { is: "nothing" } : described(paste, exchanges, found, rules);
  const told = words.is === "complaint" ? words.causes : words.is === "nothing" ? found : [];
  const causes = told.filter((each) => each.confidence >= limits.shown);
  const whoseIt: Whose =
    words.is === "foreign" ? { ...words, is: "foreign" } : overall(owned.map((each) => each.whose));
  const other = owned.find((each) => each.whose.is === "foreign" && outcome(each.exchange).failed)?.whose;
  const verdict = verdictInWords(words) ?? verdictOf(judged, causes, whoseIt, other !== undefined);
  const shown = verdict === "not-deepgram" || verdict === "not-understood" ? [] : relevant(causes, verdict);
  const main = shown[0]?.exchange ?? judged[0];
  const by =
    verdict === "not-deepgram" ? "other" : main && !isExpected(shown[0]) ? refusedBy(main, shown[0]) : undefined;
  const correct = once((exchange: Exchange) => correctionOf(exchange, found, { ...paste, forms }, rules));
  const check = shown[0] && needsOf(shown[0])[0];
  const { headline, why } =
    readingInWords(words) ??
    readingOf({
      verdict,
      by,
      exchange: main,
      causes: shown,
      whose: verdict === "not-deepgram" && other && words.is !== "foreign" ? other : whoseIt,
      other,
      check,
    });
  return {
    verdict,
    headline: shorten(headline),
    why: shorten(why),
    summary: shorten([sentence(headline), why].filter(Boolean).join(" ")),
    recognised: paste.recognised,
    ...(by ? { refusedBy: by } : {}),
    causes: shown.map((each): Cause => causeOf(each, shown, correct(each.exchange), paste, verdict)),
    calls: paste.exchanges.flatMap((exchange) => (exchange.call ? [lineOf(exchange.call)] : [])).slice(0, 100),
    requestIds: requestIdsIn(text),
    notUnderstood: paste.notUnderstood,
    catalogue: catalogueDate,
  };
}

/** The verdict where the words alone make it. */
function verdictInWords(words: Described): Verdict | undefined {
  if (words.is === "foreign") return "not-deepgram";
  if (words.is === "unclear") return "not-understood";
  if (words.is === "healthy") return words.as ? "nothing-wrong" : "not-understood";
  return words.is === "complaint" && words.causes.length > 0 && words.alone ? "several-possible" : undefined;
}

function readingInWords(words: Described): Reading | undefined {
  if (words.is === "healthy")
    return (
      words.as ?? {
        headline: "No failure is described",
        why: "Say what goes wrong, or paste the request and what came back.",
      }
    );
  if (words.is === "complaint" && words.alone && words.causes.length === 0)
    return {
      headline: "The description alone does not name the cause",
      why: "Paste the request (its URL is enough) and what came back: the status and body, or the close code and reason.",
    };
  return undefined;
}

/** One entry for each mistake: its strongest sighting. A mistake that is a case of a wider one goes before it. */
function combined(found: readonly Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>();
  for (const each of found) {
    const before = best.get(each.rule.id);
    if (!before || each.confidence > before.confidence) best.set(each.rule.id, each);
  }
  for (const { rule, confidence, findings } of [...best.values()])
    for (const id of confidence >= limits.settled && (findings.length > 0 || rule.shows.diagnose)
      ? (rule.shows.refines ?? [])
      : []) {
      const wider = best.get(id);
      if (wider) best.set(id, { ...wider, confidence: wider.confidence * widerShare });
    }
  return [...best.values()].sort(byConfidence);
}

/** What is worth showing: beside a settled cause only other mistakes that are as plain. */
function relevant(causes: readonly Weighed[], verdict: Verdict): Weighed[] {
  const top = causes[0]?.confidence ?? 0;
  const least = verdict === "several-possible" ? Math.min(limits.possible, top) : top * limits.besideTop;
  return causes.filter((each) => each.confidence >= least || each.spoken).slice(0, shownCauses);
}

/** A function of an object that is asked once for each. */
function once<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const made = new Map<Key, Result>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

function overall(all: readonly Whose[]): Whose {
  return (
    all.find((each) => each.is === "deepgram") ??
    all.find((each) => each.is === "foreign") ??
    all[0] ?? { is: "unknown" }
  );
}
