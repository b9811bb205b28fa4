import type { Exchange } from "../../exchange/exchange.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { EvidenceSink } from "../rule.ts";
import { outcome } from "./outcome.ts";

/** The first error that a program printed and that matches. */
export function printed(exchange: Exchange, shape: RegExp): { readonly text: string; readonly at: Origin } | undefined {
  for (const { name, text, origin } of exchange.errors) {
    const match = shape.exec(name && !text.includes(name) ? `${name}: ${text}` : text);
    if (match) return { text: match[0].slice(0, 120), at: origin };
  }
  // A printed error object reads as a body; a body of Deepgram speaks of others, such as the host of the media.
  const { said, requestId } = outcome(exchange);
  for (const { text, at } of requestId ? [] : said) {
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

const unreached =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)\b|UND_ERR_CONNECT_TIMEOUT|no such host|ERR_(?:NAME_NOT_RESOLVED|CONNECTION_\w+|INTERNET_DISCONNECTED|CERT_\w+|TUNNEL_\w+|PROXY_\w+)|SELF_SIGNED_CERT|CERTIFICATE_VERIFY_FAILED|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|self.signed certificate|unable to get local issuer|unknown authority|curl: \(3\)/i;

/** A failure by which nothing of the call reached Deepgram. */
export function networkFailure(exchange: Exchange): { readonly text: string; readonly at: Origin } | undefined {
  return printed(exchange, unreached);
}
