import { agentHost, defaultHost } from "../catalogue/hosts.ts";
import type { Call } from "../exchange/call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { type Product, productOf } from "../observe/product.ts";
import { withMessages } from "../paste/sent.ts";

const paths: Partial<Readonly<Record<Product, string>>> = {
  listen: "/v1/listen",
  "listen-v2": "/v2/listen",
  speak: "/v1/speak",
  "speak-v2": "/v2/speak",
  agent: "/v1/agent/converse",
};

/** Frames alone show which socket they went over: the call that they belong to, with nothing known but its path and messages. */
export function withSocket(exchange: Exchange): Exchange {
  const sent = exchange.frames.find((frame) => frame.direction === "sent");
  const product = sent && productOf(exchange);
  const path = product && paths[product];
  if (!sent || !path) return exchange;
  const origin = sent.origin;
  const unseen = { entries: [], complete: false, origin };
  const located = (value: string) => ({ value, origin, exact: false });
  const call: Call = {
    transport: "ws",
    via: "other",
    origin,
    head: origin,
    target: {
      url: { kind: "unresolved", reason: "not in the paste", origin },
      scheme: located("wss:"),
      host: located(product === "agent" ? agentHost : defaultHost),
      path: located(path),
      deepgram: "certain",
    },
    query: unseen,
    headers: unseen,
    body: { kind: "unresolved", reason: "a socket", origin },
    messages: [],
    messagesComplete: false,
    runtime: "unknown",
  };
  return { ...exchange, call: withMessages(call, exchange.frames) };
}
