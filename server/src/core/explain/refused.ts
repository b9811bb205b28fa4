import { isDistinct } from "../catalogue/general-errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { badHeader } from "../observe/bad-header.ts";
import { readsInVain } from "../observe/in-vain.ts";
import { outcome } from "../observe/outcome.ts";
import { saw, seenErrors } from "../observe/seen.ts";
import type { RefusedBy } from "./answer.ts";
import type { Weighed } from "./weigh.ts";

const sdkErrors = /^sdk-(?!v5-error|v34-errors|unhandled|cors)/;
/** What the SDK says of its own accord, before it sends anything. */
const refusals = ["sdk-cors", "sdk-keyterm", "sdk-callback-sync", "sdk-source-type", "sdk-no-key"];
const clientNames =
  /^(?:E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|HOSTUNREACH)|AbortError|TimeoutError)$/;

const blocked = /^\W*Mixed Content:|Content[ -]Security[ -]Policy/;

/** Who said no. Undefined where nobody did. */
export function refusedBy(exchange: Exchange, top: Weighed | undefined): RefusedBy | undefined {
  const { failed, requestId, status, close, said } = outcome(exchange);
  if (!failed || readsInVain(exchange)) return undefined;
  if (saw(exchange, refusals)) return "sdk";
  // A value that no header can hold is refused by the runtime, and nothing is sent.
  if (!status && !requestId && said.some((each) => each.where === "program" && badHeader.test(each.text)))
    return "client";
  // What the SDK refuses before it sends gets no status: where Deepgram's is there, it was sent.
  const sent = status && top?.rule.shows.by === "sdk" && top.rule.shows.answers?.statuses?.includes(status.code);
  if (top?.rule.shows.by) return sent ? "deepgram" : top.rule.shows.by;
  if (saw(exchange, ["cors-fetch"])) return "browser";
  const remote = saw(exchange, ["remote-content"]);
  // An address that Deepgram does not even dial is refused by itself.
  if (remote) return /publicly routable|as a URI/i.test(remote.text) ? "deepgram" : "media-host";
  const told = seenErrors(exchange).filter((seen) => seen.by === "text" || seen.by === "code");
  // A send after the close fails in the SDK: who closed refused.
  const closedFirst = told.some((seen) => seen.error.surface === "ws-close" && close?.code !== undefined);
  if (!closedFirst && told.some((seen) => sdkErrors.test(seen.error.id))) return "sdk";
  const told413 = told.length > 0 && told.every((seen) => /entity too large/i.test(seen.text));
  if (told413 && !requestId) return "other";
  const relayed = told.some((seen) => seen.error.surface === "http" && isDistinct(seen.error));
  if (exchange.call?.target.deepgram === "no" && !relayed) return "other";
  if (requestId || told.some((seen) => /^(?:http|ws-)/.test(seen.error.surface))) return "deepgram";
  if (status && exchange.response?.text && /^\s*<(?:!doctype|html)/i.test(exchange.response.text.text)) return "proxy";
  if (exchange.errors.some((error) => error.name && clientNames.test(error.name))) return "client";
  if (exchange.errors.some((error) => blocked.test(error.text))) return "browser";
  if (exchange.call?.target.deepgram === "custom" && !requestId) return "other";
  if ((status && status.code >= 400) || (close && close.code !== 1006 && close.code !== 1000)) return "deepgram";
  if (close?.code === 1006) return exchange.call ? "deepgram" : undefined;
  return said.some((each) => each.where === "program") ? "client" : undefined;
}
