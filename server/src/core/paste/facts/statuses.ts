import type { Item } from "../items.ts";
import type { Source } from "../text/slice.ts";

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
const reason =
  "(?:Client Error|Server Error|Unauthorized|Bad Request|Forbidden|Payment Required|Not Found|Too Many Requests|Method Not Allowed|Service Unavailable|Gateway Time-?out|Bad Gateway|Request Timeout|Unsupported Media Type|Payload Too Large|Internal Server Error|Unprocessable)";

/** What makes a number a status, the surest first. Its digits are the first group that took part. */
const shapes: readonly RegExp[] = [
  /^\s*#<Net::HTTP\w+ (\d{3}) /,
  /^\s*(?:-+>|=+>|→|⇒)\s*(?:HTTP(?:\/[\d.]+)? )?([2-5]\d\d)\b(?!\s*(?:bytes?|B|ms)\b)/,
  /Unexpected server response:\s?(\d{3})/i,
  /rejected WebSocket connection:\s?HTTP (\d{3})/i,
  /\bWSServerHandshakeError: (\d{3})\b/,
  /\b(?:status code|response code|statuscode) '?(\d{3})'? when\b/i,
  /(?:\bstatus(?:[ _]?code)?|\bstatusCode|\bHTTP(?: error| status| response)?(?:[ _]code)?|\bresponse code|\bcode|error code)["']?\s?[:=]?\s?["'(]?([1-5]\d{2})\b(?!\d)/i,
  new RegExp(String.raw`\((\d{3})\)|\b(\d{3}) \(${reason}`, "i"),
  new RegExp(String.raw`\(?\b([45]\d{2})[ :]+${reason}`, "i"),
  /\b(?:status|response|bad response|error) code(?: from server)?:? \(?([45]\d\d)\b/i,
  /net::ERR_ABORTED (\d{3})/,
  /\btoo many ([45]\d\d) error responses\b/,
  // aiohttp and its users: `401, message='Unauthorized', url=…`.
  /(?:^|[\s:(])([45]\d\d), ?message=/,
  // Java and Go: `handshake response status code 101 but got 400`, `WebSocketHandshakeException: 400 for`.
  /\bbut (?:got|was|received) '?([1-5]\d\d)\b/i,
  /\bHandshake\w*: (?:HTTP )?([1-5]\d\d)\b/,
  /\bfailed(?: with)?[:,]? \(?([45]\d\d)\b/i,
  /^\W{0,3}(?:error|got|returns?|status|http)?\W{0,3}([45]\d\d)\b\W{0,3}(?:$|[A-Z])/i,
  /\b(?:with|a) (?:a )?(?:HTTP )?(?:status|code|status code|HTTP) (?:of )?(\d{3})\b/i,
  // Words of people and of loggers about an answer.
  /\b(?:server|deepgram|api|request|response|upgrade|handshake|it|call|endpoint|they)\b[^.!?\n\d]{0,24}\b(?:returns?|returned|returning|says?|said|gives?|gave|answers?|answered|responds?|responded|replie[sd]|gets?|got|fails?|failed|rejected|refused)\b[^.!?\n\d]{0,24}\b([45]\d\d)\b/i,
  /\b(?:returns?|returned|responded|answered|rejected|refused|refuses|(?:get|got|getting|receive|received|receiving) (?:an? |the |back )?(?:error )?)\W{1,3}(?:with )?(?:an? )?(?:error )?([45]\d\d)\b(?!\s*(?:ms|s|sec|bytes?|Hz|kB)\b)/i,
  /\b(?:request|response|answer|upgrade|handshake|result)\b[^.!?\n\d]{0,20}[:=] ?([45]\d\d)\b/i,
  // A few words of a person: 'deepgram 401', 'flux 400 when …', 'long article to speech -> 413', 'all calls answer 503'.
  /^\W{0,3}(?:\w+ ){0,2}(?:de{1,2}p ?gra?m|flux|nova(?:-\d)?|aura|stt|tts)\W{1,3}(?:\w+\W{1,3}){0,2}?(4(?:0[0-58]|1[35]|2[29])|50[0234])(?=\s*(?:$|[?!.,]|\b(?:when|error|on|for|with|if|help|why|after|as|since|all|again)\b))/i,
  /(?:->|=>|→|\b(?:answer|give|return|get|throw|say|show)s?) (?:me |us |back |only |always |an? )*(4(?:0[02-58]|1[35]|2[29])|50[0234])(?=\s*(?:$|[?!.,]|\b(?:when|error|on|for|with|if|help|why|after|as|since|again|even|although|though|every)\b))/i,
];

/** An HTTP status that a line names, with its place. */
export function statusIn(
  source: Source,
  start: number,
  end: number,
): { code: number; start: number; length: number } | undefined {
  const line = source.text.slice(start, Math.min(end, start + 4000));
  const named = nameAlone.exec(line)?.[1];
  if (named && Object.hasOwn(statusNames, named))
    return { code: statusNames[named]!, start: start + line.lastIndexOf(named), length: named.length };
  if (!/[1-5]\d\d/.test(line)) return undefined;
  for (const shape of shapes) {
    const match = shape.exec(line);
    const digits = match?.[1] ?? match?.[2];
    if (!match || !digits) continue;
    const code = Number(digits);
    if (code >= 200 && code < 600)
      return { code, start: start + match.index + match[0].lastIndexOf(digits), length: 3 };
  }
  return undefined;
}

/** An HTTP status that a line names, as an answer of which no more is known. */
export function statusItem(source: Source, start: number, end: number): Item | undefined {
  const status = statusIn(source, start, end);
  return status && bareStatus(source, status.start, status.length, status.code);
}

/** A status right before the body that it came with: `returned 503 {"err_code":…}`. */
export function statusBefore(source: Source, start: number, end: number): Item | undefined {
  const match = /(?<![\d.:])([45]\d\d)\W{0,3}$/.exec(source.text.slice(Math.max(start, end - 40), end));
  return match ? bareStatus(source, end - match[0].length, 3, Number(match[1])) : undefined;
}

function bareStatus(source: Source, start: number, length: number, code: number): Item {
  const origin = { text: source.name, start, end: start + length };
  const headers = { entries: [], complete: false, origin };
  const response = { status: { code, origin }, headers, origin };
  return { kind: "response", response, weak: true, at: origin, words: `status ${code}` };
}

/** Where a status stands that a line logs for the address at `start..end`: after it (`… 401 (Unauthorized)`, `"HTTP/1.1 401`), or before it (`<-- 401`, `HTTP 429 on`). */
export function statusBeside(line: string, start: number, end: number): number | undefined {
  const behind =
    /^["'\s,)\]]{0,4}(?:\.\.\.|…)?\s?(?:HTTP\/[\d.]+ |HTTP |[-=]+> ?|→ |\(|: |status(?: code)?[:= ]+|returns? |returned |gave |gives )?(?:HTTP(?:\/[\d.]+)? )?([2-5]\d\d)\b(?! ?(?:ms|s|bytes?|kB)\b)/.exec(
      line.slice(end, end + 60),
    );
  if (behind) return end + behind[0].length - 3;
  const from = Math.max(0, start - 60);
  const ahead = /(?:<--|←|response:?|HTTP|status|failed with) (\d{3})\b[^\n\d]{0,40}$/i.exec(line.slice(from, start));
  return ahead ? from + ahead.index + ahead[0].lastIndexOf(ahead[1]!) : undefined;
}
