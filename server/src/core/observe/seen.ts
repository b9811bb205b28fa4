import { errors, type KnownError, matchIn } from "../catalogue/errors.ts";
import { isDistinct } from "../catalogue/general-errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Origin } from "../exchange/origin.ts";
import { outcome, type Said } from "./outcome.ts";
import type { Product } from "./product.ts";

/** An error of the catalogue recognised in what came back. */
export interface Seen {
  readonly error: KnownError;
  /** The words that gave it away. */
  readonly text: string;
  readonly at: Origin;
  /** `text` and `code` are the vendor's own words; `class` a library's name for many things; `status` and `close` a bare number. */
  readonly by: "text" | "code" | "class" | "status" | "close";
}

/** How many characters of an answer are matched, so that a long paste costs no more than a short one many times over. */
const budget = 60_000;
const known = new WeakMap<Exchange, readonly Seen[]>();

/** Every error of the catalogue that the answer shows, the surest first; each once. */
export function seenErrors(exchange: Exchange): readonly Seen[] {
  const before = known.get(exchange);
  if (before) return before;
  const found = new Map<string, Seen>();
  const add = (seen: Seen) => {
    if (!found.has(seen.error.id)) found.set(seen.error.id, seen);
  };
  const { said, codes, product, status, close } = outcome(exchange);
  let left = budget;
  const read = new Set<string>();
  /** What other products say: it counts where nothing else was said in these words. */
  const others: Seen[] = [];
  for (const each of said) {
    if (left <= 0 || read.has(each.text)) continue;
    read.add(each.text);
    left -= each.text.length;
    for (const seen of inText(each))
      if (!isStrayNumber(seen, close?.code) && !isOther(seen.error, status?.code, codes))
        if (fits(seen.error, product)) add(seen);
        else others.push(seen);
  }
  if (found.size === 0)
    for (const seen of others)
      if (isDistinct(seen.error) && ![...found.values()].some(({ text }) => text === seen.text)) add(seen);
  const worded = [...found.values()].flatMap(({ error }) => [error.err_code, ...(error.altCodes ?? [])]);
  for (const { text, at } of codes.filter((code) => !worded.includes(code.text)))
    for (const error of byCode(text, status?.code)) if (fits(error, product)) add({ error, text, at, by: "code" });
  for (const { name, origin } of exchange.errors)
    for (const error of errors)
      if (name && error.errorClass === name) add({ error, text: name, at: origin, by: "class" });
  if (status)
    for (const error of byStatus(status.code)) add({ error, text: String(status.code), at: status.at, by: "status" });
  if (close?.code && !said.some((each) => each.where === "close" && /\w+-000\d|dpgr/.test(each.text)))
    for (const error of errors)
      if (error.code === close.code && error.surface === "ws-close" && fits(error, product))
        add({ error, text: String(close.code), at: close.origin, by: "close" });
  const result = withoutNamesakes([...found.values()], product);
  known.set(exchange, result);
  return result;
}

/** The error with one of these ids, in the vendor's words unless `anyhow`. */
export function saw(exchange: Exchange, ids: readonly string[], anyhow = false): Seen | undefined {
  return seenErrors(exchange).find(
    (seen) => ids.includes(seen.error.id) && (anyhow || (seen.by !== "status" && seen.by !== "close")),
  );
}

/** Words that several errors share (`Please try again later`), beside the status and the code of another one. */
function isOther(error: KnownError, status: number | undefined, codes: readonly { readonly text: string }[]): boolean {
  if (error.surface !== "http" || error.status === undefined || error.status === status) return false;
  return codes.some(({ text }) => {
    const owners = errors.filter((each) => hasCode(each, text));
    return owners.length > 0 && owners.every((each) => each.status !== error.status);
  });
}

const hasCode = (error: KnownError, code: string) =>
  error.surface === "http" && (error.err_code === code || error.altCodes?.includes(code) === true);

/** 1006 is a close code only where a socket closed: it may be a line number as well. */
function isStrayNumber({ error, text }: Seen, close: number | undefined): boolean {
  return /^\d+$/.test(text) && error.code !== close;
}

function inText({ text, at }: Said): Seen[] {
  return errors.flatMap((error) => {
    const match = matchIn(text, error);
    if (match) return [{ error, text: nameOf(match[0]), at: within(at, text, match), by: "text" as const }];
    const rest = cutOff(error, text);
    return rest ? [{ error, text: rest, at, by: "text" as const }] : [];
  });
}

/** The words, or the code that an address of Deepgram's pages stands for: `NET-0001` of `dpgr.am/net0001`. */
function nameOf(words: string): string {
  const [, name, number] = /^(?:https?:\/\/)?dpgr\.am\/([a-z]+)(\d{4})$/i.exec(words) ?? [];
  return name && number ? `${name.toUpperCase()}-${number}` : words.slice(0, 200);
}

/** The matched words alone, where the text stands in the paste letter by letter. */
function within(at: Origin, text: string, match: RegExpExecArray): Origin {
  if (at.end - at.start !== text.length) return at;
  return { ...at, start: at.start + match.index, end: at.start + match.index + match[0].length };
}

const leastOfCut = 24;

/** The beginning of an error's words at the end of a text that a log has cut off. */
function cutOff(error: KnownError, text: string): string | undefined {
  if (text.length < leastOfCut) return undefined;
  const end = text.replace(/(?:\.{3}|…)$/, "").toLowerCase();
  for (const source of error.match) {
    // Only words as they are: an expression has no beginning.
    if (source.length <= leastOfCut || /[\\^$.*+?()[\]{}|]/.test(source)) continue;
    const words = source.toLowerCase();
    const from = end.lastIndexOf(words.slice(0, leastOfCut));
    if (from >= 0 && words.startsWith(end.slice(from))) return text.slice(from);
  }
  return undefined;
}

/** A code counts alone only where it belongs to one error of that status: `INVALID_QUERY_PARAMETER` belongs to many. */
function byCode(code: string, status: number | undefined): KnownError[] {
  const named = errors.filter(
    (error) =>
      error.err_code === code ||
      error.err_codes?.includes(code) ||
      error.altCodes?.includes(code) ||
      (error.surface.startsWith("ws-") && (error.code === code || error.codes?.includes(code))),
  );
  const there =
    status === undefined ? named : named.filter((error) => error.status === undefined || error.status === status);
  return there.length <= 3 ? there : [];
}

function byStatus(status: number): KnownError[] {
  const named = errors.filter(
    (error) => error.surface === "http" && (error.status === status || error.statuses?.includes(status)),
  );
  return status === 400 ? [] : named;
}

function fits(error: KnownError, product: Product | undefined): boolean {
  return product === undefined || error.products.includes("*") || error.products.includes(product);
}

/** `NET-0001` means one thing on listen and another on speak: where nothing says which, listening is far more common. */
function withoutNamesakes(found: readonly Seen[], product: Product | undefined): readonly Seen[] {
  const twins: readonly (readonly [string, readonly string[]])[] = [
    ["net-0000-stt", ["tts-net"]],
    ["net-0001-stt", ["tts-net"]],
    ["data-0000-stt", ["tts-data-0000"]],
    ["agent-unparsable-client-message", ["flux-fatal"]],
    ["agent-internal-server-error", ["flux-fatal"]],
  ];
  const ids = new Set(found.map((seen) => seen.error.id));
  const drop = new Set(product ? [] : twins.flatMap(([stays, goes]) => (ids.has(stays) ? goes : [])));
  const words = found.some((seen) => seen.by === "text" || seen.by === "code");
  return found.filter((seen) => !drop.has(seen.error.id) && !(words && seen.by === "close"));
}
