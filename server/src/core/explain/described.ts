import { isDistinct } from "../catalogue/general-errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { outcome } from "../observe/outcome.ts";
import { seenErrors } from "../observe/seen.ts";
import type { Paste } from "../paste/index.ts";
import type { Rule } from "../rules/rule.ts";
import { type Expected, expected } from "../words/expected.ts";
import { deepgramWorks, isAboutSpeech, isCommercial, isOwn } from "../words/gate.ts";
import { type Ranked, ranking } from "../words/index.ts";
import { reportOf } from "../words/report.ts";
import { failsElsewhere, speechVendorOf, withoutCompared } from "../words/vendors.ts";
import { fitsSuccess, isBeliedByWords } from "./candidates.ts";
import { looked } from "./looked.ts";
import { isOfPerson, isOnlyTold, isPrinted, isPrintout, isSaid, type Prose, proseOf } from "./prose.ts";
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
  const bare = exchanges.every(isBare);
  const prose = proseOf(paste, true);
  // Calls, messages and errors that stand within sentences are only told of.
  const alone = bare
    ? prose !== undefined && isOfPerson(prose.text) && !isPrintout(paste)
    : prose?.whole === true && exchanges.every((each) => isOnlyTold(each, paste));
  if (bare && !alone) {
    const vendor = prose?.whole && !isOwn(prose.text) ? failsElsewhere(prose.text) : undefined;
    return vendor ? { is: "foreign", vendor } : { is: "nothing" };
  }
  const words = alone ? prose : proseOf(paste, false);
  if (!words) return { is: "nothing" };
  const { text } = words;
  const facts = found.filter((each) => each.evidence.some((one) => one.for && !isSaid(one, exchange)));
  const settled = facts.some(
    (each) =>
      each.confidence >= limits.settled &&
      (!bare || each.evidence.some((one) => one.for && isPrinted(one, exchange, paste))),
  );
  if (alone && !(settled && isOwn(text))) {
    const elsewhere = failsElsewhere(text);
    if (elsewhere) return { is: "foreign", vendor: elsewhere };
    const plain = withoutCompared(text);
    const vendor = speechVendorOf(plain) ?? vendorOf(plain);
    if (vendor && (!isOwn(text) || deepgramWorks(text))) return { is: "foreign", vendor };
  }
  if (settled) {
    const causes = raised(found, exchange, words, rules);
    return causes ? { is: "complaint", alone: false, causes } : { is: "nothing" };
  }
  // What came back belies it: words arrived where none are said to come.
  const { symptoms } = exchange;
  if (symptoms.length > 0 && symptoms.every((each) => isBeliedByWords(each.id, exchange))) return { is: "nothing" };
  const report = reportOf(text);
  if (alone && bare) {
    if (isCommercial(text)) return { is: "unclear" };
    if (!isAboutSpeech(text) && !isKnownCase(text, rules))
      return found.length > 0 &&
        outcome(exchange).status &&
        (text.split(/\s+/).length < 8 || /\bkeys?\b|credential/i.test(text))
        ? { is: "nothing" }
        : { is: "unclear" };
  }
  const succeeded = !bare && exchanges.every((each) => outcome(each).succeeded);
  const all = rank(rules, `${text} ${aboutOf(exchange)}`);
  const denied = new Set(rules.flatMap((rule) => (isDenied(rule, text) ? [rule.id] : [])));
  const ranked = all.filter(({ id }) => !denied.has(id));
  const [top, second] = ranked;
  const score = top?.score ?? 0;
  const right = expected.find((each) => each.id === top?.id);
  const clear = score >= limits.clear * (second?.score ?? 0);
  if (right && clear && (succeeded || (alone && report !== "failure"))) return { is: "healthy", as: right };
  // A question that is one of a cause's own is answered; to any other no cause belongs, for nothing is said to fail.
  const asked =
    report === "question" &&
    ((symptoms.length > 0 && found.some(({ rule }) => rule.id === top?.id)) ||
      (isQuestion(top?.statement) && score >= limits.unnamed));
  if (report !== "failure" && !(asked || (report === "statement" && score >= limits.plain)))
    return alone && bare ? { is: "healthy" } : { is: "nothing" };
  if (alone && !isOwn(text) && score < limits.unnamed) return { is: "unclear" };
  // Beside traffic that went well, words propose only what shows as no failure, and not by a word or two in common.
  const fitting = succeeded
    ? ranked.filter((each) => each.score >= limits.plain && fits(each.id, exchange, rules))
    : ranked;
  if (succeeded && fitting.length === 0) return { is: "nothing" };
  return { is: "complaint", alone, causes: weighed(fitting, exchange, words, found, rules, alone) };
}

function fits(id: string, exchange: Exchange, rules: readonly Rule[]): boolean {
  const rule = rules.find((each) => each.id === id);
  return rule !== undefined && fitsSuccess(rule, exchange);
}

/** Whether a text that names neither Deepgram nor speech states a mistake's own fact, and is like a description of it. */
function isKnownCase(text: string, rules: readonly Rule[]): boolean {
  const first = rank(rules, text).slice(0, 3);
  if ((first[0]?.score ?? 0) >= limits.named) return true;
  return first.some(({ id, score }) => {
    const rule = score >= limits.unnamed ? rules.find((each) => each.id === id) : undefined;
    return rule !== undefined && signsOf(rule, text) > 0;
  });
}

/** What was found, behind the mistake whose own facts are told beside an answer that it gets: two signs of it, and no other's. */
function raised(
  found: readonly Weighed[],
  exchange: Exchange,
  { text, at }: Prose,
  rules: readonly Rule[],
): Weighed[] | undefined {
  const [top] = found;
  const { status, close } = outcome(exchange);
  const all = seenErrors(exchange);
  const seen = new Set(all.map(({ error }) => error.id));
  // What the answer says is one sign of it already.
  let rest = text.replace(/\b[A-Z]+-\d{4}\b|\b\d{3,4}\b|\b[A-Z]+_[A-Z_]+\b/g, " ");
  for (const each of all) rest = rest.replace(each.text, " ");
  if (!top || top.findings.length > 0 || signsOf(top.rule, rest) > 0) return undefined;
  // The server's own words name one mistake: another one of the same status is not theirs.
  const worded = all.some(
    (each) => each.error.surface === "http" && /^(?:text|code)$/.test(each.by) && isDistinct(each.error),
  );
  const gets = ({ shows: { answers } }: Rule) =>
    answers?.errors?.some((id) => seen.has(id)) ||
    (!worded && status && answers?.statuses?.includes(status.code)) ||
    (close?.code !== undefined && answers?.closes?.includes(close.code));
  const wider = new Set(top.rule.shows.refines);
  const fits = rules.filter((rule) => !wider.has(rule.id) && signsOf(rule, rest) > 0 && gets(rule));
  if (fits.length !== 1) return undefined;
  const [rule] = fits as [Rule];
  const own = found.find((each) => each.rule.id === rule.id);
  const evidence = [...(own?.evidence ?? []), saidSo(rule, at)];
  const first: Weighed = { rule, exchange, findings: [], ...own, evidence, confidence: top.confidence };
  return [first, ...found.filter((each) => each !== own)];
}

const saidSo = ({ title }: Rule, at: Origin) =>
  ({ text: `What is said is a sign of it: ${title}`, at, for: true, weight: "supporting" }) as const;

/** How many of a mistake's own facts a text states. */
function signsOf({ shows: { signs, unless } }: Rule, text: string): number {
  return unless?.some((each) => each.test(text)) ? 0 : (signs?.filter((sign) => sign.test(text)).length ?? 0);
}

/** Whether a text leaves out what each description of the mistake names, or states what contradicts it. */
function isDenied(rule: Rule, text: string): boolean {
  const { needs = [], unless } = rule.shows;
  if (unless?.some((each) => each.test(text))) return true;
  if (needs.every((need) => need.test(text))) return false;
  // An exact fact names it by itself, unless it is one of a special part, such as the agent's.
  return needs.length > 1 || signsOf(rule, text) === 0;
}

const isQuestion = (statement = "") =>
  /^(?:is|are|can|could|do|does|should|how|which|what|where|my|why)\b/.test(statement) &&
  /\b(?:is|can|do|how|what|which|should)\b/.test(statement);

function weighed(
  ranked: readonly Ranked[],
  exchange: Exchange,
  { text, at }: Prose,
  found: readonly Weighed[],
  rules: readonly Rule[],
  alone: boolean,
): Weighed[] {
  const { status, close } = outcome(exchange);
  const before = new Map(found.map((each) => [each.rule.id, each]));
  const unlike = rules.filter(
    (rule) => !isDenied(rule, text) && signsOf(rule, text) > 0 && !ranked.some(({ id }) => id === rule.id),
  );
  const scored = [...ranked, ...unlike.map(({ id, title }) => ({ id, score: 0, statement: title }))].flatMap((each) => {
    const rule = rules.find((one) => one.id === each.id);
    if (!rule || (!alone && rule.check && !before.has(rule.id) && looked(rule, exchange))) return [];
    const signs = signsOf(rule, text);
    const likeness = each.score + limits.pattern * (before.get(rule.id)?.confidence ?? 0) + limits.sign * signs;
    // The number may be another server's, of which the mistake's own fact tells.
    const fit = Math.max(fitOf(rule, status?.code, close?.code), signs > 0 ? 1 : 0);
    return [{ rule, statement: each.statement, score: likeness * fit }];
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
  const bare = isBare(exchange);
  const others = found.filter(
    (each) =>
      !own.some(({ rule }) => rule.id === each.rule.id) &&
      (!alone || each.findings.length > 0 || (!bare && each.evidence.some((one) => one.for && !isSaid(one, exchange)))),
  );
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
    if (answers?.closes?.includes(close) || usualFor?.includes(close)) return limits.fits;
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

/** Words for what the call shows, so that it counts as if it had been said. */
function aboutOf({ call }: Exchange): string {
  const path = call?.target.path?.value ?? "";
  if (path.includes("agent")) return "agent";
  if (path.endsWith("/speak")) return "tts";
  return path.startsWith("/v2/listen") ? "flux" : "";
}
