import type { Exchange } from "../exchange/exchange.ts";
import type { Rule } from "../rules/rule.ts";

/** Whether the call shows all that the rule's check looks at. */
export function looked(rule: Rule, { call, frames }: Exchange): boolean {
  switch (rule.shows.looksAt ?? "query") {
    case "messages":
      return call?.messagesComplete === true || frames.length > 0;
    case "body":
      return call !== undefined && call.body.kind !== "unresolved";
    case "headers":
      return call?.headers.complete === true;
    case "query":
      return call?.query.complete === true;
  }
}
