import type { Exchange } from "../exchange/exchange.ts";
import { mentions, type Words } from "./says.ts";

/** Words by which the client is set, or said, to send KeepAlive: what closed it for silence is then another question. */
export function keepsAlive(exchange: Exchange): Words | undefined {
  return mentions(
    exchange,
    /\bkeep_?-?alive["']?\s?[:=]\s?["']?(?:true|1|on)\b["']?|\bkeep-?alives? (?:option )?(?:is |are )?(?:on|enabled|active|set)\b/i,
  );
}
