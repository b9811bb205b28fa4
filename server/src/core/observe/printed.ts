import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import type { EvidenceSink } from "./evidence.ts";
import { outcome } from "./outcome.ts";

/** Ports that only other services listen on: databases, caches, brokers. */
const otherPort =
  /(?:\d|localhost|\]|::1|[a-z]):(?:1433|1521|2181|27017|3306|4222|5432|5433|5672|6379|6432|8529|9042|9092|9200|11211|26379)\b/i;

/** The first error that a program printed and that matches; what speaks of another service's port is left out. */
export function printed(exchange: Exchange, shape: RegExp): { readonly text: string; readonly at: Origin } | undefined {
  for (const { name, text, origin } of exchange.errors) {
    if (otherPort.test(text)) continue;
    const match = shape.exec(name && !text.includes(name) ? `${name}: ${text}` : text);
    if (match) return { text: match[0].slice(0, 120), at: origin };
  }
  // A printed error object reads as a body; a body of Deepgram speaks of others, such as the host of the media.
  const { said, requestId } = outcome(exchange);
  for (const { text, at } of requestId ? [] : said) {
    if (otherPort.test(text)) continue;
    const match = shape.exec(text);
    if (match) return { text: match[0].slice(0, 120), at };
  }
  return undefined;
}

/** Whether the text names a host that is this machine or of a private network. */
export function namesLocalHost(text: string): boolean {
  return /\b(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)\b/.test(text);
}

/** A printed error that leaves no doubt about what failed. */
export function decisive(exchange: Exchange, shape: RegExp, evidence: EvidenceSink, explains?: string): boolean {
  const found = printed(exchange, shape);
  if (!found) return false;
  evidence({
    text: `The program says '${found.text}'`,
    at: found.at,
    for: true,
    weight: "decisive",
    ...(explains && { explains }),
  });
  return true;
}

/** What browsers and ws print when the program closes a socket that is still connecting. */
export const closedEarly =
  /WebSocket (?:was|is) closed before the connection (?:was|is) established|closed before (?:the )?connection (?:is|was) established/i;

// Behind its used-up retries urllib3 says what they failed of: where that is an answer, or one that came too late, the host was reached.
const unreached =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b|UND_ERR_CONNECT_TIMEOUT|no such host|ERR_(?:NAME_NOT_RESOLVED|CONNECTION_\w+|INTERNET_DISCONNECTED|CERT_\w+|TUNNEL_\w+|PROXY_\w+)|SELF_SIGNED_CERT|CERTIFICATE_VERIFY_FAILED|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|self.signed certificate|unable to get local issuer|unknown authority|curl: \(3\)|Max retries exceeded(?![^\n]{0,300}Caused by [\w.]*(?:Response|ReadTimeout|Protocol)Error)/i;

/** A failure by which nothing of the call reached Deepgram. */
export function networkFailure(exchange: Exchange): { readonly text: string; readonly at: Origin } | undefined {
  return printed(exchange, unreached);
}
