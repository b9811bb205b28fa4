import type { Exchange } from "../exchange/exchange.ts";
import { outcome } from "./outcome.ts";

/** Whether nothing is said beside the status: no body, no header, no close reason. */
export function isMute(exchange: Exchange): boolean {
  return outcome(exchange).said.every((each) => each.where === "program") && !exchange.response?.json;
}
