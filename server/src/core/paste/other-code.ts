import type { Body } from "../exchange/call.ts";
import type { Entry, Value } from "../exchange/value.ts";
import { hostKind } from "../hosts.ts";
import { readUrl } from "../url.ts";
import type { Region } from "./code-regions.ts";
import { holeOf, type StringToken, stringsOf } from "./code-tokens.ts";
import { type Header, headerLine, noBody, textBody, toCall } from "./draft.ts";
import type { Item } from "./items.ts";
import { sdkCalls } from "./other-sdks.ts";
import { originOf, type Slice, SliceBuilder, type Source, sub, textValue } from "./slice.ts";

const headerName =
  /^(?:authorization|content-type|accept|user-agent|host|x-api-key|api-key|token|dg-[\w-]+|x-[\w-]+|sec-websocket-protocol)$/i;
const after = /\s*(?:,|:|=>|\)?\]?\s*=|\.parse\(\)|\.to_string\(\)|\s)*\s*/y;
const expression = /[^\s,;)}\]"'`][^,;\n"'`)}\]]{0,120}(?:(?<=[[(])["']?\w{1,60}["']?[\])]{1,2})?/y;

/** What code in another language than JavaScript asks of Deepgram, as far as literals show it. */
export function readOtherCode(source: Source, region: Region): Item[] {
  const strings = stringsOf(source, region);
  const urls = strings.filter((each, i) => isUrl(each, strings[i - 1], source));
  const deepgram = urls.filter((each) => readUrl(textValue(each.slice)).target.deepgram !== "no");
  const chosen = (deepgram.length > 0 ? deepgram : urls.slice(0, 1)).slice(0, 20);
  const items = chosen.map((url, i): Item => {
    const from = i === 0 ? region.start : url.start;
    const to = chosen[i + 1]?.start ?? region.end;
    const near = strings.filter((each) => each.start >= from && each.start < to && each !== url);
    return callItem(source, region, url, near, strings);
  });
  return items.length > 0 ? items : sdkCalls(source, region, strings);
}

/** A string that is an address to call: not the address of the audio, which stands beside its name. */
function isUrl(each: StringToken, before: StringToken | undefined, source: Source): boolean {
  if (!/^(?:https?|wss?):\/\/[\w.{$#-]/i.test(each.slice.text)) return false;
  const { target } = readUrl(textValue(each.slice));
  if (target.deepgram === "certain") return true;
  if (before && /^(?:url|callback)$/.test(before.slice.text) && each.start - before.end < 8) return false;
  const lead = source.text.slice(Math.max(0, each.start - 60), each.start);
  return (
    hostKind(target.host?.value ?? "") === "public" ||
    /(?:\b(?:post|get|put|request|connect|Dial\w*|NewRequest|create|Uri|URI|uri|url|parse|curl_init|fetch|axios|got|ky|WebSocket)\w*\(|URL,|(?:url|uri|endpoint)\w*\s*:?=|URI\()\s*$/i.test(
      lead,
    )
  );
}

function callItem(
  source: Source,
  region: Region,
  url: StringToken,
  near: readonly StringToken[],
  all: readonly StringToken[],
): Item {
  const headers: Header[] = [];
  const query: Entry[] = [];
  const members: Entry[] = [];
  const text = source.text.slice(region.start, region.end);
  for (const each of near) {
    const name = each.slice.text;
    const joined = headerLine(each.slice);
    if (joined && headerName.test(joined.name.text) && /:\s/.test(name)) headers.push(joined);
    else if (headerName.test(name) && !isValue(each, all, source)) {
      const value = valueAfter(source, region, each, all);
      if (value) headers.push({ name: each.slice, value });
    } else if (/^\w{1,40}$/.test(name) && !isValue(each, all, source)) {
      const at = each.labels.slice(-3).join(" ");
      const value = valueAfter(source, region, each, all);
      if (!value) continue;
      const entry: Entry = { name, key: originOf(each.slice), value, renamable: true, sometimes: false };
      if (/param|query|\bq\.|append_pair/i.test(at)) query.push(entry);
      else if (/json|body|data|payload/i.test(at) && !/header/i.test(at)) members.push(entry);
    }
  }
  const bearer = /AuthenticationHeaderValue\(\s*"(\w+)"\s*,\s*/.exec(text) ?? /\.(bearer)_auth\(\s*/.exec(text);
  if (bearer) headers.push(schemeHeader(source, region, bearer, all));
  const at = { text: source.name, start: region.start, end: region.end };
  const call = toCall({
    via: region.language === "python" ? "python" : "other",
    origin: at,
    head: { ...at, start: url.start, end: url.end },
    url: url.slice,
    ...method(source, region, url),
    headers: unique(headers),
    headersComplete: false,
    query,
    body: /^wss?:/i.test(url.slice.text) ? noBody(at) : bodyOf(source, region, members, near),
  });
  const words = region.language === "python" ? "Python request" : "request in code";
  return { kind: "call", call, form: region.language === "python" ? "python" : "other-code", weak: false, at, words };
}

/** Whether a string is the second of a pair: its name stands right before it. */
function isValue(each: StringToken, all: readonly StringToken[], source: Source): boolean {
  const before = all[all.indexOf(each) - 1];
  return (
    before !== undefined &&
    /^\s*(?:,|:|=>|\]\s*=)\s*$/.test(source.text.slice(before.end, each.start)) &&
    headerName.test(before.slice.text)
  );
}

/** The value that follows a name: a string, possibly with something added, a number, a word, or an expression. */
export function valueAfter(
  source: Source,
  region: Region,
  name: StringToken,
  all: readonly StringToken[],
): Value | undefined {
  after.lastIndex = name.end;
  const between = after.exec(source.text)?.[0] ?? "";
  if (!/[,:=]/.test(between) || name.end + between.length >= region.end) return undefined;
  return valueAt(source, name.end + between.length, all);
}

/** The value of the expression at a place, joined from literals and holes. */
export function valueAt(source: Source, start: number, all: readonly StringToken[]): Value | undefined {
  const { text } = source;
  const builder = new SliceBuilder(source);
  let at = start;
  for (let piece = 0; piece < 6; piece++) {
    const wrapper =
      /^(?:String\.format\(|\{(?=")|fmt\.Sprintf\(|&?format!\(|f(?=["'])|\$(?=")|&|HeaderValue::from_str\(&?)/.exec(
        text.slice(at, at + 40),
      );
    const string = all.find((each) => each.start >= at && each.start <= at + (wrapper?.[0].length ?? 0));
    if (string) {
      formatted(builder, string.slice);
      at = string.end;
    } else {
      expression.lastIndex = at;
      const word = expression
        .exec(text)?.[0]
        .replace(/\s*[+.]\s*$/, "")
        .trimEnd();
      if (!word) break;
      const simple = simpleValue(source, word, at);
      if (simple && piece === 0) return simple;
      builder.changed(word, at, at + word.length, holeOf(word));
      at += word.length;
    }
    const plus = /^\s*(?:\+|\.(?=\s|["'$]))\s*/.exec(text.slice(at, at + 40));
    if (!plus) break;
    at += plus[0].length;
  }
  return builder.empty ? undefined : textValue(builder.done());
}

/** `"Token %s"` and `"Token {}"` hold what their format puts in. */
function formatted(builder: SliceBuilder, slice: Slice): void {
  let from = 0;
  for (const match of slice.text.matchAll(/%[svq]|\{\w*\}/g)) {
    if (slice.runs.some((run) => run.hole && run.at <= match.index && match.index < run.at + run.length)) continue;
    builder.append(sub(slice, from, match.index));
    const place = originOf(slice, match.index, match.index + match[0].length);
    builder.changed(match[0], place.start, place.end, { is: "unknown", reason: "a formatted value" });
    from = match.index + match[0].length;
  }
  builder.append(sub(slice, from, slice.text.length));
}

function simpleValue(source: Source, word: string, at: number): Value | undefined {
  const origin = { text: source.name, start: at, end: at + word.length };
  if (/^(?:true|false)$/i.test(word)) {
    // Python writes them with a capital, which the query then has, too.
    if (/^[TF]/.test(word))
      return { kind: "text", parts: [{ kind: "literal", text: word, origin, exact: true }], origin };
    return { kind: "boolean", value: word === "true", origin };
  }
  return /^-?\d[\d_.]*$/.test(word) ? { kind: "number", value: Number(word.replaceAll("_", "")), origin } : undefined;
}

function schemeHeader(source: Source, region: Region, match: RegExpExecArray, all: readonly StringToken[]): Header {
  const at = region.start + match.index;
  const value = valueAt(source, at + match[0].length, all);
  const builder = new SliceBuilder(source);
  builder.changed("Authorization", at, at + match[0].length);
  const origin = { text: source.name, start: at, end: at + match[0].length };
  const scheme = {
    kind: "literal" as const,
    text: match[1] === "bearer" ? "Bearer " : `${match[1]} `,
    origin,
    exact: false,
  };
  return {
    name: builder.done(),
    value: { kind: "text", parts: [scheme, ...(value?.kind === "text" ? value.parts : [])], origin },
  };
}

const unique = (headers: readonly Header[]) =>
  headers.filter((each, i) => headers.findIndex((other) => other.name.start === each.name.start) === i);

function method(source: Source, region: Region, url: StringToken): { method?: Value } {
  const from = Math.max(region.start, url.start - 160);
  const near = source.text.slice(from, Math.min(region.end, url.end + 400));
  const match =
    /\b(?:requests|httpx|session|client|http|HTTParty|Faraday|aiohttp|Http|r)\w*(?:\(\))?\.(?:Client\(\)\.)?(get|post|put|patch|delete)(?:Async|AsJsonAsync)?\b|["'](GET|POST|PUT|PATCH|DELETE)["']|HttpMethod\.(Get|Post|Put|Patch|Delete)\b|Net::HTTP::(Get|Post|Put|Delete)\b|\.(POST|GET|PUT|DELETE|post|get)\(|CURLOPT_(POST)\b/i.exec(
      near,
    );
  const word = match?.slice(1).find((each) => each !== undefined);
  if (!match || !word) return {};
  const start = from + match.index + match[0].lastIndexOf(word);
  const origin = { text: source.name, start, end: start + word.length };
  return {
    method: { kind: "text", parts: [{ kind: "literal", text: word.toUpperCase(), origin, exact: false }], origin },
  };
}

function bodyOf(source: Source, region: Region, members: readonly Entry[], near: readonly StringToken[]): Body {
  const at = { text: source.name, start: region.start, end: region.end };
  const text = source.text.slice(region.start, region.end);
  if (/\bfiles\s*=|MultipartFormDataContent|MultipartBody|multipart::Form|CURLFile|multipart\.NewWriter/.test(text)) {
    return { kind: "multipart", entries: [], origin: at };
  }
  const json = near.find((each) => /^\s*\{\s*"/.test(each.slice.text));
  if (json) return textBody(json.slice);
  const first = members[0];
  if (!first) return { kind: "unresolved", reason: "not followed", origin: at };
  const origin = { ...first.key, end: members.at(-1)!.value.origin.end };
  return {
    kind: "json",
    value: { kind: "object", bag: { entries: members, complete: false, origin }, origin },
    implicitHeader: /\bjson\s*=/.test(text),
    origin,
  };
}
