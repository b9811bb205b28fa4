import type { ClientError } from "../../exchange/exchange.ts";
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
export function readError(source: Source, start: number, end: number, loose = false): ClientError | undefined {
  const line = source.text.slice(start, Math.min(end, start + 4000)).split("\n", 1)[0]!;
  const match = named.exec(line);
  if (!match && !telling.test(line) && !(loose && general.test(line))) return undefined;
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

/** A printed error with the status that it names. `loose`: any word of failure will do. */
export function errorItems(source: Source, start: number, end: number, loose = false): Item[] {
  const error = readError(source, start, end, loose);
  if (!error) return [];
  const items: Item[] = [{ kind: "error", error, at: error.origin, words: error.name ?? "error" }];
  const status = statusItem(source, start, end);
  return status ? [...items, status] : items;
}

/** An HTTP status that a line names, as an answer of which no more is known. */
export function statusItem(source: Source, start: number, end: number): Item | undefined {
  const status = statusIn(source, start, end);
  if (!status) return undefined;
  const origin = { text: source.name, start: status.start, end: status.start + status.length };
  const headers = { entries: [], complete: false, origin };
  const response = { status: { code: status.code, origin }, headers, origin };
  return { kind: "response", response, weak: true, at: origin, words: `status ${status.code}` };
}

/** A status right before the body that it came with: `returned 503 {"err_code":…}`. */
export function statusBefore(source: Source, start: number, end: number): Item | undefined {
  const match = /(?<![\d.:])([45]\d\d)\W{0,3}$/.exec(source.text.slice(Math.max(start, end - 40), end));
  if (!match) return undefined;
  const at = end - match[0].length;
  const origin = { text: source.name, start: at, end: at + 3 };
  const headers = { entries: [], complete: false, origin };
  const response = { status: { code: Number(match[1]), origin }, headers, origin };
  return { kind: "response", response, weak: true, at: origin, words: `status ${match[1]}` };
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

/** Statuses as the enumerations of .NET and other libraries print them, alone in a line. */
const statusNames: Readonly<Record<string, number>> = {
  BadRequest: 400,
  Unauthorized: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  RequestTimeout: 408,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  UnprocessableEntity: 422,
  TooManyRequests: 429,
  InternalServerError: 500,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};
const nameAlone = /^\s*(?:(?:response\.?)?status(?: ?code)?\s*[:=]\s*)?([A-Z][A-Za-z]{7,21})\s*$/i;

const statuses = [
  /^\s*#<Net::HTTP\w+ (\d{3}) /,
  /Unexpected server response:\s?(\d{3})/i,
  /rejected WebSocket connection:\s?HTTP (\d{3})/i,
  /(?:\bstatus(?:[ _]?code)?|\bstatusCode|\bHTTP(?: error| status| response)?(?:[ _]code)?|\bresponse code|\bcode|error code)["']?\s?[:=]?\s?["'(]?([1-5]\d{2})\b(?!\d)/i,
  /\((\d{3})\)|\b(\d{3}) \((?:Unauthorized|Bad Request|Forbidden|Payment Required|Not Found|Too Many Requests|Method Not Allowed|Service Unavailable|Gateway Time-?out|Bad Gateway)/i,
  /\b([45]\d{2})[ :]+(?:Client Error|Server Error|Unauthorized|Bad Request|Forbidden|Payment Required|Not Found|Too Many Requests|Method Not Allowed|Service Unavailable|Gateway Time-?out|Bad Gateway|Request Timeout|Unsupported Media Type|Payload Too Large|Internal Server Error|Unprocessable)/i,
  /net::ERR_ABORTED (\d{3})/,
  /\bfailed(?: with)?[:,]? \(?([45]\d\d)\b/i,
  /^\W{0,3}(?:error|got|returns?|status|http)?\W{0,3}([45]\d\d)\b\W{0,3}(?:$|[A-Z])/i,
  /\b(?:with|a) (?:a )?(?:HTTP )?(?:status|code|status code|HTTP) (?:of )?(\d{3})\b/i,
];

/** An HTTP status that an error message names, with its place. */
export function statusIn(
  source: Source,
  start: number,
  end: number,
): { code: number; start: number; length: number } | undefined {
  const line = source.text.slice(start, Math.min(end, start + 4000));
  const named = nameAlone.exec(line)?.[1];
  if (named && Object.hasOwn(statusNames, named))
    return { code: statusNames[named]!, start: start + line.lastIndexOf(named), length: named.length };
  for (const pattern of statuses) {
    const match = pattern.exec(line);
    const digits = match?.[1] ?? match?.[2];
    if (!match || !digits) continue;
    const code = Number(digits);
    if (code >= 200 && code < 600)
      return { code, start: start + match.index + match[0].lastIndexOf(digits), length: 3 };
  }
  return undefined;
}
