import { judge } from "../check/judge.ts";
import type { Call } from "../exchange/call.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Answer } from "../explain/answer.ts";
import { outcome } from "../observe/outcome.ts";
import { ruleById, rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { sentence } from "../text/sentence.ts";
import type { Difference, Matters, Part } from "./comparison.ts";
import { type Called, type Differing, sideOf } from "./differences.ts";
import { exchanged } from "./exchanged.ts";

/** Differences that are tried one by one, at most. */
const mostTried = 80;

type Judgement = Pick<Difference, "matters" | "why" | "rule">;

/**
 * Which of the differences matter. Each is tried: where the failing call, with this one thing of the working call, is free of a
 * mistake that the working call does not make, the difference decides. What no rule sees is weighed by what came back.
 */
export function judged(
  differing: readonly Differing[],
  failing: Called,
  working: Called,
  answer: Pick<Answer, "causes" | "verdict">,
): Difference[] {
  const own = ownMistakes(failing.call, working.call);
  const tried = differing.map((each, index): Judgement | undefined =>
    index < mostTried ? (mending(each, own, failing, working.call, answer) ?? byEvidence(each, answer)) : undefined,
  );
  const decided = tried.some((each) => each?.matters === "decides");
  const points = decided ? () => undefined : pointer(failing, answer, differing);
  const all = differing.map((each, index): Difference => {
    const { part, name, failing: a, working: b } = each;
    const judgement = tried[index] ?? points(each) ?? { matters: "only-differs", why: harmless };
    return { part, name, ...(a && { failing: sideOf(a) }), ...(b && { working: sideOf(b) }), ...judgement };
  });
  const rank: Readonly<Record<Matters, number>> = { decides: 0, "may-matter": 1, "only-differs": 2 };
  return all.sort((a, b) => rank[a.matters] - rank[b.matters]);
}

const harmless = "Nothing is known to object to either.";

/** What the failing call alone does wrong. */
function ownMistakes(failing: Call, working: Call): Finding[] {
  const theirs = countOf(judge(working, rules));
  const found = judge(failing, rules).filter(({ severity }) => severity === "error" || severity === "warning");
  const mine = countOf(found);
  return found.filter(({ rule }) => (mine.get(rule) ?? 0) > (theirs.get(rule) ?? 0));
}

function countOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** The mistake that is gone when this one thing is taken from the working call. */
function mending(
  difference: Differing,
  own: readonly Finding[],
  failing: Called,
  working: Call,
  { causes }: Pick<Answer, "causes">,
): Judgement | undefined {
  if (own.length === 0) return undefined;
  const tried = exchanged(difference, failing.call, working);
  if (!tried) return undefined;
  const before = countOf(own);
  const after = countOf(judge(tried, rules));
  const gone = own.filter(({ rule }) => (after.get(rule) ?? 0) < (before.get(rule) ?? 0));
  const place = (rule: string) => causes.findIndex(({ id }) => id === rule);
  const cause = causes.map(({ id }) => gone.find(({ rule }) => rule === id)).find((found) => found);
  const found = cause ?? gone.find(({ severity }) => severity === "error") ?? gone[0];
  if (!found) return undefined;
  const why = `${sentence(found.message)} ${found.because}`;
  const answered = outcome(failing).failed;
  const decides = answered ? place(found.rule) === 0 : found.severity === "error";
  return { matters: decides ? "decides" : "may-matter", why, rule: found.rule };
}

/** The cause that was named, where its evidence lies in what differs. */
function byEvidence(
  { failing }: Differing,
  { causes, verdict }: Pick<Answer, "causes" | "verdict">,
): Judgement | undefined {
  const [top] = causes;
  if (!failing || !top || verdict !== "cause-found") return undefined;
  const inside = (at: Origin) =>
    at.text === failing.at.text && failing.at.start <= at.start && at.end <= failing.at.end;
  const found = top.evidence.find((each) => each.for && each.at && inside(each.at));
  return found && { matters: "decides", why: `${found.text}. ${top.explanation}`, rule: top.id };
}

/** Where an answer's status says to look. */
const byStatus: Readonly<Record<number, readonly Part[]>> = {
  400: ["query", "body", "path"],
  401: ["credential", "host"],
  403: ["credential", "host"],
  404: ["path", "host"],
  405: ["method", "transport", "path"],
  411: ["body"],
  413: ["body"],
  415: ["header", "body"],
  422: ["body", "query"],
};
/** What Deepgram looks at first, where nothing came back. */
const first: readonly Part[] = ["transport", "scheme", "host", "path", "method", "credential", "sdk"];

/** Judges what no rule decided: by the cause that was named, else by what came back, else by what Deepgram looks at first. */
function pointer(
  failing: Called,
  answer: Pick<Answer, "causes" | "verdict">,
  all: readonly Differing[],
): (difference: Differing) => Judgement | undefined {
  const byCause = causePointer(answer, all);
  if (byCause && answer.verdict === "cause-found") return byCause;
  const byOutcome = outcomePointer(failing);
  return (each) => byCause?.(each) ?? byOutcome(each);
}

function causePointer(
  { causes, verdict }: Pick<Answer, "causes" | "verdict">,
  all: readonly Differing[],
): ((difference: Differing) => Judgement | undefined) | undefined {
  const [top] = causes;
  const rule = top && ruleById(top.id);
  if (!top || !rule) return undefined;
  const { differsIn } = rule.shows;
  const wide = all.filter(({ part, name }) => differsIn?.parts.includes(part) || differsIn?.names?.test(name));
  // A socket that was closed early was not sent what comes later: what the cause itself names goes before the rest.
  const narrow = [`${top.title} ${top.explanation}`, top.fix.text]
    .map((words) => wide.filter(({ name }) => isNamed(name, words)))
    .find((found) => found.length > 0);
  const pointed = narrow ?? wide;
  const alone = pointed.length === 1 && verdict === "cause-found" && differsIn?.decides === true;
  const cause = `${verdict === "cause-found" ? "The cause" : "A possible cause"} that was found ('${top.title}')`;
  return (each) =>
    pointed.includes(each)
      ? {
          matters: alone ? "decides" : "may-matter",
          why: `${cause} lies here, and here the two differ.`,
          rule: top.id,
        }
      : undefined;
}

function outcomePointer(failing: Called): (difference: Differing) => Judgement | undefined {
  const { status, close, failed } = outcome(failing);
  const parts = status && status.code >= 400 ? byStatus[status.code] : undefined;
  const mayMatter = (why: string): Judgement => ({ matters: "may-matter", why });
  if (status && parts)
    return ({ part }) => (parts.includes(part) ? mayMatter(`A ${status.code} can come from this.`) : undefined);
  if (failed && close?.code !== undefined && close.code !== 1006 && close.code !== 1000)
    return ({ part }) =>
      part === "message" || part === "query" || part === "audio"
        ? mayMatter(`A close with ${close.code} can come from this.`)
        : undefined;
  return ({ part, name }) =>
    first.includes(part) || name === "model"
      ? mayMatter("Whether a request is taken at all depends on it.")
      : undefined;
}

/** Whether a message's type stands in some words. */
function isNamed(name: string, words: string): boolean {
  const types = new Set(words.match(/\b[A-Z]\w+\b/g));
  return name.split(" ").some((word) => types.has(word));
}
