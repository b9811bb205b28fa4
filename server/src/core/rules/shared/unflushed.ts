import type { Exchange, Frame } from "../../exchange/exchange.ts";
import { messageType } from "../../observe/product.ts";
import { timeline } from "../../observe/timeline.ts";

/** The last Speak message that neither Flush nor Close follows; undefined where there is none. */
export function unflushed(exchange: Exchange): Frame | undefined {
  const { sent } = timeline(exchange);
  const last = sent.findLastIndex((frame) => messageType(frame) === "Speak");
  const after = sent.slice(last + 1).map(messageType);
  return last < 0 || after.some((type) => type === "Flush" || type === "Close") ? undefined : sent[last];
}
