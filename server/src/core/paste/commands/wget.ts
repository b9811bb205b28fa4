import { after } from "../../exchange/origin.ts";
import type { Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import { fileBody, type Header, headerLine, noBody, textBody, toCall } from "../request.ts";
import type { Command } from "../shell/word.ts";
import { originOf, type Slice, type Source, textValue } from "../text/slice.ts";
import { isOption, options } from "./options.ts";
import type { Tool } from "./tool.ts";

const taking =
  /^(?:header|post-data|post-file|body-data|body-file|method|user|password|output-document|O|o|U|user-agent|timeout|T|tries|t|ca-certificate)$/;

export const wget: Tool = { name: "wget", begins: String.raw`(wget(?:\.exe)?)\s+\S`, read: readWget };

function readWget(command: Command, { name }: Source): Item | undefined {
  const headers: Header[] = [];
  let url: Slice | undefined;
  let method: Value | undefined;
  let body = noBody({ text: name, start: command.end, end: command.end });
  for (const each of options(command.words.slice(1), taking)) {
    if (!isOption(each)) {
      url ??= each.slice;
      continue;
    }
    const { value } = each;
    if (!value) continue;
    const whole = { text: name, start: each.word.start, end: each.end };
    if (each.name === "header") headers.push(...[headerLine(value, whole) ?? []].flat());
    else if (each.name === "method") method = textValue(value);
    else if (each.name === "post-data" || each.name === "body-data") body = textBody(value);
    else if (each.name === "post-file" || each.name === "body-file") body = fileBody(value);
  }
  if (!url) return undefined;
  const origin = { text: name, start: command.start, end: command.end };
  const head = originOf(command.words[0]!.slice);
  const verb = body.kind === "none" ? "GET" : "POST";
  const implied: Value = {
    kind: "text",
    parts: [{ kind: "literal", text: verb, origin: head, exact: false }],
    origin: head,
  };
  const call = toCall({
    via: "wget",
    origin,
    head,
    url,
    method: method ?? implied,
    headers,
    headersComplete: true,
    headerInsertion: { at: after(head), style: "header-line", before: ' --header="', after: '"' },
    body,
  });
  return { kind: "call", call, form: "wget", weak: false, at: origin, words: "wget" };
}
