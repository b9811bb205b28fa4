import type { Body } from "../../exchange/call.ts";
import { after, replace } from "../../exchange/origin.ts";
import type { Entry, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { fileBody, type Header, noBody, textBody, toCall } from "../request.ts";
import { readPowerShellWord } from "../shell/powershell.ts";
import { assigned, resolved } from "../shell/variables.ts";
import type { Command, Word } from "../shell/word.ts";
import { cut, originOf, type Slice, type Source, textValue } from "../text/slice.ts";
import type { Tool } from "./tool.ts";

interface Pair {
  readonly key: Slice;
  readonly word: Word;
}

export const invoke: Tool = {
  name: "PowerShell",
  begins: String.raw`(Invoke-(?:RestMethod|WebRequest)|irm|iwr)\s+(?!:)\S`,
  anyCase: true,
  shell: "powershell",
  read: readInvoke,
};

/** `Invoke-RestMethod` or `Invoke-WebRequest` as a call, with the tables and strings that variables held before. */
function readInvoke(command: Command, source: Source): Item | undefined {
  const given = new Map<string, Word>();
  const { words } = command;
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    const option = /^-([A-Za-z]+):?$/.exec(word.slice.text)?.[1]?.toLowerCase();
    const splat = /^@(\w+)$/.exec(word.slice.text)?.[1];
    if (splat) {
      const table = assigned(source, splat, command.start, "powershell");
      for (const pair of table ? tableOf(source, table) : []) given.set(pair.key.text.toLowerCase(), pair.word);
    } else if (option && words[i + 1] && !/^(?:usebasicparsing|skipcertificatecheck|passthru)$/.test(option)) {
      given.set(option, words[++i]!);
    } else if (!option && !given.has("uri")) given.set("uri", word);
  }
  const named = (...names: string[]) => names.map((name) => given.get(name)).find((word) => word !== undefined);
  const uri = named("uri");
  if (!uri) return undefined;
  const origin = { text: source.name, start: command.start, end: command.end };
  const head = originOf(words[0]!.slice);
  const headers = headersOf(source, named("headers"), command.start);
  const type = named("contenttype");
  if (type) {
    const whole = { ...origin, start: type.start, end: type.end };
    headers.push({ name: constant(source, "Content-Type", whole.start), value: textValue(type.slice), removal: whole });
  }
  const method = named("method");
  const call = toCall({
    via: "powershell",
    origin,
    head,
    url: resolved(uri.slice, command.start, "powershell"),
    asPost: [method ? replace(originOf(method.slice), "Post") : replace({ ...head, start: head.end }, " -Method Post")],
    method: method
      ? upper(method.slice)
      : { kind: "text", parts: [{ kind: "literal", text: "GET", origin: head, exact: false }], origin: head },
    headers,
    headersComplete: headers.length > 0 || !named("headers"),
    headerInsertion: { at: after(head), style: "header-line", before: ' -Headers @{ "', after: '" }' },
    body: bodyOf(source, given, command),
  });
  return { kind: "call", call, form: "powershell", weak: false, at: origin, words: "PowerShell request" };
}

function upper(slice: Slice): Value {
  const origin = originOf(slice);
  return { kind: "text", parts: [{ kind: "literal", text: slice.text.toUpperCase(), origin, exact: false }], origin };
}

const constant = (source: Source, text: string, at: number): Slice => ({
  source,
  text,
  runs: [{ at: 0, length: text.length, start: at, end: at, same: false }],
  start: at,
  end: at,
});

function headersOf(source: Source, word: Word | undefined, at: number): Header[] {
  const table = word && tableWord(source, word, at);
  return table ? tableOf(source, table).map((pair) => ({ name: pair.key, value: textValue(pair.word.slice) })) : [];
}

/** The word of a table, also through a variable. */
function tableWord(source: Source, word: Word, at: number): Word | undefined {
  if (/^@?\{|^\(/.test(source.text.slice(word.start, word.start + 2))) return word;
  const [only] = word.slice.runs;
  const name = only?.hole && (only.hole.is === "env" || only.hole.is === "unknown") ? only.hole.name : undefined;
  return name ? assigned(source, name, at, "powershell") : undefined;
}

/** The pairs of `@{ name = value; "name" = "value" }`. */
function tableOf(source: Source, word: Word): Pair[] {
  const pairs: Pair[] = [];
  const open = source.text.indexOf("{", word.start);
  if (open < 0 || open >= word.end) return pairs;
  const key = /[\s;,]*(?:"([^"\n]*)"|'([^'\n]*)'|([\w-]+))\s*=\s*/y;
  key.lastIndex = open + 1;
  for (let match = key.exec(source.text); match && key.lastIndex < word.end; match = key.exec(source.text)) {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    const from = match.index + match[0].indexOf(name, /["'\w]/.exec(match[0])?.index ?? 0);
    const value = readPowerShellWord(source, key.lastIndex, word.end - 1);
    if (value.end <= key.lastIndex) break;
    pairs.push({ key: cut(source, from, from + name.length), word: value });
    key.lastIndex = value.end;
  }
  return pairs;
}

function bodyOf(source: Source, given: ReadonlyMap<string, Word>, command: Command): Body {
  const origin = { text: source.name, start: command.start, end: command.end };
  const file = given.get("infile");
  if (file) return fileBody(file.slice);
  const form = given.get("form");
  if (form) return { kind: "multipart", entries: entries(source, tableWord(source, form, command.start)), origin };
  const body = given.get("body");
  if (!body) return noBody(origin);
  const table = tableWord(source, body, command.start);
  const holder = table ?? body;
  if (/^(?:\(\s*)?@\{/.test(source.text.slice(holder.start, holder.start + 8))) {
    const found = entries(source, holder);
    const at = { text: source.name, start: holder.start, end: holder.end };
    const after = source.text.slice(holder.start, Math.min(source.text.length, holder.end + 40));
    const all = { entries: found, complete: true, origin: at };
    if (/ConvertTo-Json/i.test(after)) {
      return { kind: "json", value: { kind: "object", bag: all, origin: at }, implicitHeader: false, origin: at };
    }
    const shown = { ...origin, start: body.start, end: body.end };
    const type = given.has("contenttype") ? "" : ' -ContentType "application/json"';
    const asJson = [
      replace({ ...shown, end: shown.start }, "("),
      replace({ ...shown, start: shown.end }, ` | ConvertTo-Json)${type}`),
    ];
    return { kind: "form", entries: found, origin: at, asJson };
  }
  const slice = table ? table.slice : body.slice;
  return slice.runs.some((run) => run.hole) || /^\(.*\bConvertTo-Json\b/i.test(slice.text)
    ? { kind: "unresolved", reason: "a variable", origin: originOf(body.slice) }
    : textBody(slice);
}

function entries(source: Source, table: Word | undefined): Entry[] {
  return (table ? tableOf(source, table) : []).map(({ key, word }) => ({
    name: key.text,
    key: originOf(key),
    value: textValue(word.slice),
    renamable: true,
    sometimes: false,
  }));
}
