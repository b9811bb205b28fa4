import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { outcome } from "../observe/outcome.ts";
import { seenErrors } from "../observe/seen.ts";
import type { Paste } from "../paste/index.ts";
import { looksLikeProse } from "../paste/words/symptoms.ts";
import type { Rule } from "../rules/rule.ts";
import { type Expected, expected } from "../words/expected.ts";
import { deepgramWorks, isAboutSpeech, isCommercial, isOwn } from "../words/gate.ts";
import { type Ranked, ranking } from "../words/index.ts";
import { reportOf } from "../words/report.ts";
import { failsElsewhere, speechVendorOf } from "../words/vendors.ts";
import { fitsSuccess, isBeliedByWords, looked } from "./candidates.ts";
import { described as limits, type Weighed } from "./weigh.ts";
import { vendorOf } from "./whose.ts";

/** What a person's words come to. */
export type Described =
  /** Nobody describes anything, or what is seen settles it. */
  | { readonly is: "nothing" }
  | { readonly is: "foreign"; readonly vendor?: string }
  /** Nobody names Deepgram or speech. */
  | { readonly is: "unclear" }
  /** Nothing is complained of; `as`: behaviour that is right and was wondered about. */
  | { readonly is: "healthy"; readonly as?: Expected }
  | { readonly is: "complaint"; readonly causes: readonly Weighed[]; readonly alone: boolean };

const rankings = new WeakMap<readonly Rule[], (text: string) => Ranked[]>();

/** What the words of a paste mean beside what was found in it otherwise. From words alone nothing is more than possible. */
export function described(
  paste: Paste,
  exchanges: readonly Exchange[],
  found: readonly Weighed[],
  rules: readonly Rule[],
): Described {
  const [exchange] = exchanges;
  if (!exchange || exchanges.length > 3) return { is: "nothing" };
  const alone = exchanges.every(isBare);
  const prose = proseOf(paste, alone);
  if (!prose || (alone && !isOfPerson(prose.text))) return { is: "nothing" };
  const facts = found.filter((each) => each.evidence.some((one) => one.for && !isSaid(one, exchange)));
  if (!alone && facts.some((each) => each.confidence >= limits.settled)) return { is: "nothing" };
  // What came back belies it: words arrived where none are said to come.
  const { symptoms } = exchange;
  if (symptoms.length > 0 && symptoms.every((each) => isBeliedByWords(each.id, exchange))) return { is: "nothing" };
  const { text } = prose;
  const named = isOwn(text);
  const report = reportOf(text);
  if (alone) {
    const elsewhere = failsElsewhere(text);
    if (elsewhere) return { is: "foreign", vendor: elsewhere };
    const vendor = speechVendorOf(text) ?? vendorOf(text);
    if (vendor && (!named || deepgramWorks(text))) return { is: "foreign", vendor };
    if (isCommercial(text)) return { is: "unclear" };
    if (!isAboutSpeech(text))
      return found.length > 0 && outcome(exchange).status ? { is: "nothing" } : { is: "unclear" };
  }
  const succeeded = exchanges.every((each) => outcome(each).succeeded);
  const ranked = rank(rules, `${text} ${aboutOf(exchange)}`);
  const [top, second] = ranked;
  const score = top?.score ?? 0;
  const right = expected.find((each) => each.id === top?.id);
  const clear = score >= limits.clear * (second?.score ?? 0);
  if (right && clear && (succeeded || (alone && report !== "failure"))) return { is: "healthy", as: right };
  // A question that is one of a cause's own is answered; to any other no cause belongs, for nothing is said to fail.
  const asked = report === "question" && (isQuestion(top?.statement) || score >= limits.plain);
  if (report !== "failure" && !(asked || (report === "statement" && score >= limits.plain)))
    return alone ? { is: "healthy" } : { is: "nothing" };
  if (alone && !named && score < limits.unnamed) return { is: "unclear" };
  // Beside traffic that went well, words propose only what shows as no failure, and not by a word or two in common.
  const fitting = succeeded
    ? ranked.filter((each) => each.score >= limits.plain && fits(each.id, exchange, rules))
    : ranked;
  if (succeeded && fitting.length === 0) return { is: "nothing" };
  return { is: "complaint", alone, causes: weighed(fitting, exchange, prose.at, found, rules, alone) };
}

const isQuestion = (statement = "") =>
  /^(?:is|are|can|could|do|does|should|how|which|what|where|my|why)\b/.test(statement) &&
  /\b(?:is|can|do|how|what|which|should)\b/.test(statement);

/** A sentence of a person rather than a line that a program prints. */
function isOfPerson(text: string): boolean {
  return (
    /\b(?:I|I'm|I've|my|me|we|we're|our|us|users?|callers?|customers?|people|somebody|someone|anyone)\b|\?/i.test(
      text,
    ) ||
    (/\b(?:it|but|when|why|how|what|after|only|still|always|never|works?|the|is|are|am|since|from|for)\b/i.test(text) &&
      !/\b\w*(?:Error|Exception)\b|^\s*(?:at |\[|\w+:\s)/.test(text) &&
      text.split(/\s+/).length >= 6)
  );
}

function fits(id: string, exchange: Exchange, rules: readonly Rule[]): boolean {
  const rule = rules.find((each) => each.id === id);
  return rule !== undefined && fitsSuccess(rule, exchange);
}

function weighed(
  ranked: readonly Ranked[],
  exchange: Exchange,
  at: Origin,
  found: readonly Weighed[],
  rules: readonly Rule[],
  alone: boolean,
): Weighed[] {
  const { status, close } = outcome(exchange);
  const before = new Map(found.map((each) => [each.rule.id, each]));
  const scored = ranked.slice(0, 40).flatMap((each) => {
    const rule = rules.find((one) => one.id === each.id);
    if (!rule || (rule.check && !before.has(rule.id) && looked(rule, exchange))) return [];
    const score = each.score * fitOf(rule, status?.code, close?.code);
    return [
      { rule, statement: each.statement, score: score + limits.pattern * (before.get(rule.id)?.confidence ?? 0) },
    ];
  });
  const sorted = scored.sort((a, b) => b.score - a.score);
  const top = sorted[0]?.score ?? 0;
  const own = sorted.filter(
    (each, at) => each.score >= limits.least && each.score >= top * limits.besideFirst && at < 3,
  );
  const causes = own.map(({ rule, statement, score }): Weighed => {
    const seen = before.get(rule.id);
    const said = { text: `This is how it shows: '${statement}'`, at, for: true, weight: "supporting" as const };
    const confidence = limits.first * (score / top);
    if (seen)
      return {
        ...seen,
        evidence: [...seen.evidence, said],
        confidence: alone ? confidence : Math.max(seen.confidence, confidence),
      };
    return { rule, exchange, findings: [], evidence: [said], confidence };
  });
  const others = alone ? [] : found.filter((each) => !own.some(({ rule }) => rule.id === each.rule.id));
  return [...causes, ...others].sort((a, b) => b.confidence - a.confidence);
}

/** How a status or a close code that stands beside the words fits what the mistake is answered with. */
function fitOf(
  { shows: { answers, usualFor, beforeDeepgram } }: Rule,
  status: number | undefined,
  close: number | undefined,
): number {
  if (status !== undefined && status >= 400) {
    if (answers?.statuses?.includes(status) || usualFor?.includes(status)) return limits.fits;
    return answers?.statuses || answers?.unreached || beforeDeepgram || answers?.silent ? limits.fitsNot : 1;
  }
  if (close !== undefined && close !== 1006) {
    if (answers?.closes?.includes(close)) return limits.fits;
    return answers?.closes || answers?.statuses ? limits.fitsNot : 1;
  }
  return 1;
}

function rank(rules: readonly Rule[], text: string): Ranked[] {
  let ask = rankings.get(rules);
  if (!ask) {
    ask = ranking([...rules.map(({ id, shows }) => ({ id, told: shows.told ?? [] })), ...expected]);
    rankings.set(rules, ask);
  }
  return ask(text);
}

/** Nothing but words, and a number that they name. */
function isBare(exchange: Exchange): boolean {
  const { call, frames, response, errors, audio, close } = exchange;
  if (call || frames.length > 0 || audio || close?.reason) return false;
  if (response && (response.json || response.text || response.headers.entries.length > 0)) return false;
  if (errors.length > 0 || outcome(exchange).said.length > 0) return false;
  return !seenErrors(exchange).some((seen) => seen.by === "text" || seen.by === "code");
}

/** How lines of code and of logs begin or end; an `if` or a `for` may begin a sentence as well. */
const codeOrLog =
  /^\s*(?:import\b|export\b|const\b|let\b|var\b|async\b|await\b|return\b|if ?\(|for ?\(|function\b|class\b|def\b|"use |[`/<{([}\])]|\d{1,4}[:.-]\d\d)|[;{]\s*$/;

/** A line with enough words to be a sentence, whatever code it quotes. */
function isLong(line: string): boolean {
  return (line.match(/(?<![\w.])[A-Za-z']{2,}(?![\w(.=])/g) ?? []).length >= 8;
}

/** What a person says of themselves, beside lines of a program. */
const firstPerson = /\b(?:I|I'm|I've|my|me|we|we're|we've|our|us)\b|\b(?:why|how (?:do|can|to))\b|\?\s*$/;

/** A line, or what a comment behind code on it says. */
function wordsOf(line: string): string {
  const code = /^.*?\w\(.*[;)}\]]\s*(?:(?:\/\/|#)\s*(\S.*))?$/.exec(line);
  return code && !isLong(code[1] ? line.slice(0, -code[1].length) : line) ? (code[1] ?? "") : line;
}

/** The sentences of a paste as one text, and where they begin. */
function proseOf({ texts }: Paste, alone: boolean): { readonly text: string; readonly at: Origin } | undefined {
  const found: string[] = [];
  let at: Origin | undefined;
  for (const name of ["paste:request", "paste:response"] as const) {
    const text = texts[name].slice(0, 20_000);
    for (let start = 0; start < text.length; ) {
      const newline = text.indexOf("\n", start);
      const end = newline < 0 ? text.length : newline;
      const line = wordsOf(text.slice(start, Math.min(end, start + 2000)));
      const sentence =
        !codeOrLog.test(line) && (looksLikeProse(line) || (alone && (!/[{}();=<>]/.test(line) || isLong(line))));
      if (line.trim() && sentence && (alone || firstPerson.test(line))) {
        found.push(line.trim());
        at ??= { text: name, start, end };
      }
      start = end + 1;
    }
  }
  const text = found.join(" ").slice(0, 4000);
  return at && text.split(/\s+/).length >= 4 ? { text, at } : undefined;
}

/** Words for what the call shows, so that it counts as if it had been said. */
function aboutOf({ call }: Exchange): string {
  const path = call?.target.path?.value ?? "";
  if (path.includes("agent")) return "agent";
  if (path.endsWith("/speak")) return "tts";
  return path.startsWith("/v2/listen") ? "flux" : "";
}

/** Evidence that rests on what a person said. */
function isSaid({ at }: Weighed["evidence"][number], { symptoms }: Exchange): boolean {
  return at !== undefined && symptoms.some(({ origin }) => origin.text === at.text && origin.start === at.start);
}
