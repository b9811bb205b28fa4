import type { Body } from "../exchange/call.ts";
import type { AudioHead, Response } from "../exchange/exchange.ts";
import { entry, known, member } from "../exchange/facts.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Bag, ObjectValue, Value } from "../exchange/value.ts";
import { audioHead, hexHead } from "../paste/audio/container.ts";
import { noBody, textBody } from "../paste/request.ts";
import { type Source, sliceOf } from "../paste/text/slice.ts";
import { contentOf } from "../paste/wire/http.ts";
import { multipartBody } from "../paste/wire/multipart.ts";

/** The body of a recorded request, and what its first bytes say of audio. */
export function bodyOf(source: Source, line: ObjectValue, headers: Bag): { body: Body; audio?: AudioHead } {
  const content = member(line, "body");
  if (content?.kind !== "object") return { body: noBody(line.origin) };
  const type = entry(headers, "content-type", true)?.value;
  const boundary = /^multipart\/.*boundary="?([^\s";,]{1,100})/i.exec(known(type)?.text ?? "")?.[1];
  const text = member(content, "text");
  if (boundary) return { body: formOf(source, text, boundary, type, content.origin) };
  if (text?.kind !== "text") return bytesBody(content);
  const body = textBody(sliceOf(source, text));
  const cut = body.kind !== "json" && known(member(content, "cut")) !== undefined;
  return { body: cut ? { kind: "unresolved", reason: "longer than what is kept of it", origin: text.origin } : body };
}

/** A form whose parts are bytes is a form all the same. */
function formOf(source: Source, text: Value | undefined, boundary: string, type: Value | undefined, at: Origin): Body {
  const place = text?.origin;
  const read =
    place && type
      ? multipartBody(source, { from: place.start, limit: place.end, boundary, type: type.origin, length: undefined })
      : undefined;
  return read?.[0] ?? { kind: "multipart", entries: [], origin: at };
}

function bytesBody(content: ObjectValue): { body: Body; audio?: AudioHead } {
  const { origin } = content;
  const audio = audioIn(content);
  const value: Value = { kind: "bytes", source: { is: "other", what: "audio" }, origin };
  return { body: { kind: "raw", value, origin }, ...(audio ? { audio } : {}) };
}

/** What the first bytes of a body or a frame are. */
export function audioIn(content: Value): AudioHead | undefined {
  const bytes = member(content, "bytes");
  const text = known(bytes)?.text;
  return text && bytes ? audioHead(hexHead(text), bytes.origin) : undefined;
}

/** The body of an answer as its JSON and its text. */
export function textOf(source: Source, line: ObjectValue | undefined): Pick<Response, "json" | "text"> {
  const text = member(line, "text");
  return text?.kind === "text" ? contentOf(sliceOf(source, text)) : {};
}
