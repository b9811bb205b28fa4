import type { RefusedBy } from "../answer.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { outcome } from "../rules/observe/outcome.ts";
import { saw, seenErrors } from "../rules/observe/seen.ts";
import type { Weighed } from "./weigh.ts";

const sdkErrors = /^sdk-(?!v5-error|v34-errors|unhandled|cors)/;
const clientNames =
  /^(?:E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|HOSTUNREACH)|AbortError|TimeoutError)$/;

/** Who said no. Undefined where nobody did. */
export function refusedBy(exchange: Exchange, top: Weighed | undefined): RefusedBy | undefined {
  const { failed, requestId, status, close, said } = outcome(exchange);
  if (!failed) return undefined;
  if (top?.rule.by) return top.rule.by;
  if (saw(exchange, ["cors-fetch", "sdk-cors"])) return "browser";
  if (saw(exchange, ["remote-content"])) return "media-host";
  const told = seenErrors(exchange).filter((seen) => seen.by === "text" || seen.by === "code");
  if (told.some((seen) => sdkErrors.test(seen.error.id))) return "sdk";
  if (exchange.call?.target.deepgram === "no") return "other";
  if (requestId || told.some((seen) => /^(?:http|ws-)/.test(seen.error.surface))) return "deepgram";
  if (status && exchange.response?.text && /^\s*<(?:!doctype|html)/i.test(exchange.response.text.text)) return "proxy";
  if (exchange.errors.some((error) => error.name && clientNames.test(error.name))) return "client";
  if (exchange.call?.target.deepgram === "custom" && !requestId) return "other";
  if (status || (close && close.code !== 1006 && close.code !== 1000)) return "deepgram";
  if (close?.code === 1006) return exchange.call ? "deepgram" : undefined;
  return said.some((each) => each.where === "program") ? "client" : undefined;
}
