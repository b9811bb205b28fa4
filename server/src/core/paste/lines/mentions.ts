import type { Environment } from "../../exchange/exchange.ts";
import type { Value } from "../../exchange/value.ts";
import { readUrl } from "../../text/url.ts";
import { hostKind } from "../../text/whose.ts";
import type { Item } from "../items.ts";
import { toCall } from "../request.ts";
import { cut, type Source, textValue } from "../text/slice.ts";

const urls = /\b(?:https?|wss?):\/\/[^\s"'`<>()[\]|\\^]+/g;

/** The URLs of Deepgram that a line mentions, and those of other vendors' APIs. */
export function urlsIn(source: Source, start: number, end: number, items: Item[]): number {
  let found = 0;
  for (const match of source.text.slice(start, end).matchAll(urls)) {
    if (found >= 50) break;
    const text = match[0].replace(/[.,;:!?}]+$/, "");
    const at = start + match.index;
    const url = cut(source, at, at + text.length);
    const { target } = readUrl(textValue(url));
    const line = source.text.slice(start, end);
    const verb = /\b(GET|POST|PUT|PATCH|DELETE|HEAD)["']?:? ["']?$/.exec(
      line.slice(Math.max(0, match.index - 12), match.index),
    );
    if (target.deepgram === "no" && !verb && hostKind(target.host?.value ?? "") !== "public") continue;
    const origin = { text: source.name, start: url.start, end: url.end };
    const call = toCall({
      via: "other",
      origin,
      head: origin,
      url,
      ...(verb ? { method: method(source, at - verb[0].length, verb[1]!) } : {}),
      headers: [],
      headersComplete: false,
      body: { kind: "unresolved", reason: "not in the paste", origin },
    });
    const whole = source.text.slice(start, end).trim() === text;
    items.push({ kind: "call", call, form: whole ? "url" : "log", weak: true, at: origin, words: "URL" });
    found++;
    const status = loggedStatus(line, match.index, match.index + text.length);
    if (status === undefined || items.some((each) => each.kind === "response")) continue;
    const place = { text: source.name, start: start + status, end: start + status + 3 };
    const code = Number(line.slice(status, status + 3));
    const headers = { entries: [], complete: false, origin: place };
    const response = { status: { code, origin: place }, headers, origin: place };
    items.push({ kind: "response", response, weak: true, at: place, words: `status ${code}` });
  }
  return found;
}

function method(source: Source, start: number, word: string): Value {
  const at = source.text.indexOf(word, start);
  const origin = { text: source.name, start: at, end: at + word.length };
  return { kind: "text", parts: [{ kind: "literal", text: word, origin, exact: true }], origin };
}

/** Where a status stands that a line logs for the URL at `start..end`: after it (`… 401 (Unauthorized)`, `"HTTP/1.1 401`), or before it (`<-- 401`). */
function loggedStatus(line: string, start: number, end: number): number | undefined {
  const behind = /^["'\s]{0,4}(?:HTTP\/[\d.]+ |-> |=> |→ |\(|: |status(?: code)?[:= ]+)?([2-5]\d\d)\b(?! ?ms)/.exec(
    line.slice(end, end + 60),
  );
  if (behind) return end + behind[0].length - 3;
  const ahead = /(?:<--|←|response:?) (\d{3})\b[^\n]{0,40}$/i.exec(line.slice(Math.max(0, start - 60), start));
  return ahead ? Math.max(0, start - 60) + ahead.index + ahead[0].indexOf(ahead[1]!) : undefined;
}

const sdks: readonly [RegExp, NonNullable<Environment["sdk"]>["language"]][] = [
  [/@deepgram\/sdk["']?\s?[@/:]?\s?["']?[\^~v]?(\d+\.\d+(?:\.\d+)?)/, "js"],
  [/\bdeepgram-(?:js-)?sdk[@/ ]v?(\d+\.\d+\.\d+)(?=.*(?:node|js))/i, "js"],
  [/\bdeepgram-(?:python-)?sdk(?:==|[@/ ~>=]+)v?(\d+\.\d+(?:\.\d+)?)/i, "python"],
  [/\bdeepgram-go-sdk[@/ ]v?(\d+\.\d+\.\d+)/i, "go"],
  [/\bdeepgram-dotnet-sdk[@/ ]v?(\d+\.\d+\.\d+)/i, "dotnet"],
];
/** The version of `@deepgram/sdk` that a paste names: in a package.json, a lock file, an import, or a comment beside one. */
export function sdkVersionIn(text: string): string | undefined {
  for (const [pattern, language] of sdks) {
    const version = language === "js" ? pattern.exec(text)?.[1] : undefined;
    if (version) return version;
  }
  return /["']@deepgram\/sdk["'][^\n]{0,4}\/\/[^\n]{0,20}?\bv?([1-5]\.\d+\.\d+)\b/.exec(text)?.[1];
}

const runtimes = /\b(Node(?:\.js)?|node|Python|Deno|Bun)[ /:]v?(\d+\.\d+(?:\.\d+)?)\b/;

/** Versions of SDKs and runtimes that a line names. */
export function environmentIn(source: Source, start: number, end: number, items: Item[]): void {
  const line = source.text.slice(start, Math.min(end, start + 2000));
  const add = (environment: Environment, at: number, length: number, words: string) => {
    const origin = { text: source.name, start: start + at, end: start + at + length };
    items.push({ kind: "environment", environment, at: origin, words });
  };
  for (const [pattern, language] of sdks) {
    const match = pattern.exec(line);
    if (!match) continue;
    add({ sdk: { language, version: match[1]! } }, match.index, match[0].length, `SDK ${match[1]}`);
    break;
  }
  const runtime = runtimes.exec(line);
  if (runtime) {
    const name = /^node/i.test(runtime[1]!) ? "node" : runtime[1]!.toLowerCase();
    add({ runtime: { name, version: runtime[2]! } }, runtime.index, runtime[0].length, `${runtime[1]} ${runtime[2]}`);
  }
  if (/net::ERR_|Mozilla\/5\.0|Uncaught|blocked by CORS policy/.test(line))
    add({ browser: true }, 0, Math.min(line.length, 40), "browser");
}
