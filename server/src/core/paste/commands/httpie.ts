import type { Body } from "../../exchange/call.ts";
import { after, type Origin } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { readJson } from "../json/reader.ts";
import { fileBody, type Header, noBody, textBody, toCall } from "../request.ts";
import type { Command, Word } from "../shell/word.ts";
import { originOf, type Slice, SliceBuilder, type Source, sub, textValue, trimmed } from "../text/slice.ts";
import { isOption, options } from "./options.ts";
import type { Tool } from "./tool.ts";

const taking =
  /^(?:auth|a|auth-type|A|raw|output|o|timeout|session|bearer|verify|proxy|print|p|style|s|pretty|boundary)$/;
const pair = /^((?:\\.|[^:=@\\])+?)(:=@|=@|:=|==|:|=|@)/;

export const httpie: Tool = {
  name: "HTTPie",
  begins: String.raw`((?:https?|xhs?))\s+(?=-|(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s|https?:\/\/|[\w.-]+\.\w+\/\S)`,
  read: readHttpie,
};

/** A command of HTTPie (or xh) as a call: `Name:value` is a header, `name==value` a query entry, `name=value` a member of the body. */
function readHttpie(command: Command, { name }: Source): Item | undefined {
  const headers: Header[] = [];
  const query: Entry[] = [];
  const fields: Entry[] = [];
  let url: Slice | undefined;
  let method: Value | undefined;
  let raw: Body | undefined;
  let form = false;
  let multipart = false;
  for (const each of options(command.words.slice(1), taking)) {
    if (isOption(each)) {
      if (/^(?:form|f)$/.test(each.name)) form = true;
      else if (each.name === "multipart") multipart = true;
      else if (each.name === "raw" && each.value) raw = textBody(each.value, true);
      else if (/^(?:auth|a|bearer)$/.test(each.name) && each.value) headers.push(authorization(each.value, each.word));
      continue;
    }
    const { text } = each.slice;
    const match = pair.exec(text);
    if (!url && !method && /^[A-Z]{3,7}$/.test(text)) method = textValue(each.slice);
    else if (!url) url = each.slice;
    else if (text === "<") raw ??= { kind: "unresolved", reason: "standard input", origin: originOf(each.slice) };
    else if (text.startsWith("@")) raw = fileBody(sub(each.slice, 1, text.length));
    else if (raw?.kind === "unresolved" && !match) raw = fileBody(each.slice);
    else if (match) {
      const whole = { text: name, start: each.start, end: each.end };
      const key = sub(each.slice, 0, match[1]!.length);
      const rest = sub(each.slice, match[0].length, text.length);
      const value = match[2] === ":" ? trimmed(rest) : rest;
      if (match[2] === ":") headers.push({ name: key, value: textValue(value), removal: whole });
      else if (match[2] === "==") query.push(entry(key, textValue(value), whole));
      else {
        if (match[2] === "@") multipart = true;
        fields.push(entry(key, fieldValue(match[2]!, value), whole));
      }
    }
  }
  if (!url) return undefined;
  const origin = { text: name, start: command.start, end: command.end };
  const head = originOf(command.words[0]!.slice);
  const body = raw ?? bodyOf(fields, multipart ? "multipart" : form ? "form" : "json", origin);
  const verb = body.kind === "none" ? "GET" : "POST";
  const scheme = /^[a-z]+:\/\//i.test(url.text) ? url : withScheme(url, command.words[0]!);
  const call = toCall({
    via: "httpie",
    origin,
    head,
    url: scheme,
    method: method ?? {
      kind: "text",
      parts: [{ kind: "literal", text: verb, origin: head, exact: false }],
      origin: head,
    },
    headers,
    headersComplete: true,
    headerInsertion: { at: after(originOf(url)), style: "header-line", before: ' "', after: '"' },
    query,
    body,
  });
  return { kind: "call", call, form: "httpie", weak: false, at: origin, words: "HTTPie" };
}

const entry = (key: Slice, value: Value, removal: Origin): Entry => ({
  name: key.text,
  key: originOf(key),
  value,
  removal,
  renamable: true,
  sometimes: false,
});

function fieldValue(sign: string, value: Slice): Value {
  if (sign.includes("@")) return { kind: "bytes", source: { is: "file", path: value.text }, origin: originOf(value) };
  if (sign === ":=") return readJson(value, 0, true)?.value ?? textValue(value);
  return textValue(value);
}

function bodyOf(entries: readonly Entry[], kind: "json" | "form" | "multipart", origin: Origin): Body {
  const first = entries[0];
  if (!first) return noBody(origin);
  const at = { ...first.key, end: entries.at(-1)!.value.origin.end };
  if (kind !== "json") return { kind, entries, origin: at };
  return {
    kind: "json",
    value: { kind: "object", bag: { entries, complete: true, origin: at }, origin: at },
    implicitHeader: true,
    origin: at,
  };
}

/** `https api.deepgram.com/…` and `http :8080/…` leave out the scheme. */
function withScheme(url: Slice, program: Word): Slice {
  const builder = new SliceBuilder(url.source);
  builder.changed(
    program.slice.text === "https" || program.slice.text === "xhs" ? "https://" : "http://",
    url.start,
    url.start,
  );
  builder.append(url);
  return builder.done(url.start, url.end);
}

function authorization(value: Slice, word: Word): Header {
  const builder = new SliceBuilder(value.source);
  const at = originOf(word.slice);
  builder.changed("Authorization", at.start, at.end);
  const inner = textValue(value);
  const scheme = {
    kind: "literal" as const,
    text: value.text.includes(":") ? "Basic " : "Bearer ",
    origin: at,
    exact: false,
  };
  return { name: builder.done(), value: { ...inner, parts: [scheme, ...inner.parts] } };
}
