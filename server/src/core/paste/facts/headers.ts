import type { TextPart, TextValue, Value } from "../../exchange/value.ts";
import type { Item } from "../items.ts";
import type { Header } from "../request.ts";
import { cut, type Slice, SliceBuilder, type Source, textValue, trimmed } from "../text/slice.ts";

/** Headers of a request that say something of the call, whoever prints them: `Authorization: …`, `'Authorization': '…'`. */
const printed =
  /(?:^|[\s>{,'"(])(Authorization(?:[ _-]?Header)?|Auth[ _-]?Header|Sec-WebSocket-Protocol|X-Api-Key)["']?\s{0,3}[:=]\s{0,3}(["']?)([^\n]{1,1500})/i;
/** What no answer says of itself. */
const uploaded =
  /(?:^|[\s>{,'"(])(Content-Type)["']?\s{0,3}[:=]\s{0,3}(["']?)((?:multipart\/form-data|application\/x-www-form-urlencoded)[^\n]{0,200})/i;
/** As Swift and Objective-C set them: the value first. */
const valueFirst =
  /(?:setValue|addValue)[(:]\s*@?("?)([^\n,]{1,200}?)\1\s*,?\s*forHTTPHeaderField:\s*@?"(Authorization|Sec-WebSocket-Protocol|X-Api-Key)"/;

/** A scheme or a subprotocol and one word, as far as no quote says where a value ends. */
const bare = /^(?:(?:token|bearer|basic)\b,?\s*)?(?:\[object \w+\]|[^\s,;})\]→"'\x60]*)/i;

/** A header that a line of a log or of code in any language sets. */
export function headerIn(source: Source, start: number, end: number): Item | undefined {
  const line = source.text.slice(start, Math.min(end, start + 3000));
  const set = valueFirst.exec(line);
  if (set) {
    const [whole, quote = "", value = "", name = ""] = set;
    const at = start + set.index + whole.indexOf(value);
    const nameAt = start + set.index + whole.lastIndexOf(name);
    const slice = cut(source, at, at + value.length);
    const variable = quote === "" && /^\w+$/.test(value) && /key|token|secret/i.test(value);
    return item(
      source,
      nameAt,
      name,
      variable ? named(source, at, value) : textValue(slice),
      start + set.index,
      whole.length,
    );
  }
  const match = printed.exec(line) ?? uploaded.exec(line);
  if (!match) return undefined;
  const [whole, name = "", quote = "", rest = ""] = match;
  const value = quote ? (rest.split(quote, 1)[0] ?? rest) : (bare.exec(rest)?.[0] ?? "");
  if (value.trim() === "") return undefined;
  const at = start + match.index + whole.length - rest.length;
  const nameAt = start + match.index + whole.indexOf(name);
  const length = at + value.length - nameAt;
  const written = textValue(trimmed(cut(source, at, at + value.length)));
  const joined = quote ? /^\s*[+.]\s*(?:[\w$]+\.)*([A-Za-z_$]\w*)/.exec(rest.slice(value.length + 1)) : null;
  return item(source, nameAt, name, joined ? withName(source, written, value, at, joined) : written, nameAt, length);
}

/** A text that code goes on with a variable: `'Token ' + key`. */
function withName(source: Source, written: TextValue, value: string, at: number, joined: RegExpExecArray): TextValue {
  const end = at + value.length + 1 + joined[0].length;
  const origin = { text: source.name, start: end - joined[1]!.length, end };
  const blank = / +$/.exec(value)?.[0] ?? "";
  const gap = { text: source.name, start: at + value.length - blank.length, end: at + value.length };
  const parts: TextPart[] = [
    ...written.parts,
    ...(blank ? [{ kind: "literal" as const, text: blank, origin: gap, exact: true }] : []),
    { kind: "hole", hole: { is: "unknown", reason: "a variable", name: joined[1]! }, origin },
  ];
  return { kind: "text", parts, origin: { text: source.name, start: at, end } };
}

function item(source: Source, nameAt: number, name: string, value: Value, start: number, length: number): Item {
  const header: Header = { name: nameOf(source, nameAt, name), value };
  return { kind: "header", header, at: { text: source.name, start, end: start + length }, words: `${name} header` };
}

/** `AuthorizationHeader` and `auth header` are what programs call it. */
function nameOf(source: Source, start: number, name: string): Slice {
  if (!/^auth.*header$/i.test(name)) return cut(source, start, start + name.length);
  const builder = new SliceBuilder(source);
  builder.changed("Authorization", start, start + name.length);
  return builder.done();
}

/** A variable whose name says that it holds a credential. */
function named(source: Source, start: number, name: string): Value {
  const origin = { text: source.name, start, end: start + name.length };
  return { kind: "text", parts: [{ kind: "hole", hole: { is: "env", name }, origin }], origin };
}
