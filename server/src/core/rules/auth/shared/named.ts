import type { Exchange } from "../../../exchange/exchange.ts";
import type { Origin } from "../../../exchange/origin.ts";
import { mentions, statusIs } from "../../../observe/says.ts";
import { saw } from "../../../observe/seen.ts";

/** A piece of pasted code that hands over a credential, and the name under which it does. */
export interface Handed {
  readonly name: string;
  /** Where the name stands. */
  readonly at: Origin;
  /** The words before it. */
  readonly lead: { readonly text: string; readonly at: Origin };
}

/** The first place where code of a refused exchange hands a variable over as `shape` says: its last group is the name. */
export function handedOver(exchange: Exchange, shape: RegExp): Handed | undefined {
  if (!statusIs(exchange, 401) && !saw(exchange, ["invalid-auth"], true)) return undefined;
  const found = mentions(exchange, shape);
  const name = found?.match.at(-1);
  if (!found || !name) return undefined;
  const start = found.at.start + found.match[0].lastIndexOf(name);
  const at = { ...found.at, start, end: start + name.length };
  const lead = { ...found.at, end: start };
  return { name, at, lead: { text: found.match[0].slice(0, start - found.at.start), at: lead } };
}
