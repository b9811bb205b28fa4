import { knownError } from "../catalogue/errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Evidence } from "../observe/evidence.ts";
import { outcome } from "../observe/outcome.ts";
import type { Rule } from "../rules/rule.ts";
import { looked } from "./looked.ts";
import { confidenceOf, noAnswer, vagueShare, type Weighed } from "./weigh.ts";

/** A bare status or close code, and nothing that says more: what gets it most often, but for what the call is seen not to do. */
export function usual(exchange: Exchange, rules: readonly Rule[]): Weighed[] {
  const number = bareNumber(exchange);
  if (!number) return [];
  const { code, at } = number;
  return rules.flatMap((rule) => {
    const { usualFor } = rule.shows;
    if (!usualFor?.includes(code) || !mayBeSo(rule, code, exchange) || !closesSo(rule, code, exchange)) return [];
    const text = code === noAnswer ? "A call that gets no answer fails so" : `${code} is what this gets, among others`;
    const evidence: Evidence[] = [{ text, at, for: true, weight: "supporting", vague: true }];
    return [
      {
        rule,
        exchange,
        findings: [],
        evidence,
        confidence: confidenceOf(evidence) * vagueShare * shareOf(usualFor, code),
      },
    ];
  });
}

/** Of several mistakes the one that gets this number before all others comes first. */
const shareOf = (usualFor: readonly number[], code: number) => (usualFor[0] === code ? 1 : besideUsual);
const besideUsual = 0.95;

function bareNumber(exchange: Exchange): { code: number; at: Origin } | undefined {
  const { status, close, failed, said } = outcome(exchange);
  if (!failed || wordsOf(exchange)) return undefined;
  if (status) return status;
  if (close) return close.code !== undefined && !close.reason ? { code: close.code, at: close.origin } : undefined;
  const mute = said.find((each) => noReason.test(each.text));
  return mute && { code: noAnswer, at: mute.at };
}

/** Whether what is seen of the call leaves room for the mistake. */
function mayBeSo(rule: Rule, code: number, exchange: Exchange): boolean {
  const { call } = exchange;
  if (call && rule.shows.room) return rule.shows.room(call);
  // What closes an open socket is what was sent on it.
  if (code > 1000 && code !== 1006) return !rule.check || rule.shows.looksAt !== "messages" || !looked(rule, exchange);
  // A line that only names method and address says nothing of the body.
  const bare = call && !call.headers.complete && call.headers.entries.length === 0;
  if (rule.shows.looksAt === "body") return !isSocket(exchange) && (bare || call?.body.kind !== "none");
  // An address that a program prints without any parameter may have lost them.
  const cut = call?.via === "other" && call.query.entries.length === 0;
  return !rule.check || cut || !looked(rule, exchange);
}

/** Whether the mistake's own errors close the sockets of this product so; one that names no error closes any. */
function closesSo({ shows: { answers } }: Rule, code: number, exchange: Exchange): boolean {
  const { product } = outcome(exchange);
  const errors = (answers?.errors ?? []).map(knownError).filter((each) => each?.code === code);
  if (code < 1000 || !product || errors.length === 0) return true;
  return errors.some((each) => each?.products.includes("*") || each?.products.includes(product));
}

/** Whether the exchange is a socket's, or is said to be. */
function isSocket({ call, close, opened, frames, errors, lines = [] }: Exchange): boolean {
  if (call) return call.transport === "ws";
  const said = [...errors, ...lines.slice(0, 20)];
  return Boolean(close ?? opened ?? frames[0]) || said.some(({ text }) => socketWords.test(text));
}

const socketWords = /\bweb ?socket|\bwss?\b|\bhandshake|\bupgrade\b|\bconnect(?:ed|ing|ion)?\b|\bserver response: \d/i;

/** A failure of the connection whose own reason is not in the paste. */
const noReason =
  /\bfetch failed\b|(?<!Received )\bNetwork ?Error\b(?! or non-101)|\bFailed to fetch\b|\bConnection error\b|\bAPIConnectionError\b|\bfailed to connect\b/i;

/** Whether the answer says more than a number: what it says is then not known, and no guess. */
function wordsOf(exchange: Exchange): boolean {
  return outcome(exchange).codes.length > 0 || exchange.response?.json !== undefined;
}
