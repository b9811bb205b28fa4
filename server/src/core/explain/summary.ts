import type { Exchange } from "../exchange/exchange.ts";
import { known } from "../exchange/facts.ts";
import { outcome } from "../observe/outcome.ts";
import { leaves } from "../observe/plain.ts";
import { sentence } from "../text/sentence.ts";
import type { RefusedBy, Verdict } from "./answer.ts";
import { familyOf } from "./family.ts";
import { headlineOf, openHeadline } from "./headline.ts";
import { reasonCheck } from "./medium.ts";
import { limits, type Weighed } from "./weigh.ts";
import type { Whose } from "./whose.ts";
import { beginnings, firstSentences, sentences, upperFirst } from "./words.ts";

/** The answer in two lines. Neither repeats the other. */
export interface Reading {
  /** At most `limits.headline` characters, without a full stop. */
  readonly headline: string;
  /** Why, or what settles it; may be empty. */
  readonly why: string;
}

export interface Summed {
  readonly verdict: Verdict;
  readonly by: RefusedBy | undefined;
  /** The exchange that the answer is about. */
  readonly exchange: Exchange | undefined;
  readonly causes: readonly Weighed[];
  readonly whose: Whose;
  /** Whose traffic failed beside a healthy call. */
  readonly other: Whose | undefined;
  /** The check that settles the first cause. */
  readonly check: string | undefined;
}

export function readingOf(summed: Summed): Reading {
  const { headline, why } = linesOf(summed);
  const [fits = headline] = beginnings(headline).filter((each) => each.length <= limits.headline);
  const cut = fits.length <= limits.headline ? fits : `${fits.slice(0, limits.headline - 1).replace(/\s\S*$/, "")}…`;
  return { headline: cut, why: firstSentences(why, limits.why) };
}

function linesOf({ verdict, by, exchange, causes, whose, other, check }: Summed): Reading {
  const [top] = causes;
  if (verdict === "not-deepgram") return foreign(whose, exchange);
  if (!exchange || verdict === "not-understood") return notUnderstood(exchange);
  if (!top) return healthy(exchange, other);
  if (isOpen(verdict, top)) return { headline: openHeadline(causes, exchange, by), why: check ?? "" };
  const headline = headlineOf(top, exchange, by);
  return { headline, why: whyOf(top, headline) };
}

/** Whether the answer is no more than possible: what is known is then said, and what settles it. */
export function isOpen(verdict: Verdict, top: Weighed): boolean {
  return verdict === "several-possible" || top.confidence < limits.likely;
}

/** The reason in a sentence, and nothing that the headline says. */
function whyOf({ findings, evidence, rule }: Weighed, headline: string): string {
  const [finding] = findings;
  const told = finding ? [[finding.message, finding.because]] : [[explainedBy(evidence) ?? ""], [rule.why]];
  for (const texts of told) {
    const fresh = texts.flatMap(sentences).flatMap((each) => unsaid(each, headline));
    if (fresh.length > 0) return fresh.map((each) => upperFirst(sentence(each))).join(" ");
  }
  return "";
}

/** What a sentence says beyond the headline: all, the part behind the headline's own, or nothing. */
function unsaid(text: string, headline: string): string[] {
  const shown = headline.toLowerCase();
  if (shown.includes(text.toLowerCase().replace(/\.$/, ""))) return [];
  const said = beginnings(text).find((each) => shown.endsWith(each.toLowerCase()));
  if (said === undefined) return [text];
  const rest = text.slice(said.length).replace(/^[\s.;:]+/, "");
  return rest === "" ? [] : [upperFirst(rest)];
}

const explainedBy = (evidence: Weighed["evidence"]) => evidence.find((each) => each.for && each.explains)?.explains;

/** `healthy`: traffic of Deepgram's beside it, which is as it should be. */
function foreign(whose: Whose, healthy: Exchange | undefined): Reading {
  const vendor = whose.is === "foreign" ? whose.vendor?.replace(/ \(.*\)$/, "") : undefined;
  if (vendor && healthy && (healthy.call || outcome(healthy).succeeded))
    return {
      headline: `What failed is ${vendor}'s, not Deepgram's`,
      why: "Deepgram's part of the paste is as it should be.",
    };
  return vendor
    ? { headline: `This comes from ${vendor}, not from Deepgram`, why: "Nothing in the paste is Deepgram's." }
    : { headline: "Nothing in the paste is Deepgram's", why: "Another server or program speaks here." };
}

function healthy(exchange: Exchange, other: Whose | undefined): Reading {
  const { succeeded, status, close } = outcome(exchange);
  const foreigner = other?.is === "foreign" ? other.vendor : undefined;
  const why = foreigner ? `What failed is ${foreigner}'s.` : "";
  if (!succeeded)
    return {
      headline: "Nothing wrong is seen in this call",
      why: why || "Paste what came back, too, and the two are judged together.",
    };
  if (close?.code !== undefined)
    return { headline: `Nothing went wrong here: the socket ended regularly (${close.code})`, why };
  return { headline: `Nothing went wrong here: Deepgram answered${status ? ` ${status.code}` : ""} as it should`, why };
}

function notUnderstood(exchange: Exchange | undefined): Reading {
  const { status, close, failed } = exchange
    ? outcome(exchange)
    : { status: undefined, close: undefined, failed: false };
  if (exchange && failed && status && status.code >= 400 && !exchange.response?.json && !exchange.response?.text)
    return { headline: `It was refused with ${status.code}, and nothing pasted shows why`, why: reasonCheck(exchange) };
  if (failed && close?.code !== undefined && !close.reason)
    return {
      headline: `The socket was closed with ${close.code}, and nothing pasted shows why`,
      why: "Paste the reason that came with the close, and the messages before it.",
    };
  const said = exchange && (message(exchange) ?? telling(exchange));
  const rest = exchange?.call
    ? "Paste the answer's body and headers, or the log around it."
    : "Paste the request that got it, too.";
  if (said) {
    const family = exchange.response?.json ? familyOf(exchange) : undefined;
    return {
      headline: `The cause is not known: '${said.slice(0, 60)}${said.length > 60 ? "…" : ""}'`,
      why: family ?? rest,
    };
  }
  return {
    headline: "Nothing in the paste was understood",
    why: "Paste a request, a response, an error or log lines.",
  };
}

function message(exchange: Exchange): string | undefined {
  const wanted = new Set(["err_msg", "message", "details", "description", "error"]);
  const header = exchange.response?.headers.entries.find((each) => each.name.toLowerCase() === "dg-error");
  const all = leaves(exchange.response?.json);
  // The newer shape says in `details` what its `message` only names.
  const detail = all.find((leaf) => leaf.name === "details" && leaf.text.length > 3);
  return known(header?.value)?.text ?? (detail ?? all.find((leaf) => wanted.has(leaf.name)))?.text;
}

/** What was said first that is more than a message's type. */
function telling(exchange: Exchange): string | undefined {
  const { said } = outcome(exchange);
  return (said.find((each) => /\s/.test(each.text.trim()) && !/^Traceback/.test(each.text)) ?? said[0])?.text;
}
