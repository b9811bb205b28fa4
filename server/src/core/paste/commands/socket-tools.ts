import { after } from "../../exchange/origin.ts";
import type { Item } from "../items.ts";
import { type Header, headerLine, noBody, toCall } from "../request.ts";
import type { Command } from "../shell/word.ts";
import { originOf, type Slice, SliceBuilder, type Source, textValue } from "../text/slice.ts";
import { isOption, options } from "./options.ts";
import type { Tool } from "./tool.ts";

const taking =
  /^(?:header|H|c|connect|s|subprotocol|protocol|P|slash|basic-auth|ca|cert|key|passphrase|proxy|x|execute|w|wait|origin|o|ws-c-uri|B|buffer-size|ping-interval)$/;

export const socketTools: Tool = { name: "wscat", begins: String.raw`(wscat|websocat)\s+\S`, read: readSocketTool };

function readSocketTool(command: Command, { name }: Source): Item | undefined {
  const headers: Header[] = [];
  let url: Slice | undefined;
  for (const each of options(command.words.slice(1), taking)) {
    if (!isOption(each)) {
      if (/^wss?:\/\/|deepgram/i.test(each.slice.text)) url ??= each.slice;
      continue;
    }
    const { value } = each;
    if (!value) continue;
    const whole = { text: name, start: each.word.start, end: each.end };
    if (/^(?:header|H)$/.test(each.name)) headers.push(...[headerLine(value, whole) ?? []].flat());
    else if (/^(?:c|connect)$/.test(each.name)) url ??= value;
    else if (/^(?:s|subprotocol|protocol)$/.test(each.name)) {
      const builder = new SliceBuilder(value.source);
      const at = originOf(each.word.slice);
      builder.changed("Sec-WebSocket-Protocol", at.start, at.end);
      headers.push({ name: builder.done(), value: textValue(value), removal: whole });
    }
  }
  if (!url) return undefined;
  const origin = { text: name, start: command.start, end: command.end };
  const head = originOf(command.words[0]!.slice);
  const call = toCall({
    via: "other",
    origin,
    head,
    url,
    headers,
    headersComplete: true,
    headerInsertion: { at: after(head), style: "header-line", before: ' -H "', after: '"' },
    body: noBody(origin),
  });
  return { kind: "call", call, form: "websocat", weak: false, at: origin, words: command.words[0]!.slice.text };
}
