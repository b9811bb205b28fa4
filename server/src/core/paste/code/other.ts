import type { Body } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { readUrl } from "../../text/url.ts";
import { hostKind } from "../../text/whose.ts";
import type { Item } from "../items.ts";
import { type Draft, type Header, headerLine, noBody, textBody, toCall } from "../request.ts";
import { originOf, SliceBuilder, type Source, textValue } from "../text/slice.ts";
import { bytesEdits, glueOf, memberOf, schemeHeader } from "./edits.ts";
import type { Region } from "./regions.ts";
import { sdkCalls } from "./sdks.ts";
import { type StringToken, stringsOf } from "./tokens.ts";
import { type Address, addressesOf } from "./urls.ts";
import { type Reading, textAt, valueAfter, valueAt } from "./values.ts";

const headerName =
  /^(?:authorization|content-type|accept|user-agent|host|x-api-key|api-key|token|dg-[\w-]+|x-[\w-]+|sec-websocket-protocol)$/i;

/** What code in another language than JavaScript asks of Deepgram, as far as literals show it. */
export function readOtherCode(source: Source, region: Region): Item[] {
  const strings = stringsOf(source, region);
  const reading: Reading = { source, region, strings };
  const urls = addressesOf(reading, (each, i) => isUrl(each, strings[i - 1], source));
  const deepgram = urls.filter((each) => readUrl(textValue(each.url)).target.deepgram !== "no");
  const chosen = (deepgram.length > 0 ? deepgram : urls.slice(0, 1)).slice(0, 20);
  const items = chosen.map((url, i): Item => {
    const from = i === 0 ? region.start : url.start;
    const to = chosen[i + 1]?.start ?? region.end;
    const near = strings.filter((each) => each.start >= from && each.start < to && each.start !== url.start);
    return callItem(reading, url, near);
  });
  return items.length > 0 ? items : sdkCalls(reading);
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

function callItem(reading: Reading, url: Address, near: readonly StringToken[]): Item {
  const { source, region, strings } = reading;
  const headers: Header[] = [];
  const query: Entry[] = [];
  const members: Entry[] = [];
  const text = source.text.slice(region.start, region.end);
  for (const each of near) {
    const name = each.slice.text;
    const joined = /^[\w-]+:\s/.test(name) ? headerLine(textAt(reading, each.start) ?? each.slice) : undefined;
    if (joined && headerName.test(joined.name.text)) headers.push(joined);
    else if (headerName.test(name) && !isValue(each, strings, source)) {
      const value = valueAfter(reading, each);
      const glue = value && glueOf(reading, value);
      if (value) headers.push({ name: each.slice, value, ...(glue ? { glue } : {}) });
    } else if (/^\w{1,40}$/.test(name) && !isValue(each, strings, source)) {
      const at = each.labels.slice(-3).join(" ");
      const value = valueAfter(reading, each);
      if (!value) continue;
      const entry: Entry = { name, key: originOf(each.slice), value, renamable: true, sometimes: false };
      if (/param|query|\bq\.|append_pair/i.test(at)) query.push(entry);
      else if (/json|body|data|payload/i.test(at) && !/header/i.test(at)) members.push(memberOf(reading, entry));
    }
  }
  const constant = /\bAUTHORIZATION\s*,\s*/.exec(text);
  const credential = constant ? valueAt(reading, region.start + constant.index + constant[0].length) : undefined;
  if (constant && credential) {
    const start = region.start + constant.index;
    const name = new SliceBuilder(source);
    name.changed("Authorization", start, start + "AUTHORIZATION".length);
    headers.push({ name: name.done(), value: credential });
  }
  const bearer = schemeHeader(reading);
  const at = { text: source.name, start: region.start, end: region.end };
  const call = toCall({
    via: region.language === "python" ? "python" : "other",
    origin: at,
    head: { ...at, start: url.start, end: url.end },
    url: url.url,
    ...method(source, region, url),
    headers: unique(bearer ? [...headers, bearer] : headers),
    headersComplete: false,
    query,
    body: /^wss?:/i.test(url.url.text) ? noBody(at) : bodyOf(reading, members, near, text),
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

const unique = (headers: readonly Header[]) =>
  headers.filter((each, i) => headers.findIndex((other) => other.name.start === each.name.start) === i);

const methodShape =
  /\b(?:requests|httpx|session|client|http|HTTParty|Faraday|aiohttp|Http|r)\w*(?:\(\))?\.(?:Client\(\)\.)?(get|post|put|patch|delete)(?:Async|AsJsonAsync)?\b|["'](GET|POST|PUT|PATCH|DELETE)["']|HttpMethod\.(Get|Post|Put|Patch|Delete)\b|Net::HTTP::(Get|Post|Put|Delete)\b|\.(POST|GET|PUT|DELETE|post|get)\(|CURLOPT_(POST)\b/i;

function method(source: Source, region: Region, url: Address): Pick<Draft, "method" | "asPost"> {
  const from = Math.max(region.start, url.start - 160);
  const near = source.text.slice(from, Math.min(region.end, url.end + 400));
  const match = methodShape.exec(near);
  const word = match?.slice(1).find((each) => each !== undefined);
  if (!match || !word) return {};
  const start = from + match.index + match[0].lastIndexOf(word);
  const origin = { text: source.name, start, end: start + word.length };
  const post = word === word.toLowerCase() ? "post" : word === word.toUpperCase() ? "POST" : "Post";
  return {
    method: { kind: "text", parts: [{ kind: "literal", text: word.toUpperCase(), origin, exact: false }], origin },
    asPost: [replace(origin, post)],
  };
}

function bodyOf(reading: Reading, members: readonly Entry[], near: readonly StringToken[], text: string): Body {
  const { source, region } = reading;
  const at = { text: source.name, start: region.start, end: region.end };
  const form = /\bfiles\s*=|MultipartFormDataContent|MultipartBody|multipart::Form|CURLFile|multipart\.NewWriter/.exec(
    text,
  );
  if (form) {
    const start = region.start + form.index;
    const asBytes = bytesEdits(reading, text);
    const origin = { ...at, start, end: start + form[0].length };
    return { kind: "multipart", entries: [], origin, ...(asBytes ? { asBytes } : {}) };
  }
  const json = near.find((each) => /^\s*\{\s*"/.test(each.slice.text));
  if (json) return textBody(json.slice);
  const first = members[0];
  if (!first) return { kind: "unresolved", reason: "not followed", origin: at };
  const origin = { ...first.key, end: Math.max(...members.map((each) => each.value.origin.end)) };
  const inside = source.text.slice(first.key.start, members.at(-1)!.removal?.end ?? origin.end);
  return {
    kind: "json",
    value: { kind: "object", bag: { entries: members, complete: !/\*\*|\.\.\./.test(inside), origin }, origin },
    implicitHeader: /\bjson\s*=|\.json\(|JsonContent|AsJsonAsync/.test(text),
    origin,
  };
}
