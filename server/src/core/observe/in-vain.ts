import type { Exchange } from "../exchange/exchange.ts";
import { outcome } from "./outcome.ts";
import { seenErrors } from "./seen.ts";

const reading =
  /\b(?:KeyError|IndexError|list index out of range|NoneType' object (?:is not subscriptable|has no attribute)|undefined method .{1,40} for nil|Cannot read propert(?:y|ies) of (?:undefined|null)|(?:undefined|null) is not an object|Undefined (?:array key|index)|NoSuchElementException|index out of range)\b/;

/** Whether the answer was a regular one, and only the program stumbles over what it lacks. */
export function stumbles(exchange: Exchange): boolean {
  const { status, close, codes, said } = outcome(exchange);
  const printed = said.filter((each) => each.where === "program");
  return (
    printed.length > 0 &&
    printed.every((each) => reading.test(each.text)) &&
    (status?.code ?? 200) < 400 &&
    !close &&
    codes.length === 0
  );
}

/** Whether nothing failed but the program's own look into an answer that lacks what it looks for: no refusal of anyone. */
export function readsInVain(exchange: Exchange): boolean {
  const { status, codes, close, said } = outcome(exchange);
  return (
    said.length > 0 &&
    said.every((each) => each.where === "program" && reading.test(each.text)) &&
    !status &&
    !close &&
    codes.length === 0 &&
    seenErrors(exchange).length === 0
  );
}
