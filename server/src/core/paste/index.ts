import type { Recognised } from "../answer.ts";
import type { Call } from "../exchange/call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { assemble } from "./assemble.ts";
import { prepare } from "./clean.ts";
import { type Claimed, readSegments } from "./detect.ts";
import type { Form, Item } from "./items.ts";
import type { PasteName, Source } from "./slice.ts";

export type { Form } from "./items.ts";

export interface PasteInput {
  readonly request: string;
  readonly response: string;
}

/**
 * Lowers pasted code: injected, so that the parser is loaded only when a paste holds code. `text` is as long as the whole
 * paste, with everything but code blanked, so that places need no translation; `name` is the paste's name for origins.
 */
export type LowerCode = (text: string, kind: "tsx" | "ts", name: PasteName) => { readonly calls: readonly Call[] };

export interface Paste {
  /** Both texts without secrets, as long as what was pasted. */
  readonly texts: Readonly<Record<PasteName, string>>;
  /** What each piece was taken for, in the order of the texts. */
  readonly recognised: readonly Recognised[];
  readonly exchanges: readonly Exchange[];
  readonly notUnderstood: readonly string[];
  /** What each call was written in. */
  readonly forms: ReadonlyMap<Call, Form>;
}

/** Reads a paste: redacts it, cuts it into segments, reads each, and joins what belongs together. Linear; never throws. */
export function readPaste(input: PasteInput, lowerCode: LowerCode): Paste {
  const request = prepare("paste:request", input.request);
  const response = prepare("paste:response", input.response);
  const read = [request, response].map((each) => readSource(each.source, lowerCode));
  const items = read.flatMap((each) => each.items);
  const { exchanges, forms } = assemble(items);
  return {
    texts: { "paste:request": request.shown, "paste:response": response.shown },
    recognised: recognised(items),
    exchanges,
    notUnderstood: read.flatMap((each, i) => notUnderstood([request, response][i]!.source, each.unread, items)),
    forms,
  };
}

function readSource(
  source: Source,
  _lowerCode: LowerCode,
): { items: Item[]; unread: { start: number; end: number }[] } {
  const claimed: Claimed[] = [];
  return readSegments(source, claimed);
}

function recognised(items: readonly Item[]): Recognised[] {
  return items.map((item) => ({ kind: item.words, at: item.at }));
}

function notUnderstood(
  source: Source,
  unread: readonly { start: number; end: number }[],
  items: readonly Item[],
): string[] {
  if (unread.length === 0) return [];
  void items;
  const first = source.text.slice(unread[0]!.start, Math.min(unread[0]!.end, unread[0]!.start + 60)).trim();
  return [unread.length === 1 ? `1 line: ${first}` : `${unread.length} lines, the first of them: ${first}`];
}
