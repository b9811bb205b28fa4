import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { messageType } from "./product.ts";
import { mentions } from "./says.ts";

/** Where a program says that it connects anew after a regular end that nobody is seen to have asked for. */
export function connectsAgain(exchange: Exchange): Origin | undefined {
  const { close, frames } = exchange;
  if (!close?.code || ![1000, 1001, 1005].includes(close.code)) return undefined;
  if (frames.some((frame) => frame.direction === "sent" && /^(?:CloseStream|Close)$/.test(messageType(frame) ?? "")))
    return undefined;
  return mentions(exchange, /\bre-?connecting\b|\bre-?connect(?:ed|s)? (?:in|after|attempt|#)/i)?.at;
}
