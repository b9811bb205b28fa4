import type { Response } from "../../exchange/exchange.ts";
import type { Item } from "../items.ts";
import type { Read, Reader } from "../reader.ts";
import { type Header, headerLine, toCall } from "../request.ts";
import { cut, type Slice, type Source, sub, textValue, trimmed } from "../text/slice.ts";
import { bagOf } from "./http.ts";

const general = /^(Request URL|Request Method|Status Code|Remote Address|Referrer Policy)\s*:?\s*(.*)$/i;
const section =
  /^(?:(General|Response Headers|Request Headers|Query String Parameters|Request Payload|Form Data)\b.*)$/i;

export const devtools: Reader = { name: "developer tools", begins: startsDevtools, read: readDevtools };

/** Whether the headers' panel of a browser's developer tools begins on this line. */
function startsDevtools(line: string): boolean {
  return /^\s*(?:Request URL\s*:?\s*(?:(?:https?|wss?):\/\/|$))/i.test(line);
}

/** The headers' panel of a browser as copied: names and values on one line, or on two. */
function readDevtools(source: Source, start: number, limit: number): Read | undefined {
  const facts = new Map<string, Slice>();
  const sent: Header[] = [];
  const received: Header[] = [];
  let into = sent;
  let waiting: Slice | undefined;
  let at = start;
  let end = start;
  for (let lines = 0; at < limit && lines < 300; lines++) {
    const newline = source.text.indexOf("\n", at);
    const stop = newline < 0 || newline > limit ? limit : newline;
    const line = trimmed(cut(source, at, stop));
    const known = general.exec(line.text);
    const head = section.exec(line.text);
    if (line.text === "" && !waiting && lines > 3) break;
    if (head) {
      into = /response/i.test(head[1]!) ? received : sent;
      waiting = undefined;
      if (/^(?:Query|Request Payload|Form)/i.test(head[1]!)) break;
    } else if (known) {
      const name = known[1]!.toLowerCase();
      if (known[2]) facts.set(name, sub(line, line.text.length - known[2].length, line.text.length));
      else waiting = line;
    } else if (waiting) {
      const name = waiting.text.replace(/:$/, "");
      if (general.test(name)) facts.set(name.toLowerCase(), line);
      else into.push({ name: sub(waiting, 0, name.length), value: textValue(line) });
      waiting = undefined;
    } else {
      const header = /^:?[\w-]+:\s+\S/.test(line.text) ? headerLine(line) : undefined;
      if (header && !header.name.text.startsWith(":")) into.push(header);
      else if (/^:?[A-Za-z][\w-]*:?$/.test(line.text)) waiting = line;
      else if (line.text !== "" && !header) break;
    }
    end = stop;
    at = stop + 1;
  }
  const url = facts.get("request url");
  if (!url) return undefined;
  const origin = { text: source.name, start, end };
  const method = facts.get("request method");
  const call = toCall({
    via: "raw-http",
    origin,
    head: { text: source.name, start: url.start, end: url.end },
    url,
    ...(method ? { method: textValue(method) } : {}),
    headers: sent,
    headersComplete: sent.length > 2,
    body: { kind: "unresolved", reason: "not in the paste", origin },
    runtime: "browser",
  });
  const items: Item[] = [
    { kind: "call", call, form: "http", weak: false, at: origin, words: "request in developer tools" },
  ];
  const status = facts.get("status code");
  const digits = status && /\d{3}/.exec(status.text);
  if (status && digits) {
    const place = sub(status, digits.index, digits.index + 3);
    const response: Response = {
      status: { code: Number(digits[0]), origin: { text: source.name, start: place.start, end: place.end } },
      headers: bagOf(received, received.length > 0, origin),
      origin,
    };
    items.push({ kind: "response", response, weak: false, at: origin, words: `HTTP response ${digits[0]}` });
  }
  return { items, end };
}
