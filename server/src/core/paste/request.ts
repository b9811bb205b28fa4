import type { Body, Call, Via } from "../exchange/call.ts";
import type { Edit, Origin } from "../exchange/origin.ts";
import type { Bag, Entry, Insertion, Value } from "../exchange/value.ts";
import { readUrl } from "../text/url.ts";
import { readJson } from "./json/reader.ts";
import { isExact, originOf, type Slice, SliceBuilder, sub, textValue, trimmed } from "./text/slice.ts";

/** A request as a reader saw it, before it becomes a Call. */
export interface Draft {
  readonly via: Via;
  readonly origin: Origin;
  readonly head: Origin;
  readonly url: Slice;
  readonly method?: Value;
  readonly asPost?: readonly Edit[];
  readonly asQuoted?: readonly Edit[];
  readonly headers: readonly Header[];
  /** False when headers may have been sent that the paste does not show. */
  readonly headersComplete: boolean;
  readonly headerInsertion?: Insertion;
  /** Query entries that a client adds to those of the URL. */
  readonly query?: readonly Entry[];
  readonly body: Body;
  readonly runtime?: Call["runtime"];
}

export interface Header {
  readonly name: Slice;
  readonly value: Value;
  readonly removal?: Origin;
  readonly glue?: Entry["glue"];
  readonly asToken?: Entry["asToken"];
}

/** A header line `Name: value` as a header; undefined when it has no colon. */
export function headerLine(line: Slice, removal?: Origin): Header | undefined {
  const colon = line.text.indexOf(":", 1);
  if (colon < 0) return undefined;
  const name = trimmed(sub(line, 0, colon));
  if (name.text === "" || /\s/.test(name.text)) return undefined;
  const value = textValue(trimmed(sub(line, colon + 1, line.text.length)));
  return { name, value, ...(removal ? { removal } : {}) };
}

/** A call with headers that were printed apart from it, where it shows none of that name. */
export function withHeaders(call: Call, headers: readonly Header[]): Call {
  const shown = (name: string) => call.headers.entries.some((each) => each.name.toLowerCase() === name.toLowerCase());
  const fresh = headers.filter(({ name }) => !shown(name.text));
  if (fresh.length === 0 || call.headers.complete) return call;
  const protocols = fresh.find((each) => /^sec-websocket-protocol$/i.test(each.name.text));
  const entries = [...call.headers.entries, ...entriesOf(fresh)];
  return {
    ...call,
    headers: { ...call.headers, entries },
    ...(protocols ? { subprotocols: protocolsOf(call.subprotocols, protocolList(protocols.value)) } : {}),
  };
}

/** The list as the code writes it, where a printed header shows what stood in for its variables. */
function protocolsOf(written: Value | undefined, printed: Value): Value {
  if (written?.kind !== "array" || printed.kind !== "array") return written ?? printed;
  const items = written.items.map((item, at) => {
    const shown = printed.items[at];
    return item.kind === "unresolved" && shown ? { ...shown, origin: item.origin } : item;
  });
  return { ...written, items };
}

/** The call of which a credential is printed alone: it went to Deepgram, and where is not known. */
export function callWith(headers: readonly Header[]): Call | undefined {
  const header = headers.find(({ name }) => /^(?:authorization|x-api-key)$/i.test(name.text));
  if (!header) return undefined;
  const origin = { ...originOf(header.name), end: header.value.origin.end };
  const builder = new SliceBuilder(header.name.source);
  builder.changed("https://api.deepgram.com", origin.start, origin.start);
  builder.changed("path", origin.start, origin.start, { is: "unknown", reason: "not in the paste" });
  const unknown: Body = { kind: "unresolved", reason: "not in the paste", origin };
  const head = originOf(header.name);
  return toCall({
    via: "other",
    origin,
    head,
    url: builder.done(),
    headers: [],
    headersComplete: false,
    query: [],
    body: unknown,
  });
}

export function toCall(draft: Draft): Call {
  const { target, query } = readUrl(textValue(draft.url));
  const headers = headerBag(draft);
  const upgrade = draft.headers.some((each) => /^upgrade$/i.test(each.name.text));
  const socket = /^wss?:$/.test(target.scheme?.value ?? "") || upgrade;
  const protocols = draft.headers.find((each) => /^sec-websocket-protocol$/i.test(each.name.text));
  return {
    transport: socket ? "ws" : "http",
    via: draft.via,
    origin: draft.origin,
    head: draft.head,
    target,
    ...(draft.method && !socket ? { method: draft.method } : {}),
    ...(draft.asPost && !socket ? { asPost: draft.asPost } : {}),
    ...(draft.asQuoted ? { asQuoted: draft.asQuoted } : {}),
    query: draft.query?.length ? { ...query, entries: [...query.entries, ...draft.query] } : query,
    headers,
    ...(protocols ? { subprotocols: protocolList(protocols.value) } : {}),
    body: draft.body,
    messages: [],
    messagesComplete: false,
    runtime: draft.runtime ?? "unknown",
  };
}

const entriesOf = (headers: readonly Header[]) =>
  headers.map(
    ({ name, value, removal, glue, asToken }): Entry => ({
      name: name.text,
      key: originOf(name),
      value,
      ...(removal ? { removal } : {}),
      ...(glue ? { glue } : {}),
      ...(asToken ? { asToken } : {}),
      renamable: isExact(name),
      sometimes: false,
    }),
  );

function headerBag(draft: Draft): Bag {
  const entries = entriesOf(draft.headers);
  const { headersComplete: complete, headerInsertion: insertion, origin } = draft;
  return { entries, complete, origin, ...(insertion ? { insertion } : {}) };
}

/** `token, KEY` as a list of subprotocols. */
function protocolList(value: Value): Value {
  if (value.kind !== "text") return value;
  const items: Value[] = [];
  let parts: (typeof value.parts)[number][] = [];
  const close = () => {
    const first = parts[0]?.origin ?? value.origin;
    const last = parts.at(-1)?.origin ?? first;
    items.push({ kind: "text", parts, origin: { ...first, end: last.end } });
    parts = [];
  };
  for (const part of value.parts) {
    if (part.kind === "hole" || !part.exact) {
      parts.push(part);
      continue;
    }
    let at = 0;
    for (const piece of part.text.split(",")) {
      if (at > 0) close();
      const start = part.origin.start + at + piece.length - piece.trimStart().length;
      const text = piece.trim();
      if (text !== "") {
        const origin = { ...part.origin, start, end: start + text.length };
        parts.push({ kind: "literal", text, origin, exact: true });
      }
      at += piece.length + 1;
    }
  }
  close();
  return { kind: "array", items, complete: true, origin: value.origin };
}

export const noBody = (origin: Origin): Body => ({ kind: "none", origin });

/** A body of text: JSON when it parses, otherwise raw text. `implicitHeader`: the client says by itself that it is JSON. */
export function textBody(text: Slice, implicitHeader = false): Body {
  const origin = originOf(text);
  const json = /^\s*[{[]/.test(text.text) ? readJson(text) : undefined;
  if (json?.strict && text.text.slice(json.end).trim() === "") {
    return { kind: "json", value: json.value, implicitHeader, origin };
  }
  if (text.text === "" && text.runs.length === 0) return { kind: "none", origin };
  return { kind: "raw", value: textValue(text), origin };
}

export function fileBody(path: Slice): Body {
  const origin = originOf(path);
  const source = /^-$/.test(path.text)
    ? ({ is: "other", what: "standard input" } as const)
    : ({ is: "file", path: path.text } as const);
  return { kind: "raw", value: { kind: "bytes", source, origin }, origin };
}
