import { agentHost, defaultHost } from "../../catalogue/hosts.ts";
import type { Body } from "../../exchange/call.ts";
import type { Response } from "../../exchange/exchange.ts";
import { known } from "../../exchange/facts.ts";
import type { Origin } from "../../exchange/origin.ts";
import type { Bag, Entry } from "../../exchange/value.ts";
import { readJson } from "../json/reader.ts";
import type { Read, Reader } from "../reader.ts";
import { fileBody, type Header, headerLine, noBody, textBody, toCall } from "../request.ts";
import { cut, originOf, type Slice, SliceBuilder, type Source, sub, textValue } from "../text/slice.ts";
import { multipartBody } from "./multipart.ts";

const requestLine = /^(?:[>*] )?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/;
const pseudoLine = /^(?:[>*] )?:(?:method|authority|scheme|path|status):? ?/;
const statusLine = /^(?:< )?HTTP\/[\d.]+[ \t]+(\d{3})\b[ \t]*(.*)$/;
/** A header, and not what a program prints below a request: `TypeError: …`. */
const header =
  /^(?!(?:[A-Z]\w*)?(?:Error|Exception|Warning|Timeout|Rejection|Closed\w*|InvalidStatus\w*):|error:|Traceback)[A-Za-z][\w-]{0,80}:/;

/** Paths that only Deepgram has. */
const deepgramPath = /^\/v[12]\/(?:listen|speak|read|agent\/converse)(?=[?\s]|$)/;

/** More lines than a request has headers. */
const mostHeaders = 500;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where its text begins after curl's `> ` or `< `. */
  readonly from: number;
  readonly text: string;
}

export const http: Reader = { name: "HTTP", begins: startsHttp, read: readHttp };

/** Whether an HTTP request or response begins on this line. */
function startsHttp(text: string): boolean {
  const line = text.trimStart();
  return (
    requestLine.test(line) ||
    statusLine.test(line) ||
    /^(?:[>*] )?:(?:method|authority|scheme|path|status)\b/.test(line)
  );
}

/** Reads a raw HTTP request or response (also from `curl -v`, `.http` files, HTTP/2 forms) from a line's start. */
function readHttp(source: Source, start: number, limit: number): Read | undefined {
  const first = lineOf(source, start, limit);
  const lines: Line[] = [];
  const verbose = /^[<>] /.test(source.text.slice(first.start, first.start + 2));
  const begun = pseudoLine.exec(first.text)?.[0];
  let at = first.end + 1;
  let blank = false;
  while (at < limit && lines.length < mostHeaders) {
    const line = lineOf(source, at, limit);
    const noise = verbose && /^(?:\*|[{}] \[)/.test(source.text.slice(at, at + 3));
    if (!noise) {
      if (verbose && line.from === line.start && !/^[<>]\s*$/.test(source.text.slice(line.start, line.end))) break;
      if (line.text.trim() === "") {
        blank = true;
        at = line.end + 1;
        break;
      }
      if (!header.test(line.text) && !pseudoLine.test(line.text) && !/^[?&]\w/.test(line.text.trim())) break;
      // The next one begins: each pseudo header is sent once.
      if (begun && line.text.startsWith(begun)) break;
      lines.push(line);
    }
    at = line.end + 1;
  }
  const bodyStart = Math.min(at, limit);
  const isResponse = statusLine.test(source.text.slice(first.start, first.end)) || /^:status/.test(first.text);
  return isResponse
    ? response(source, { first, lines, bodyStart, blank, verbose }, limit)
    : request(source, { first, lines, bodyStart, blank, verbose }, limit);
}

/** A line without the blanks that an indented quotation, or a colour code, leaves before it. */
function lineOf(source: Source, at: number, limit: number): Line {
  const found = source.text.indexOf("\n", at);
  const end = found < 0 || found > limit ? limit : found;
  const start = at + /^[ \t]{0,40}/.exec(source.text.slice(at, Math.min(end, at + 40)))![0].length;
  const from = /^[<>] /.test(source.text.slice(start, start + 2)) ? start + 2 : start;
  return { start, end, from, text: source.text.slice(from, end) };
}

interface Parts {
  readonly first: Line;
  readonly lines: readonly Line[];
  readonly bodyStart: number;
  /** An empty line ended the headers. */
  readonly blank: boolean;
  readonly verbose: boolean;
}

function headersOf(source: Source, lines: readonly Line[], limit: number): Header[] {
  return lines.flatMap((line) => {
    if (!header.test(line.text)) return [];
    const removal = { text: source.name, start: line.start, end: Math.min(limit, line.end + 1) };
    return headerLine(cut(source, line.from, line.end), removal) ?? [];
  });
}

function request(source: Source, parts: Parts, limit: number): Read | undefined {
  const { first, lines } = parts;
  const match = requestLine.exec(source.text.slice(first.start, first.end));
  const pseudo = pseudoHeaders(source, [first, ...lines]);
  const headers = headersOf(source, lines, limit);
  const method = match
    ? cut(
        source,
        first.start + match[0].indexOf(match[1]!),
        first.start + match[0].indexOf(match[1]!) + match[1]!.length,
      )
    : pseudo.get("method");
  const target = match ? targetAt(source, first, match[2]!, lines) : pseudo.get("path");
  if (!target) return undefined;
  const url = fullUrl(target, headers, pseudo);
  const [body, end] = formBody(source, parts, headers, limit) ?? requestBody(source, parts, limit);
  const origin = { text: source.name, start: first.start, end };
  const prefix = parts.verbose ? "\n> " : "\n";
  const at = { text: source.name, start: first.end, end: first.end };
  const call = toCall({
    via: "raw-http",
    origin,
    head: method ? originOf(method) : { ...origin, end: first.end },
    url,
    ...(method ? { method: textValue(method) } : {}),
    headers,
    headersComplete: headers.length > 0 || parts.blank,
    headerInsertion: { at, style: "header-line", before: prefix, after: "" },
    body: parts.verbose ? { kind: "unresolved", reason: "curl -v does not show it", origin } : body,
  });
  return { items: [{ kind: "call", call, form: "http", weak: false, at: origin, words: "HTTP request" }], end };
}

/** The request target, with the `?` and `&` lines by which `.http` files go on. */
function targetAt(source: Source, first: Line, target: string, lines: readonly Line[]): Slice {
  const at = source.text.indexOf(target, first.start + 3);
  const builder = new SliceBuilder(source);
  const variable = /^\{\{\s?([\w.-]+)\s?\}\}/.exec(target);
  const base = variable && fileVariable(source, variable[1]!, first.start);
  if (base) builder.append(base);
  builder.same(at + (base ? variable[0].length : 0), at + target.length);
  for (const line of lines) {
    const more = /^\s*([?&]\S+)\s*$/.exec(line.text);
    if (!more) break;
    const from = line.from + line.text.indexOf(more[1]!);
    builder.same(from, from + more[1]!.length);
  }
  return builder.done();
}

/** What `@name = value` says further up in a `.http` file. */
function fileVariable(source: Source, name: string, before: number): Slice | undefined {
  const from = Math.max(0, before - 20_000);
  const lines = new RegExp(String.raw`^@${name.replace(/[.-]/g, "\\$&")}[ \t]*=[ \t]*(\S+)[ \t]*$`, "gm");
  const match = [...source.text.slice(from, before).matchAll(lines)].at(-1);
  if (!match) return undefined;
  const start = from + match.index + match[0].trimEnd().length - match[1]!.length;
  return cut(source, start, start + match[1]!.length);
}

function pseudoHeaders(source: Source, lines: readonly Line[]): Map<string, Slice> {
  const found = new Map<string, Slice>();
  for (const line of lines) {
    const match = /^(?:[>*] )?:(method|authority|scheme|path|status):?[ \t]*(\S+)/.exec(line.text);
    if (!match) continue;
    const from = line.from + match[0].length - match[2]!.length;
    found.set(match[1]!, cut(source, from, from + match[2]!.length));
  }
  return found;
}

/** The whole URL: a path alone takes its host from the Host header. */
function fullUrl(target: Slice, headers: readonly Header[], pseudo: ReadonlyMap<string, Slice>): Slice {
  if (!target.text.startsWith("/")) return target;
  const hostHeader = headers.find((each) => /^host$/i.test(each.name.text))?.value;
  const part = hostHeader?.kind === "text" && hostHeader.parts.length === 1 ? hostHeader.parts[0] : undefined;
  const host =
    pseudo.get("authority") ??
    (part?.kind === "literal" ? cut(target.source, part.origin.start, part.origin.end) : undefined);
  if (!host && !deepgramPath.test(target.text)) return target;
  const socket = headers.some((each) => /^upgrade$/i.test(each.name.text));
  const builder = new SliceBuilder(target.source);
  builder.changed(socket ? "wss://" : "https://", target.start, target.start);
  if (host) builder.append(host);
  // Only the path is logged, and it is one of Deepgram's.
  else builder.changed(/agent/.test(target.text) ? agentHost : defaultHost, target.start, target.start);
  builder.append(target);
  return builder.done(target.start, target.end);
}

function requestBody(source: Source, parts: Parts, limit: number): [Body, number] {
  const last = parts.lines.at(-1) ?? parts.first;
  const origin = { text: source.name, start: last.end, end: last.end };
  // The body of a request stands right below it only where it plainly is none of an answer or of a message.
  const ahead = source.text.slice(parts.bodyStart, parts.bodyStart + 300);
  const straight = /^\s*\{\s*"(?:url|text|model|comment|scopes|ttl_seconds)"\s*:/.test(ahead);
  if (parts.verbose || !(parts.blank || straight)) return [noBody(origin), last.end];
  const rest = source.text.slice(parts.bodyStart, parts.bodyStart + 300);
  const file =
    /^\s*<\s+(\S+)/.exec(rest) ?? /^\s*[<[(]?(?:binary|raw)?\s*(?:contents? of|@)\s*([\w./\\-]+)[>\])]?/i.exec(rest);
  if (file) {
    const from = parts.bodyStart + file[0].indexOf(file[1]!);
    return [fileBody(cut(source, from, from + file[1]!.length)), parts.bodyStart + file[0].length];
  }
  const slice = bodyText(source, parts.bodyStart, limit);
  if (slice.text.trim() === "") return [noBody(origin), last.end];
  if (/^\s*[<([](?:binary|audio|bytes|file|\.\.\.)[^\n]*$/i.test(slice.text)) {
    const place = originOf(slice);
    return [
      { kind: "raw", value: { kind: "bytes", source: { is: "other", what: "audio" }, origin: place }, origin: place },
      slice.end,
    ];
  }
  return [textBody(slice), slice.end];
}

/** A multipart form, to its closing boundary. */
function formBody(source: Source, parts: Parts, headers: readonly Header[], limit: number): [Body, number] | undefined {
  const type = headers.find((each) => /^content-type$/i.test(each.name.text));
  const boundary = /boundary="?([^\s";,]{1,100})/.exec(known(type?.value)?.text ?? "")?.[1];
  if (!type || !boundary || parts.verbose || !parts.blank) return undefined;
  const length = headers.find((each) => /^content-length$/i.test(each.name.text));
  return multipartBody(source, {
    from: parts.bodyStart,
    limit,
    boundary,
    type: type.value.origin,
    length: length?.removal,
  });
}

/** A body: a JSON value to its end, or text to the next empty line. */
function bodyText(source: Source, start: number, limit: number): Slice {
  const json = /^\s*[{[]/.test(source.text.slice(start, start + 40)) ? readJson(cut(source, start, limit)) : undefined;
  if (/^\s*(?:HTTP\/\d|(?:GET|POST|PUT|PATCH|DELETE) \S+ HTTP)/.test(source.text.slice(start, start + 400)))
    return cut(source, start, start);
  if (json) return cut(source, start + json.start, start + json.end);
  const stop = /\n\s*\n|\n(?=[<>*] |HTTP\/\d|(?:GET|POST|PUT|PATCH|DELETE) \S)/g;
  stop.lastIndex = start;
  const end = Math.min(limit, stop.exec(source.text)?.index ?? limit);
  const text = source.text.slice(start, end);
  return cut(source, start + text.length - text.trimStart().length, start + text.trimEnd().length);
}

function response(source: Source, parts: Parts, limit: number): Read {
  const { first, lines } = parts;
  const match = statusLine.exec(source.text.slice(first.start, first.end));
  const pseudo = pseudoHeaders(source, [first, ...lines]).get("status");
  const codeAt = match ? first.start + match[0].search(/\d{3}\b/) : (pseudo?.start ?? first.start);
  const code = Number(match?.[1] ?? pseudo?.text);
  const last = lines.at(-1) ?? first;
  const body =
    parts.blank || /^\s*[{[]/.test(source.text.slice(parts.bodyStart, parts.bodyStart + 40))
      ? bodyText(source, parts.bodyStart, limit)
      : undefined;
  const end = body && body.text !== "" ? body.end : last.end;
  const origin = { text: source.name, start: first.start, end };
  const found: Response = {
    status: { code, origin: { ...origin, start: codeAt, end: codeAt + 3 } },
    headers: bagOf(headersOf(source, lines, limit), parts.blank || lines.length > 0, { ...origin, end: last.end }),
    ...(body ? contentOf(body) : {}),
    origin,
  };
  return {
    items: [{ kind: "response", response: found, weak: false, at: origin, words: `HTTP response ${code}` }],
    end,
  };
}

/** A body as the response's JSON and text. */
export function contentOf(body: Slice): Pick<Response, "json" | "text"> {
  if (body.text === "") return {};
  const json = readJson(body);
  const text = { text: sub(body, 0, Math.min(body.text.length, 20000)).text, origin: originOf(body) };
  return { ...(json && json.start === 0 ? { json: json.value } : {}), text };
}

export function bagOf(headers: readonly Header[], complete: boolean, origin: Origin): Bag {
  const entries = headers.map(
    ({ name, value }): Entry => ({ name: name.text, key: originOf(name), value, renamable: false, sometimes: false }),
  );
  return { entries, complete, origin };
}
