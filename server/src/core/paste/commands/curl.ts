import type { Body } from "../../exchange/call.ts";
import { after, type Origin, replace } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { type Draft, fileBody, type Header, headerLine, textBody, toCall } from "../request.ts";
import { resolved } from "../shell/variables.ts";
import type { Command, Word } from "../shell/word.ts";
import { originOf, type Slice, SliceBuilder, type Source, sub, textValue } from "../text/slice.ts";
import { bytesEdits, jsonForCmd, postEdits, quoteEdits } from "./curl-edits.ts";
import type { Tool } from "./tool.ts";

/** Options of one letter that take a value; the others are switches. */
const lettersWithValue = "HXdFuTbAeomxrcCDEKPQtUwYyz";
const wordsWithValue =
  /^(?:header|request|data(?:-raw|-binary|-urlencode|-ascii)?|json|form(?:-string)?|user|url|url-query|upload-file|cookie|cookie-jar|user-agent|referer|output|max-time|connect-timeout|proxy|range|config|dump-header|cert|key|cacert|capath|resolve|write-out|retry|retry-delay|limit-rate|interface|oauth2-bearer|proxy-user|proxy-header|connect-to|http2-prior|tls-max|ciphers|stderr|trace|trace-ascii|max-redirs|expect100-timeout|speed-time|speed-limit)$/;

interface Data {
  readonly body: Body;
  readonly slice: Slice;
  readonly option: Origin;
  readonly how: "plain" | "raw" | "binary" | "urlencode" | "json";
  readonly file: boolean;
  /** The option with its value. */
  readonly whole: Origin;
}

interface Read {
  url?: Slice;
  method?: Value;
  headers: Header[];
  data: Data[];
  form: Entry[];
  formAt?: Origin;
  /** What the form's file is declared as. */
  formType?: string | undefined;
  get: boolean;
  getAt?: Origin;
  head: boolean;
  upload?: Slice;
  uploadAt?: Origin;
  /** The URL as a word, where a shell would end the command at its first `&`. */
  bare?: Word;
  readonly shell: Command["shell"];
}

export const curl: Tool = { name: "curl", begins: String.raw`(curl(?:\.exe)?)\s+\S`, read: readCurl };

function readCurl(command: Command, { name }: Source): Item | undefined {
  const read: Read = { headers: [], data: [], form: [], get: false, head: false, shell: command.shell };
  const words = command.words.slice(1);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const { text } = word.slice;
    if (text.startsWith("--") && text.length > 2) {
      const option = text.slice(2);
      const taken = wordsWithValue.test(option) ? words[++i] : undefined;
      long(read, option, word, taken);
    } else if (/^-[A-Za-z0-9#]/.test(text)) {
      if (letters(read, word, words[i + 1])) i++;
    } else if (text !== "-" && text !== "") {
      url(read, word.slice);
      if (command.shell === "bash" && word.start === word.slice.start && /&./.test(text)) read.bare ??= word;
    }
  }
  if (!read.url) return undefined;
  const origin = { text: name, start: command.start, end: command.end };
  const head = originOf(command.words[0]!.slice);
  const behind = read.url.source.text.slice(command.end, command.end + 400);
  if (!/^\s*\[\d+\] \d{2,}|: (?:command )?not found|is not recognized/m.test(behind)) delete read.bare;
  const call = toCall(draft(read, read.url, origin, head, command));
  const form = command.shell === "bash" ? "curl" : command.shell === "cmd" ? "curl-cmd" : "curl-powershell";
  return { kind: "call", call, form, weak: false, at: origin, words: "curl" };
}

/** Options of one letter, joined ones too (`-sSL`, `-XPOST`). True when the next word was taken as a value. */
function letters(read: Read, word: Word, next: Word | undefined): boolean {
  const { text } = word.slice;
  for (let i = 1; i < text.length; i++) {
    const letter = text[i]!;
    if (letter === "G") get(read, word.slice);
    else if (letter === "I") read.head = true;
    if (!lettersWithValue.includes(letter)) continue;
    const rest = i + 1 < text.length;
    const value = rest ? sub(word.slice, i + 1, text.length) : next?.slice;
    if (value) option(read, letter, value, originOf(word.slice), rest || !next ? word.end : next.end, word.start);
    return !rest && next !== undefined;
  }
  return false;
}

const shortNames: Record<string, string> = {
  H: "header",
  X: "request",
  d: "data",
  F: "form",
  u: "user",
  T: "upload-file",
  b: "cookie",
  A: "user-agent",
  e: "referer",
};

function option(read: Read, letter: string, value: Slice, at: Origin, end: number, start: number): void {
  const name = shortNames[letter];
  if (name) take(read, name, value, at, { ...at, start, end });
}

function long(read: Read, name: string, word: Word, taken: Word | undefined): void {
  if (name === "get") get(read, word.slice);
  else if (name === "head") read.head = true;
  if (!taken) return;
  const at = originOf(word.slice);
  take(read, name, taken.slice, at, { ...at, start: word.start, end: taken.end });
}

function get(read: Read, word: Slice): void {
  read.get = true;
  // Joined with other letters it cannot be taken out alone.
  if (/^(?:-G|--get)$/.test(word.text)) read.getAt = originOf(word);
}

/** `at` is the option, `whole` the option with its value. */
function take(read: Read, name: string, value: Slice, at: Origin, whole: Origin): void {
  if (name === "header") {
    const header = headerLine(value, whole);
    if (header) read.headers.push({ ...header, ...unexpanded(value) });
  } else if (name === "request") read.method = textValue(value);
  else if (name === "url") url(read, value);
  else if (name === "upload-file") {
    read.upload = value;
    read.uploadAt = whole;
  } else if (name === "user" || name === "oauth2-bearer") {
    const scheme = name === "user" ? "Basic " : "Bearer ";
    const secret = {
      kind: "hole" as const,
      hole: { is: "secret" as const, shape: "other" as const },
      origin: originOf(value),
    };
    const inner = textValue(value);
    const parts = [
      { kind: "literal" as const, text: scheme, origin: at, exact: false },
      ...(name === "user" ? [secret] : inner.parts),
    ];
    const written = value.source.text.slice(value.start, value.end);
    const key = name === "user" ? (written.split(":").sort((a, b) => b.length - a.length)[0] ?? written) : written;
    const asToken = [replace(whole, `-H "Authorization: Token ${key}"`)];
    read.headers.push({ name: named("Authorization", value, at), value: { ...inner, parts }, removal: whole, asToken });
  } else if (name === "cookie") {
    read.headers.push({ name: named("Cookie", value, at), value: textValue(value), removal: whole });
  } else if (name.startsWith("form")) {
    read.form.push(formEntry(value, whole, name === "form-string"));
    read.formAt ??= at;
    read.formType ??= /;\s*type=([^;\s]+)/.exec(value.text)?.[1];
  } else if (name.startsWith("data") || name === "json") data(read, name, value, at, whole);
}

/** In single quotes a shell leaves a variable as it is written: the edits that make double ones of them. */
function unexpanded(value: Slice): Pick<Header, "asToken"> {
  const { source, start, end } = value;
  const variable = /\$(?:env:)?\{?[A-Za-z_]\w*\}?\s*$/.test(value.text) && value.runs.every((run) => !run.hole);
  if (!variable || source.text[start - 1] !== "'" || source.text[end] !== "'") return {};
  const place = (at: number): Origin => ({ text: source.name, start: at, end: at + 1 });
  return { asToken: [replace(place(start - 1), '"'), replace(place(end), '"')] };
}

/** A name that the option stands for. */
function named(name: string, value: Slice, at: Origin): Slice {
  const builder = new SliceBuilder(value.source);
  builder.changed(name, at.start, at.end);
  return builder.done();
}

function url(read: Read, slice: Slice): void {
  if (read.url || isLeftOut(slice.text) || !(/[./:]/.test(slice.text) || slice.runs.some((run) => run.hole))) return;
  read.url = resolved(slice, slice.start, "bash");
}

function data(read: Read, name: string, value: Slice, option: Origin, whole: Origin): void {
  const how =
    name === "json"
      ? "json"
      : name.endsWith("-raw")
        ? "raw"
        : name.endsWith("-binary")
          ? "binary"
          : name.endsWith("-urlencode")
            ? "urlencode"
            : "plain";
  const file = value.text.startsWith("@") && how !== "raw";
  const slice = file ? sub(value, 1, value.text.length) : value;
  const asJson = read.shell === "cmd" ? jsonForCmd(value.source, value.start) : undefined;
  const plain = textBody(slice, how === "json");
  const body: Body = file ? fileBody(slice) : asJson && plain.kind === "raw" ? { ...plain, asJson } : plain;
  read.data.push({ body, slice, option, how, file, whole });
}

/** `name=value`, `name=@file`, `name=<file`. */
function formEntry(value: Slice, removal: Origin, plain: boolean): Entry {
  const equals = value.text.indexOf("=");
  const name = sub(value, 0, equals < 0 ? value.text.length : equals);
  const rest = sub(value, equals < 0 ? value.text.length : equals + 1, value.text.length);
  const file = !plain && /^[@<]/.test(rest.text);
  const path = rest.text.slice(1).split(";", 1)[0]!;
  return {
    name: name.text,
    key: originOf(name),
    value: file ? { kind: "bytes", source: { is: "file", path }, origin: originOf(rest) } : textValue(rest),
    removal,
    renamable: false,
    sometimes: false,
  };
}

function draft(read: Read, url: Slice, origin: Origin, head: Origin, command: Command): Draft {
  const has = (name: string) => read.headers.some((each) => each.name.text.toLowerCase() === name);
  const { bare } = read;
  const headers = bare ? read.headers.filter((each) => originOf(each.name).start < bare.end) : [...read.headers];
  const first = read.data[0];
  const asQuery = read.get && first !== undefined;
  const leftOut = command.words.some((word) => isLeftOut(word.slice.text));
  if (first && !asQuery && !has("content-type") && !leftOut) {
    const type = first.how === "json" ? "application/json" : "application/x-www-form-urlencoded";
    headers.push(implied("Content-Type", type, first));
  }
  const body = bodyOf(read, origin, asQuery, command.input);
  const method =
    read.method ??
    literal(read.get ? "GET" : read.head ? "HEAD" : read.upload ? "PUT" : body.kind === "none" ? "GET" : "POST", head);
  return {
    via: "curl",
    origin,
    head,
    url,
    method,
    headers,
    headersComplete: !leftOut,
    headerInsertion: { at: after(head), style: "header-line", before: ' -H "', after: '"' },
    asPost: postEdits(read, url, head),
    ...(read.bare ? { asQuoted: quoteEdits(read.bare, origin) } : {}),
    ...(asQuery ? { query: read.data.flatMap(queryEntries) } : {}),
    body,
  };
}

/** What people write where they leave something out: `...`, `…`, `[headers omitted]`. */
const isLeftOut = (text: string) =>
  /^(?:\.{3,}|…|[<[(](?:\.{3}|…|.*\b(?:headers?|omitted|snip\w*|cut|rest)\b).*)$/i.test(text);

const literal = (text: string, origin: Origin): Value => ({
  kind: "text",
  parts: [{ kind: "literal", text, origin, exact: false }],
  origin,
});

/** A header that curl adds because of an option. */
function implied(name: string, value: string, data: Data): Header {
  return { name: named(name, data.slice, data.option), value: literal(value, data.option) };
}

function bodyOf(read: Read, origin: Origin, asQuery: boolean, input: Slice | undefined): Body {
  const [first, ...more] = read.data;
  if (read.form.length > 0) {
    const asBytes = bytesEdits(read.form, read.headers, read.formType ?? "audio/*");
    return { kind: "multipart", entries: read.form, origin: read.formAt ?? origin, ...(asBytes ? { asBytes } : {}) };
  }
  if (read.upload) return fileBody(read.upload);
  if (!first || asQuery) return { kind: "none", origin };
  if (first.file && first.slice.text === "-" && input && more.length === 0)
    return textBody(input, first.how === "json");
  if (first.file && first.how === "plain" && first.body.kind === "raw" && more.length === 0)
    return { ...first.body, unspoilt: [replace(first.option, "--data-binary")] };
  if (more.length === 0 && first.how !== "urlencode") return first.body;
  if (read.data.every((each) => !each.file)) {
    return { kind: "form", entries: read.data.flatMap(queryEntries), origin: originOf(first.slice) };
  }
  return { kind: "unresolved", reason: "several data options", origin };
}

/** `a=b&c=d` of a data option as entries. */
function queryEntries(data: Data): Entry[] {
  const entries: Entry[] = [];
  let from = 0;
  for (const pair of data.how === "urlencode" ? [data.slice.text] : data.slice.text.split("&")) {
    const equals = pair.indexOf("=");
    const nameEnd = from + (equals < 0 ? pair.length : equals);
    const name = sub(data.slice, from, nameEnd);
    const value = sub(data.slice, Math.min(nameEnd + 1, from + pair.length), from + pair.length);
    entries.push({ name: name.text, key: originOf(name), value: textValue(value), renamable: false, sometimes: false });
    from += pair.length + 1;
  }
  return entries;
}
