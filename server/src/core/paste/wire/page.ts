import type { Response } from "../../exchange/exchange.ts";
import type { Read, Reader } from "../reader.ts";
import type { Source } from "../text/slice.ts";

/** A page for people in the place of an answer, apart from the status that it came with. */
export const page: Reader = {
  name: "web page",
  begins: (head) => /^\s*(?:<{1,2} )?<(?:!doctype html|html[\s>])/i.test(head),
  read: readPage,
};

/** Pages are long, and what says whose they are stands at their beginning. */
const longest = 8000;

function readPage(source: Source, start: number, limit: number): Read {
  const from = source.text.indexOf("<", start);
  const text = source.text.slice(from, Math.min(limit, from + longest));
  const closed = /<\/html>/i.exec(text);
  const blank = /\n[ \t]*\n/.exec(text);
  const end = from + (closed ? closed.index + closed[0].length : (blank?.index ?? text.length));
  const origin = { text: source.name, start: from, end };
  // Gateways name the status in the page itself.
  const named = /<(?:title|h1)[^>]{0,80}>\s*(?:(?:HTTP )?Error:?\s*)?([45]\d\d)\b/i.exec(text);
  const digits = named && from + named.index + named[0].length - 3;
  const response: Response = {
    ...(named && digits
      ? { status: { code: Number(named[1]), origin: { text: source.name, start: digits, end: digits + 3 } } }
      : {}),
    headers: { entries: [], complete: false, origin },
    text: { text: source.text.slice(from, end), origin },
    origin,
  };
  return { items: [{ kind: "response", response, weak: true, at: origin, words: "web page" }], end };
}
