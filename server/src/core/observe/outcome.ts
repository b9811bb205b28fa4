import { errorsIn } from "../catalogue/errors.ts";
import { isDistinct } from "../catalogue/general-errors.ts";
import type { Close, Exchange } from "../exchange/exchange.ts";
import { entry, known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import { leaves, plain } from "./plain.ts";
import { messageType, type Product, productOf } from "./product.ts";

/** One thing that was said in an answer: by a body, a header, a message, a close or a program. */
export interface Said {
  readonly text: string;
  readonly at: Origin;
  readonly where: "body" | "header" | "close" | "message" | "program";
}

export interface Outcome {
  /** HTTP status of the answer or of the refused handshake. */
  readonly status?: { readonly code: number; readonly at: Origin };
  /** Error codes in the answer (`err_code`, `category`, `code`), in the order found. */
  readonly codes: readonly { readonly text: string; readonly at: Origin }[];
  readonly close?: Close;
  readonly said: readonly Said[];
  /** The request id that every true answer of Deepgram carries. */
  readonly requestId: boolean;
  readonly product?: Product;
  /** Something certainly went wrong, whoever is to blame. */
  readonly failed: boolean;
  /** Something came back, and nothing of it is an error. */
  readonly succeeded: boolean;
}

const seen = new WeakMap<Exchange, Outcome>();

/** What came back, in one view: computed once for each exchange. */
export function outcome(exchange: Exchange): Outcome {
  const known = seen.get(exchange);
  if (known) return known;
  const made = read(exchange);
  seen.set(exchange, made);
  return made;
}

const statusText =
  /(?:Unexpected server response: |rejected WebSocket connection: HTTP |\bstatus ?code:? ?['"]?|statusCode["']?: ?|\bHTTP(?: (?:error|status|Status))?[ :]{1,2}(?:\d\.\d )?|\bcode=)([2-5]\d{2})\b/i;
const codeText =
  /\b(?:err_code|error_code|category|code)\\?["']?\s?[:=]\s?\\?["']?([A-Za-z][A-Z_a-z ]{2,60}|[A-Z]+-\d{4})/g;
const codeNames = new Set(["err_code", "error_code", "category", "code", "errCode"]);
const spoken = ["http", "ws-close", "ws-error", "ws-warning", "client"] as const;
const telling =
  /[A-Z]{3,}[-_]\w|\b(?:error|err_msg|invalid|not|cannot|failed|unable|please|required|only|exceed\w*|unsupported|unknown|attempting|must|did)\b/i;
const failures = new Set(["Error", "ConfigureFailure", "InjectionRefused"]);
const errorTypes = new Set(["Error", "Warning", "ConfigureFailure", "InjectionRefused"]);
/** Longer texts are matched by their beginning only, so that work stays linear. */
const longest = 6000;

function read(exchange: Exchange): Outcome {
  const heard = [...fromResponse(exchange), ...fromFrames(exchange), ...fromClose(exchange), ...fromErrors(exchange)];
  const loose = fromLines(exchange, heard);
  const said = [...heard, ...loose];
  const codes = [...jsonCodes(exchange), ...said.flatMap(textCodes), ...codesBesideStatus(exchange)];
  const status = statusOf(exchange);
  const close = exchange.close;
  const product = productOf(exchange);
  const badClose = close?.code !== undefined && ![1000, 1001, 1005].includes(close.code);
  const badFrame = exchange.frames.some((frame) => failures.has(messageType(frame) ?? ""));
  const program = exchange.errors.some((error) => !/\b(?:1000|1005)\b/.test(error.text));
  const failed =
    (status?.code ?? 0) >= 400 || isErrorBody(exchange) || badClose || badFrame || program || loose.length > 0;
  const ok = status !== undefined && (status.code < 400 || status.code === 101);
  const traffic =
    exchange.frames.some((frame) => frame.direction === "received") || exchange.response?.json !== undefined;
  return {
    ...(status && { status }),
    codes,
    ...(close && { close }),
    said,
    requestId: hasRequestId(exchange),
    ...(product && { product }),
    failed,
    succeeded: !failed && (ok || traffic || close !== undefined),
  };
}

/** A body that is an error whatever the status says. */
function isErrorBody({ response }: Exchange): boolean {
  const json = response?.json;
  if (json?.kind !== "object") return false;
  const names = new Set(json.bag.entries.map((each) => each.name));
  return (
    ["err_code", "err_msg", "error_code"].some((name) => names.has(name)) ||
    (names.has("category") && names.has("message")) ||
    (names.has("error") && !names.has("results") && member(json, "error")?.kind !== "null") ||
    (names.has("code") && names.has("description"))
  );
}

function statusOf(exchange: Exchange): Outcome["status"] {
  const { response } = exchange;
  if (response?.status) return { code: response.status.code, at: response.status.origin };
  for (const leaf of leaves(response?.json))
    if (/^status(?:_?code)?$/i.test(leaf.name) && /^[1-5]\d\d$/.test(leaf.text))
      return { code: Number(leaf.text), at: leaf.at };
  for (const error of exchange.errors) {
    const code = statusText.exec(error.text)?.[1];
    if (code) return { code: Number(code), at: error.origin };
  }
  for (const { text, origin } of exchange.lines ?? []) {
    const match = exchange.response || exchange.call?.origin.text === origin.text ? undefined : statusText.exec(text);
    if (match && Number(match[1]) >= 400) return { code: Number(match[1]), at: origin };
  }
  return undefined;
}

function fromResponse({ response }: Exchange): Said[] {
  if (!response) return [];
  const found: Said[] = [];
  const dgError = known(entry(response.headers, "dg-error", true)?.value);
  if (dgError) found.push({ text: dgError.text, at: dgError.origin, where: "header" });
  // What people said in the audio is no message of Deepgram.
  const transcript = member(response.json, "results");
  const told = transcript ? member(response.json, "metadata", "warnings") : response.json;
  for (const leaf of leaves(told).slice(0, 200))
    if (leaf.text.length > 3) found.push({ text: leaf.text.slice(0, longest), at: leaf.at, where: "body" });
  if (response.text && !transcript && (response.json === undefined || found.length < 40))
    found.push({ text: response.text.text.slice(0, longest), at: response.text.origin, where: "body" });
  return found;
}

function fromFrames({ frames }: Exchange): Said[] {
  const found: Said[] = [];
  for (const frame of frames) {
    const type = messageType(frame);
    if (frame.direction === "sent" || !type || !errorTypes.has(type) || found.length > 200) continue;
    for (const leaf of leaves(frame.json).slice(0, 20))
      found.push({ text: leaf.text.slice(0, longest), at: leaf.at, where: "message" });
    found.push({ text: JSON.stringify(plain(frame.json)).slice(0, longest), at: frame.origin, where: "message" });
  }
  return found;
}

function fromClose({ close }: Exchange): Said[] {
  return close?.reason ? [{ text: close.reason, at: close.reasonAt ?? close.origin, where: "close" }] : [];
}

function fromErrors({ errors }: Exchange): Said[] {
  return errors.slice(0, 200).map(({ text, name, origin }) => ({
    text: (name && !text.includes(name) ? `${name}: ${text}` : text).slice(0, longest),
    at: origin,
    where: "program" as const,
  }));
}

/** Lines that were read as nothing else and hold an error that only Deepgram or its SDK prints. */
function fromLines({ lines = [], call, response, frames }: Exchange, heard: readonly Said[]): Said[] {
  const taken = [
    call?.origin,
    // A bare status takes no more of its line than its digits.
    response?.json || response?.text ? response.origin : undefined,
    ...frames.map((frame) => frame.origin),
    ...heard.map((each) => each.at),
  ];
  // An address amid a line takes that line no more than a word would.
  const inside = (at: Origin) =>
    taken.some(
      (each) =>
        each &&
        each.text === at.text &&
        (each === call?.origin
          ? each.start <= at.start && at.end <= each.end
          : each.start < at.end && at.start < each.end),
    );
  return lines
    .filter(({ text }) => telling.test(text))
    .slice(0, 40)
    .filter(({ text, origin }) => !inside(origin) && errorsIn(text, spoken).some(({ error }) => isDistinct(error)))
    .map(({ text, origin }) => ({ text, at: origin, where: "program" as const }));
}

function jsonCodes(exchange: Exchange): Outcome["codes"] {
  const values = [
    exchange.response?.json,
    ...exchange.frames.filter((frame) => errorTypes.has(messageType(frame) ?? "")).map((frame) => frame.json),
  ];
  return values.flatMap(leaves).filter((leaf) => codeNames.has(leaf.name) && /\D/.test(leaf.text));
}

function textCodes({ text, at }: Said): { text: string; at: Origin }[] {
  return [...text.matchAll(codeText)].slice(0, 10).map((match) => ({ text: match[1]!.trim(), at }));
}

/** A code that a line names right behind the status: `403 INSUFFICIENT_PERMISSIONS`. */
function codesBesideStatus({ response, lines = [] }: Exchange): Outcome["codes"] {
  const { status, json } = response ?? {};
  if (!status || status.code < 400 || json) return [];
  return lines.flatMap(({ text, origin }) => {
    const match = new RegExp(String.raw`\b${status.code}[\s:(,]{1,3}([A-Z]{3,}(?:_[A-Z]+)+)\b`).exec(text);
    const start = match ? origin.start + match.index + match[0].length - match[1]!.length : 0;
    return match ? [{ text: match[1]!, at: { ...origin, start, end: start + match[1]!.length } }] : [];
  });
}

function hasRequestId({ response, frames, errors }: Exchange): boolean {
  if (response && entry(response.headers, "dg-request-id", true)) return true;
  if (leaves(response?.json).some((leaf) => leaf.name === "request_id" || leaf.name === "dg-request-id")) return true;
  // A session has thousands of frames, and the id stands near the top of those that have one.
  if (frames.some(({ json }) => member(json, "request_id") ?? member(json, "metadata", "request_id"))) return true;
  return errors.some((error) => /request_id|dg-request-id/.test(error.text));
}
