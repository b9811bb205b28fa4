import type { Exchange, Symptom, SymptomId } from "../exchange/exchange.ts";
import { entry, known } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import { outcome } from "./outcome.ts";

/** Words found in an answer or in what a program printed. */
export interface Words {
  readonly match: RegExpExecArray;
  readonly at: Origin;
}

/** The first thing said (by a body, a header, a close, an error message, a program) that matches. */
export function says(exchange: Exchange, shape: RegExp): Words | undefined {
  for (const { text, at } of outcome(exchange).said) {
    const match = shape.exec(text);
    if (match) return { match, at };
  }
  return undefined;
}

/** The same, and the lines of the paste that were read as nothing else: what logs and people say beside the answer. */
export function mentions(exchange: Exchange, shape: RegExp): Words | undefined {
  const said = says(exchange, shape);
  if (said) return said;
  for (const { text, origin } of exchange.lines ?? []) {
    const match = shape.exec(text);
    if (match) {
      const start = origin.start + match.index;
      return { match, at: { ...origin, start, end: start + match[0].length } };
    }
  }
  return undefined;
}

/** What a person said that means one of these. */
export function symptom(exchange: Exchange, ...ids: readonly SymptomId[]): Symptom | undefined {
  return exchange.symptoms.find((each) => ids.includes(each.id));
}

/** The HTTP status, of the answer or of a refused handshake, when it is one of these. */
export function statusIs(
  exchange: Exchange,
  ...codes: readonly number[]
): { readonly code: number; readonly at: Origin } | undefined {
  const { status } = outcome(exchange);
  return status && codes.includes(status.code) ? status : undefined;
}

/** A response header's text. */
export function answerHeader(exchange: Exchange, name: string): string | undefined {
  const { response } = exchange;
  return response && known(entry(response.headers, name, true)?.value)?.text;
}

/** A page for people in the place of an API's answer: of a proxy, a gateway or an own server. */
export function isHtml(exchange: Exchange): boolean {
  return /^\s*<(?:!doctype|html|head|body)\b/i.test(exchange.response?.text?.text ?? "");
}
