import type { SymptomId } from "../../exchange/exchange.ts";
import { addressesIn } from "../facts/addresses.ts";
import { headerIn } from "../facts/headers.ts";
import { loggedQuery, optionsItem, printedOptions } from "../facts/options.ts";
import { statusBefore, statusItem } from "../facts/statuses.ts";
import type { Item } from "../items.ts";
import { readJson } from "../json/reader.ts";
import { jsonItems, withoutEscapes } from "../objects/items.ts";
import { cut, type Source } from "../text/slice.ts";
import { looksLikeProse, withoutAddresses } from "../words/looks-like-prose.ts";
import { readSymptoms } from "../words/symptoms.ts";
import { binaryControl } from "./binary-control.ts";
import { base64Frame, binaryFrame, sentSize } from "./bytes.ts";
import { readClose } from "./close.ts";
import { errorItems, looksLikeError } from "./errors.ts";
import { environmentIn } from "./mentions.ts";
import { readPrefix } from "./prefix.ts";
import { terseFrame } from "./terse.ts";

export interface LineRead {
  readonly items: readonly Item[];
  /** Where reading goes on: the line's end, or the end of a JSON value that began on it. */
  readonly end: number;
}

/** How much of a paste may be read in vain as JSON, so that hostile brackets cost no more than a few passes. */
export interface Budget {
  left: number;
}

/** Reads one line of a log, a console or plain words. */
export function readLine(source: Source, start: number, end: number, limit: number, budget: Budget): LineRead {
  const {
    length,
    direction,
    time,
    isError: logged = false,
  } = readPrefix(source.text.slice(start, Math.min(end, start + 400)));
  const from = start + length;
  const items: Item[] = [];
  const context: { direction?: "sent" | "received"; time?: number } = {};
  if (direction) context.direction = direction;
  if (time !== undefined) context.time = time;
  const sends = direction ? undefined : sentSize(source, from, end, time);
  if (sends) return { items: [sends], end };
  const control = direction === "sent" ? binaryControl(source, from, end, time) : undefined;
  if (control) return { items: [control], end };
  const stop = jsonIn(source, from, end, limit, context, budget, items);
  const seen = items.length > 0;
  if (seen && stop <= end) lateTime(source, stop, end, items);
  const textEnd = stop > end ? end : stop > from ? stop : end;
  if (!seen) {
    const frame =
      terseFrame(source, from, end, direction, time) ??
      (direction &&
        (base64Frame(source, from, end, direction, time) ?? binaryFrame(source, from, end, direction, time)));
    if (frame) return { items: [frame], end };
  }
  closeIn(source, start, end, time, items);
  const head = Math.min(end, seen ? items[0]!.at.start : end);
  const errors = errorLine(source, from, end, seen ? head : undefined, logged);
  if (seen) {
    const status = statusItem(source, start, head) ?? statusBefore(source, start, head);
    withStatus(items, status ?? errors.find((each) => each.kind === "response"));
  }
  items.push(...(seen ? errors.filter((each) => each.kind !== "response") : errors));
  const isError = errors.length > 0;
  const urls = seen && stop > end ? 0 : addressesIn(source, from, textEnd, items);
  if (seen && stop < end) addressesIn(source, Math.max(stop, textEnd), end, items);
  const options = seen
    ? loggedQuery(source, from, Math.max(end, stop), urls)
    : (printedOptions(source, from, end) ?? loggedQuery(source, from, end, urls));
  if (options) items.push(options);
  const header = headerIn(source, from, end);
  if (header) items.push(header);
  environmentIn(source, from, end, items);
  const rest = source.text.slice(from, Math.min(end, from + 2000));
  if (items.length === 0 && opens.test(rest) && !/(?:\w+\W+){9}/.test(rest)) {
    const at = { text: source.name, start: from, end };
    items.push({ kind: "open", at, words: "socket open", ...(time === undefined ? {} : { time }) });
  } else if (!seen && (isError || (urls === 0 ? looksLikeProse(rest) : asks(rest)))) {
    const closed = items.some((each) => each.kind === "close");
    const said = readSymptoms(source, from, end)
      .filter((each) => !isError || besideError(each.id, rest))
      .filter((each) => !closed || each.id !== "closed-abnormally");
    for (const symptom of said) items.push({ kind: "symptom", symptom, at: symptom.origin, words: "description" });
  }
  if (urls > 0 && opens.test(rest)) {
    const at = { text: source.name, start: from, end };
    items.push({ kind: "open", at, words: "socket open", ...(time === undefined ? {} : { time }) });
  }
  return { items: withFailure(items), end: Math.max(end, stop) };
}

/** The one call that a line mentions, marked where the line says that it failed: no other line speaks of it. */
function withFailure(items: readonly Item[]): readonly Item[] {
  if (items.filter(({ kind }) => kind === "call").length !== 1) return items;
  const failed = items.some((each) => each.kind === "response" && (each.response.status?.code ?? 0) >= 400);
  return failed ? items.map((each) => (each.kind === "call" && each.weak ? { ...each, failed } : each)) : items;
}

function jsonIn(
  source: Source,
  from: number,
  end: number,
  limit: number,
  context: object,
  budget: Budget,
  items: Item[],
): number {
  // The line alone is searched: a search to the end of the text would make the whole quadratic.
  const line = source.text.slice(from, end);
  const opening = /[{[]/g;
  for (let tries = 0; tries < 6; tries++) {
    const found = opening.exec(line);
    if (!found || budget.left <= 0) return from;
    const hit = { index: from + found.index };
    if (isErrorStruct(line, found.index)) return from;
    const escaped = /^.\s*\\+"/.test(source.text.slice(hit.index, hit.index + 40));
    const slice = escaped ? unescapedFrom(source, hit.index, limit) : cut(source, hit.index, limit);
    const json = readJson(slice);
    if (!json || json.value.kind === "unresolved") {
      budget.left -= 2000;
      continue;
    }
    const argument =
      /[\w)][([]\s*$/.test(line.slice(0, found.index).slice(-40)) &&
      !/\b(?:sen[dt]|sending|message)\($/i.test(line.slice(0, found.index).slice(-40));
    const lead = line.slice(Math.max(0, found.index - 80), found.index);
    const read = jsonItems(source, json.value, {
      ...context,
      ...(argument && !escaped && { written: true }),
      ...(asBytes.test(lead) && { bytes: true }),
    });
    const stop = json.value.origin.end;
    if (read.length > 0) {
      items.push(...read);
      return stop;
    }
    const options = json.value.kind === "object" ? optionsItem(source, json.value) : undefined;
    if (options) {
      items.push(options);
      return stop;
    }
    if (json.strict && json.end > 40) opening.lastIndex = Math.max(opening.lastIndex, stop - from);
    else budget.left -= json.end;
  }
  return from;
}

/** What Rust, Elixir and others print of an error: its class, and its fields in braces. That is no body of an answer. */
function isErrorStruct(line: string, brace: number): boolean {
  const owner = /(?:^|[\s%&(])(?:\w+(?:\.|::)){0,6}[A-Z]?\w*(?:Error|Exception)\s?$/.test(
    line.slice(Math.max(0, brace - 100), brace),
  );
  return (
    owner &&
    line[brace] === "{" &&
    !/err_code|err_msg|\bresponse\b|\bcategory\b/.test(line.slice(brace, brace + 2000)) &&
    line.includes("}", brace)
  );
}

/** What makes bytes of the value that follows. */
const asBytes =
  /\b(?:Buffer\.from|(?:TextEncoder\(\)|encoder)\.encode|Uint8Array\.from|bytes|new Blob)\(\[?(?:JSON\.stringify\(|json\.dumps\()?$/;

/** The text from a brace to the end of the string literal that holds it, with its escapes resolved. */
function unescapedFrom(source: Source, start: number, limit: number) {
  const stop = /(?<!\\)["'`]|\n/g;
  stop.lastIndex = start;
  const end = Math.min(limit, stop.exec(source.text)?.index ?? limit);
  let slice = cut(source, start, end);
  for (let depth = 0; depth < 3 && /^.\s*\\/.test(slice.text); depth++) slice = withoutEscapes(slice);
  return slice;
}

/** The developer tools of a browser write length and time after a message. */
function lateTime(source: Source, start: number, end: number, items: Item[]): void {
  const [item] = items;
  if (item?.kind !== "frame" || item.frame.at !== undefined) return;
  const late =
    /^["'\s]*(?:\t|\s{2,}|\s\d[\d.]*\s?k?B?\s)\s*(?:\d[\d.]*\s?k?B?\s+)?(\d{1,2}:\d\d:\d\d[.,]\d{1,6})\s*$/.exec(
      source.text.slice(start, Math.min(end, start + 80)),
    );
  const time = late ? readPrefix(late[1]!).time : undefined;
  if (time !== undefined) items[0] = { ...item, frame: { ...item.frame, at: time } };
}

/** A socket that has opened, as logs say it. */
const opens =
  /^\W{0,4}(?:(?:web ?socket|ws|socket|connection|deepgram|stream|live|dg)\W{1,3}(?:\w+ ){0,2})?(?:is |was |has been )?(?:now )?(?:open(?:ed)?|connected|connection (?:opened|established|open)|established|ready)\b(?! to (?:the )?(?:database|redis|db))/i;

/** Whether a line with an address in it is a sentence of a person. */
function asks(line: string): boolean {
  const words = withoutAddresses(line);
  return (
    (/^\s*(?:why|how|what|when|I|we|my|our|after|since|the|it|no|nothing|each|every|all|only|sometimes)\b/i.test(
      line,
    ) ||
      /\b(?:I|we|my|our)\b/.test(words)) &&
    looksLikeProse(words)
  );
}

/** What a line that prints an error says besides: not what the error says itself. */
function besideError(id: SymptomId, line: string): boolean {
  if (id === "not-a-function") return true;
  return (
    looksLikeProse(line) &&
    /\b(?:I|my|we|it|but|when|why|works)\b/i.test(line) &&
    !/^(?:unauthorized|rate-limited|cors|times-out|connect-fails)$/.test(id)
  );
}

/** A status that stands before a body on one line belongs to it. */
function withStatus(items: Item[], status: Item | undefined): void {
  if (status?.kind !== "response") return;
  const at = items.findIndex((each) => each.kind === "response" && !each.response.status);
  const item = items[at];
  if (item?.kind === "response")
    items[at] = { ...item, response: { ...item.response, status: status.response.status! } };
  else if (!items.some((each) => each.kind === "response")) items.push(status);
}

/** The access log of an application: what its own routes answer says nothing of Deepgram. */
const ownRoute = /\b(?:GET|POST|PUT|PATCH|DELETE)\b["'\]]? \/(?!v[12]\/)/;

/** The error that a line prints; where a JSON value stands at `json`, only if what comes before certainly is one. */
function errorLine(source: Source, start: number, end: number, json: number | undefined, logged: boolean): Item[] {
  const line = source.text.slice(start, Math.min(json ?? end, start + 4000));
  if (json !== undefined && !looksLikeError(line)) return [];
  const found = errorItems(
    source,
    start,
    end,
    !looksLikeProse(line) || looksLikeError(line),
    logged && json === undefined,
  );
  if (found.length > 0) return found;
  const whole = source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1, Math.min(end, start + 4000));
  const status = ownRoute.test(whole) ? undefined : statusItem(source, start, end);
  return status ? [status] : [];
}

function closeIn(source: Source, start: number, end: number, time: number | undefined, items: Item[]): void {
  if (items.some((item) => item.kind === "close" || item.kind === "frame")) return;
  const close = readClose(source, start, end);
  if (!close) return;
  items.push({
    kind: "close",
    close: time === undefined ? close : { ...close, at: time },
    at: close.origin,
    words: `WebSocket close ${close.code}`,
  });
}
