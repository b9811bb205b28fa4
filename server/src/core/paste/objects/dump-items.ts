import { entry, known, member } from "../../exchange/facts.ts";
import type { Bag, Entry, ObjectValue, Value } from "../../exchange/value.ts";
import { readUrl } from "../../text/url.ts";
import type { Form, Item } from "../items.ts";
import { toCall } from "../request.ts";
import { cut, type Source } from "../text/slice.ts";

const urlNames = ["url", "_url", "kUrl", "href", "uri", "requestUrl", "target"];

/** The string member that is the URL of a request: an address of Deepgram, or any when a method or headers stand beside it. */
function urlOf(value: ObjectValue): Value | undefined {
  const beside = ["method", "headers", "_readyState", "readyState", "status", "statusCode"].some((name) =>
    member(value, name),
  );
  for (const name of urlNames) {
    const found = member(value, name);
    const url = found?.kind === "object" ? member(found, "href") : found;
    if (url?.kind !== "text") continue;
    const { target } = readUrl(url);
    if (
      target.host &&
      (target.deepgram === "certain" || (beside && /^(?:https?|wss?):$/.test(target.scheme?.value ?? "")))
    )
      return url;
  }
  return undefined;
}

/** A request out of a printed object: the `config` of axios, got's `options`, a `Request`, a socket with its `_url`. */
export function requestItem(source: Source, value: ObjectValue, form: Form = "log"): Item | undefined {
  const url = urlOf(value);
  if (!url) return undefined;
  const method = member(value, "method");
  const headers = member(value, "headers");
  const body = ["data", "body", "postData", "json"]
    .map((name) => member(value, name))
    .find((each) => each !== undefined);
  const at = url.origin;
  const call = toCall({
    via: member(value, "transformRequest") || member(value, "adapter") ? "axios" : "other",
    origin: value.origin,
    head: at,
    url: cut(source, at.start, at.end),
    ...(method?.kind === "text" ? { method: upper(method) } : {}),
    headers: [],
    headersComplete: false,
    body: multipart(headers, body)
      ? { kind: "multipart", entries: [], origin: body?.origin ?? at }
      : body?.kind === "object"
        ? { kind: "json", value: body, implicitHeader: false, origin: body.origin }
        : { kind: "unresolved", reason: "not in the paste", origin: at },
  });
  const bag = headers?.kind === "object" ? textEntries(headers.bag) : undefined;
  return {
    kind: "call",
    call: bag ? { ...call, headers: bag } : call,
    form,
    weak: true,
    at,
    words: method || headers ? "request in a printed object" : "URL",
  };
}

function multipart(headers: Value | undefined, body: Value | undefined): boolean {
  const type = headers?.kind === "object" ? entry(headers.bag, "content-type", true) : undefined;
  return (
    /^multipart\//.test(known(type?.value)?.text ?? "") ||
    member(body, "_overheadLength") !== undefined ||
    member(body, "_streams") !== undefined
  );
}

/** Headers in a printed object: only written values, each as text. */
function textEntries(bag: Bag): Bag {
  const entries = bag.entries.filter((entry: Entry) => entry.value.kind === "text");
  return { entries, complete: bag.complete, origin: bag.origin };
}

function upper(value: Value): Value {
  const text = known(value);
  if (!text || text.text === text.text.toUpperCase()) return value;
  const part = { kind: "literal" as const, text: text.text.toUpperCase(), origin: text.origin, exact: false };
  return { kind: "text", parts: [part], origin: value.origin };
}
