import type { Exchange } from "../exchange/exchange.ts";
import { known } from "../exchange/facts.ts";
import { outcome } from "../observe/outcome.ts";
import { alike } from "../text/alike.ts";
import { lineOf } from "./line.ts";

/** In which order exchanges are judged: the failed ones first, and where there are more than `most` one of each kind before a second. */
export function inOrder(exchanges: readonly Exchange[], most: number): Exchange[] {
  const failed = exchanges.filter((each) => outcome(each).failed);
  const others = exchanges.filter((each) => !outcome(each).failed);
  return [failed, others].flatMap((group) => (group.length > most ? kindsFirst(group) : group));
}

function kindsFirst(exchanges: readonly Exchange[]): Exchange[] {
  const seen = new Map<string, number>();
  const numbered = exchanges.map((exchange) => {
    const kind = kindOf(exchange);
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    return { exchange, nth };
  });
  return numbered.sort((a, b) => a.nth - b.nth).map(({ exchange }) => exchange);
}

/** What two exchanges have in common that differ in ids, times and names of files only. */
function kindOf(exchange: Exchange): string {
  const { call, frames, response } = exchange;
  const { status, close, said } = outcome(exchange);
  const headers = call?.headers.entries.map(({ name, value }) => `${name}: ${known(value)?.text ?? ""}`) ?? [];
  const types = new Set(frames.map(({ direction, frame, json }) => `${direction} ${frame} ${json?.kind}`));
  const parts = [
    call && lineOf(call),
    call?.body.kind,
    ...headers,
    ...types,
    status?.code,
    close?.code,
    said[0]?.text.slice(0, 200),
    response?.text?.text === "",
  ];
  return alike(parts.join("\n"));
}
