import { isDistinct } from "../catalogue/general-errors.ts";
import { judge } from "../check/judge.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { quoted } from "../observe/evidence.ts";
import { outcome } from "../observe/outcome.ts";
import { messageType } from "../observe/product.ts";
import { says } from "../observe/says.ts";
import { type Seen, seenErrors } from "../observe/seen.ts";
import { transcripts } from "../observe/timeline.ts";
import { looksLikeProse } from "../paste/words/looks-like-prose.ts";
import type { Evidence, Finding, Rule, Shows, Weight } from "../rules/rule.ts";
import { type Fit, fitOf } from "./fit.ts";
import { looked } from "./looked.ts";
import { usual } from "./usual.ts";
import { byConfidence, confidenceOf, limits, vagueShare, type Weighed } from "./weigh.ts";

/** Every rule for which something speaks in this exchange, the likeliest first. A rule that fails silences no other. */
export function candidates(exchange: Exchange, rules: readonly Rule[], problems: string[]): Weighed[] {
  const findings = exchange.call ? judge(exchange.call, rules, problems) : [];
  const told = seenErrors(exchange).filter((seen) => seen.by === "text" || seen.by === "code");
  const claims = claimants(rules, told);
  const found: Weighed[] = [];
  const { succeeded, status } = outcome(exchange);
  const isAnsweredWell = succeeded && (status !== undefined || hasResults(exchange));
  for (const rule of rules) {
    const own = findings.filter((finding) => finding.rule === rule.id);
    // What was answered well was not refused.
    const diagnosed = isAnsweredWell && isRefusal(rule) ? [] : diagnose(rule, exchange, problems);
    const evidence = [
      ...fromFindings(rule, own, exchange, diagnosed),
      ...(own.length === 0 && answerSpeaks(rule.shows, diagnosed) ? fromClaims(rule, exchange, claims) : []),
      ...(own.length === 0 ? fromWords(rule, exchange) : []),
      ...(diagnosed.some((each) => each.for) ? [] : fromSymptoms(rule, own, exchange)),
      ...diagnosed,
      ...(own.length > 0 ? fromDenial(rule, exchange) : []),
    ];
    if (!evidence.some((each) => each.for)) continue;
    const vague = own.length === 0 && evidence.every((each) => each.vague);
    found.push({
      rule,
      exchange,
      findings: own,
      evidence,
      confidence: confidenceOf(evidence) * (vague ? vagueShare : 1),
    });
  }
  if (!found.some((each) => each.confidence >= limits.unexplained)) found.push(...usual(exchange, rules));
  return found.filter((each) => each.confidence >= limits.hint).sort(byConfidence);
}

function diagnose(rule: Rule, exchange: Exchange, problems: string[]): Evidence[] {
  if (!rule.shows.diagnose) return [];
  const found: Evidence[] = [];
  try {
    rule.shows.diagnose(exchange, (evidence) => found.push(evidence));
  } catch (error) {
    problems.push(`Rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return found;
}

/** What a finding weighs, by how the answer fits it and how grave it is. */
function weightOf(fit: Fit, severity: Finding["severity"]): Weight | undefined {
  const grave = severity === "error";
  const mild = severity === "information" || severity === "hint";
  switch (fit.kind) {
    case "error":
      return mild ? "strong" : "decisive";
    case "status":
      return grave ? "decisive" : mild ? undefined : "strong";
    case "close":
      return mild ? undefined : "strong";
    case "silent":
    case "unanswered":
      return grave ? "decisive" : mild ? undefined : "strong";
    case "possible":
      return grave ? "strong" : mild ? undefined : "supporting";
    case "unknown":
      return grave ? "supporting" : undefined;
    case "contradicted":
      return mild ? undefined : "supporting";
  }
}

function fromFindings(
  rule: Rule,
  findings: readonly Finding[],
  exchange: Exchange,
  diagnosed: readonly Evidence[],
): Evidence[] {
  const [first] = findings;
  if (!first) return [];
  const asked = fitOf(rule, exchange);
  // The rule itself recognises the answer: that no error of the catalogue does speaks against nothing.
  const agrees = diagnosed.some((each) => each.for && each.weight !== "supporting");
  const fit: Fit = asked.kind === "contradicted" && agrees ? { kind: "close" } : asked;
  // What is only worth a mention is the cause where somebody wonders that it does nothing.
  const wondered = rule.shows.answers?.silent && exchange.symptoms.some((each) => each.id === "options-ignored");
  const weight = weightOf(fit, first.severity) ?? (wondered ? "strong" : undefined);
  if (!weight) return [];
  const evidence: Evidence[] = findings.slice(0, 5).map((finding, at) => ({
    text: finding.message,
    at: finding.at,
    for: true,
    weight: at === 0 ? weight : "supporting",
  }));
  if (fit.kind === "error") evidence.push(answerFits(fit.seen));
  if (fit.kind === "status") {
    const { status } = outcome(exchange);
    if (status)
      evidence.push({
        text: `Deepgram answers this with ${status.code}`,
        at: status.at,
        for: true,
        weight: "supporting",
      });
  }
  if (fit.kind === "contradicted") evidence.push(fit.evidence);
  const { failed, succeeded } = outcome(exchange);
  if (rule.shows.hygiene && (failed || succeeded))
    evidence.push({
      text: "It should be changed, but is no reason for what came back",
      for: false,
      weight: "decisive",
    });
  return evidence;
}

/** What a person says against a mistake that the shown part of a program seems to have. */
function fromDenial({ shows: { unless } }: Rule, { lines = [] }: Exchange): Evidence[] {
  const said =
    unless &&
    lines.find(
      ({ text }) => /\b(?:I|we)\b/.test(text) && unless.some((each) => each.test(text)) && looksLikeProse(text),
    );
  return said
    ? [{ text: `It is said otherwise: '${said.text.slice(0, 120)}'`, at: said.origin, for: false, weight: "strong" }]
    : [];
}

function answerFits(seen: Seen): Evidence {
  return { text: `The answer says so: '${seen.text}'`, at: seen.at, for: true, weight: "supporting" };
}

/** How many rules each recognised error may come from. */
function claimants(rules: readonly Rule[], told: readonly Seen[]): ReadonlyMap<Seen, number> {
  return new Map(
    told.map((seen) => [seen, rules.filter((rule) => rule.shows.answers?.errors?.includes(seen.error.id)).length]),
  );
}

/** Whether an error that the rule names counts as a sign of it: the contract of `claims`. */
function answerSpeaks({ claims, diagnose }: Shows, diagnosed: readonly Evidence[]): boolean {
  return diagnose ? claims === true && diagnosed.length === 0 : claims !== false;
}

/** An answer that names an error, with no call at hand to look at: the fewer mistakes get it, the more it says. */
function fromClaims(rule: Rule, exchange: Exchange, claims: ReadonlyMap<Seen, number>): Evidence[] {
  for (const [seen, count] of claims) {
    if (!rule.shows.answers?.errors?.includes(seen.error.id)) continue;
    // The call is there and does not show the mistake.
    if (rule.check && count > 1 && looked(rule, exchange)) return [];
    const weight: Weight = !isDistinct(seen.error)
      ? "supporting"
      : count === 1
        ? "decisive"
        : count <= 2
          ? "strong"
          : "supporting";
    return [{ ...quoted(seen.text, seen.at, weight), vague: count > 3 }];
  }
  return [];
}

/** What a person said of it. A call that is there and shows nothing of the mistake weighs more. */
function fromSymptoms(rule: Rule, findings: readonly Finding[], exchange: Exchange): Evidence[] {
  // Where a program printed an error, that is why nothing comes.
  const said = exchange.symptoms.filter(
    (each) => exchange.errors.length === 0 || !/^(?:no|empty)-transcript$/.test(each.id),
  );
  const spoken = said.find((each) => rule.shows.symptoms?.includes(each.id) && !isBelied(each.id, rule, exchange));
  if (!spoken || isRefusedOtherwise(rule, exchange) || (rule.check && findings.length === 0 && looked(rule, exchange)))
    return [];
  return [{ text: `It is said: '${spoken.text.slice(0, 120)}'`, at: spoken.origin, for: true, weight: "supporting" }];
}

/** Whether Deepgram said no before anything could show what this mistake shows, or said it of something else. */
function isRefusedOtherwise({ shows: { answers, usualFor, by, beforeDeepgram } }: Rule, exchange: Exchange): boolean {
  const { status } = outcome(exchange);
  if (beforeDeepgram || by === "client" || by === "browser") return false;
  const worded = seenErrors(exchange).find(({ error, by }) => error.status && by === "text" && isDistinct(error));
  const code = status && status.code >= 400 ? status.code : worded?.error.status;
  return code !== undefined && !answers?.statuses?.includes(code) && !usualFor?.includes(code);
}

/** Whether what came back shows the contrary of what is said: words where none are said to come, traffic where a refusal is meant. */
function isBelied(id: string, rule: Rule, exchange: Exchange): boolean {
  return isBeliedByWords(id, exchange) || (hasResults(exchange) && (isRefusal(rule) || !fitsSuccess(rule, exchange)));
}

/** Whether a mistake can be there although all that was seen went well: one that shows as a failure cannot. */
export function fitsSuccess({ shows }: Rule, exchange: Exchange): boolean {
  if (!outcome(exchange).succeeded || shows.answers?.silent) return true;
  const { answers, by, beforeDeepgram, usualFor, hygiene } = shows;
  return !answers && !by && !beforeDeepgram && !usualFor && !hygiene;
}

/** Whether words arrived where none are said to come. */
export function isBeliedByWords(id: string, exchange: Exchange): boolean {
  return /^(?:no|empty)-transcript$/.test(id) && transcripts(exchange).some((each) => each.text.trim() !== "");
}

/** Whether a mistake shows in nothing but a refusal. */
const isRefusal = ({ shows: { answers } }: Rule) =>
  answers?.statuses !== undefined && !answers.silent && !answers.closes && !answers.says;

const hasResults = ({ frames }: Exchange) =>
  frames.some((frame) => /^(?:Results|TurnInfo)$/.test(messageType(frame) ?? ""));

/** Words that are said to this mistake alone. */
function fromWords(rule: Rule, exchange: Exchange): Evidence[] {
  const words = rule.shows.answers?.says && says(exchange, rule.shows.answers.says);
  return words ? [quoted(words.match[0].slice(0, 160), words.at, "decisive")] : [];
}
