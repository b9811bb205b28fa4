import type { Exchange } from "../exchange/exchange.ts";
import { answerHeader } from "./says.ts";

/** A full time with its zone, and none that is the value of a parameter. */
const stamp = /(?<![=\w%])(20\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d))(?![\w%])/g;

/** When the answer came, in seconds since 1970: by its Date header, else by the last full time that a log line begins with or names. */
export function momentOf(exchange: Exchange): number | undefined {
  const told = Date.parse(answerHeader(exchange, "date") ?? "");
  if (Number.isFinite(told)) return told / 1000;
  const stamps = (exchange.lines ?? []).flatMap(({ text }) => [...text.matchAll(stamp)].map((match) => match[1]!));
  const last = Date.parse((stamps.at(-1) ?? "").replace(" ", "T").replace(",", "."));
  return Number.isFinite(last) ? last / 1000 : undefined;
}
