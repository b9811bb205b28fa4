import type { ClientError } from "../../exchange/exchange.ts";
import { statusItem } from "../facts/statuses.ts";
import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

const named =
  /(?:^|[\s:([>'"])((?:[A-Za-z_]\w*\.){0,8}(?:[A-Z]\w*(?:Error|Exception|Rejection|Fault|InvalidStatus(?:Code)?|ConnectionClosed\w*|Timeout)|Error|error))(?:\s?\[\w{2,40}\]|\s?\(\d{3}\))?\s?:(?!:)\s?(.{0,2000})/;
const telling =
  /\b(?:E(?:CONNREFUSED|CONNRESET|NOTFOUND|TIMEDOUT|AI_AGAIN|PIPE|HOSTUNREACH|PROTO)|ERR_[A-Z_]{3,}|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_[A-Z_]+|SELF_SIGNED_CERT\w*|net::ERR_\w+|UND_ERR_\w+|(?:NET|DATA|MESSAGE|BIG)-000\d)\b|Unexpected server response|blocked by CORS policy|Cross-Origin Request Blocked|access control checks|WebSocket connection to|Error during WebSocket handshake|is not a function|is not a constructor|Cannot read propert|Failed to (?:fetch|load|construct|execute)|fetch failed|NetworkError|Unhandled |UnhandledPromise|self.signed certificate|certificate (?:verify|has expired)|bad handshake|server rejected WebSocket|timed out|timeout exceeded|deadline exceeded|connection (?:refused|reset)|no such host|getaddrinfo|status code \d{3}|\bcurl: \(\d+\)|Mixed Content:|Content[ -]Security[ -]Policy|Traceback|panic:|panicked at|#<Net::HTTP\w+ [45]\d\d|does not work in the browser|Module not found|Can't resolve|ModuleNotFound|UPSTREAM|socket hang up|unable to get local issuer|Please provide '|API key (?:is|or) |dpgr\.am\//i;
const general =
  /\b(?:error|errors|failed|failure|fail|exception|refused|denied|rejected|unauthori[sz]ed|forbidden|unsupported|not supported|invalid|aborted)\b/i;

/** Whether a line looks like what a program prints when something fails. */
export function looksLikeError(line: string): boolean {
  return named.test(line) || telling.test(line);
}

/** One printed error: its class where there is one, its message, and which program speaks. */
export function readError(
  source: Source,
  start: number,
  end: number,
  loose = false,
  logged = false,
): ClientError | undefined {
  const line = source.text.slice(start, Math.min(end, start + 4000)).split("\n", 1)[0]!;
  const match = named.exec(line);
  if (!match && !telling.test(line) && !(loose && general.test(line)) && !(logged && /[a-z]{3}/i.test(line)))
    return undefined;
  const text = line.trim().replace(/\s+/g, " ");
  const lead = line.length - line.trimStart().length;
  const full = match?.[1]?.split(".").at(-1);
  const coded = /\b(E(?:CONNREFUSED|CONNRESET|NOTFOUND|TIMEDOUT|AI_AGAIN|PIPE|HOSTUNREACH))\b/.exec(line)?.[1];
  const name = full && !/^error$/i.test(full) ? full : (coded ?? (full ? "Error" : undefined));
  return {
    text,
    ...(name ? { name } : {}),
    source: speaker(line),
    origin: { text: source.name, start: start + lead, end: start + line.trimEnd().length },
  };
}

/** A printed error with the status that it names. `loose`: any word of failure will do; `logged`: the log's level says that it is one. */
export function errorItems(source: Source, start: number, end: number, loose = false, logged = false): Item[] {
  const error = readError(source, start, end, loose, logged);
  if (!error) return [];
  const items: Item[] = [{ kind: "error", error, at: error.origin, words: error.name ?? "error" }];
  const status = statusItem(source, start, end);
  return status ? [...items, status] : items;
}

const speakers: readonly [RegExp, ClientError["source"]][] = [
  [/Deepgram\w*(?:Error|Exception)|deepgram\.core\.|@deepgram\/sdk|deepgram-(?:js-)?sdk|DeepgramClient/, "sdk"],
  [/Traceback|websockets\.|httpx\.|requests\.exceptions|aiohttp|urllib3|\.py\b|asyncio\./, "python"],
  [
    /net::ERR|blocked by CORS|Cross-Origin Request|access control checks|Uncaught|WebSocket connection to|Failed to (?:fetch|construct|execute|load resource)|NetworkError when|\bLoad failed/,
    "browser",
  ],
  [/^panic:|websocket: |dial tcp|x509:|\bgo(?:routine|lang)\b|\.go:\d/, "go"],
  [/System\.|Unhandled exception\.|\.cs:line/, "dotnet"],
  [/java\.|javax\.|okhttp3|kotlin\.|\.java:\d/, "java"],
  [/tungstenite|panicked at|reqwest::|\bErr\(|hyper::/, "rust"],
  [
    /E(?:CONN\w+|NOTFOUND|TIMEDOUT|AI_AGAIN|PIPE)|ERR_[A-Z]|node:|Unexpected server response|AxiosError|UND_ERR|fetch failed|ErrorEvent|UnhandledPromise|socket hang up|\.[mc]?[jt]s:\d/,
    "node",
  ],
];

function speaker(line: string): ClientError["source"] {
  return speakers.find(([pattern]) => pattern.test(line))?.[1] ?? "unknown";
}
