import type { Body } from "../../exchange/call.ts";
import { known, member } from "../../exchange/facts.ts";
import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import type { ObjectValue, Value } from "../../exchange/value.ts";
import type { Form, Item } from "../items.ts";
import { type Header, noBody, textBody, toCall } from "../request.ts";
import { SliceBuilder, type Source, sliceOf } from "../text/slice.ts";
import { pairs } from "./har.ts";

const form: Form = "http";

/** The requests of an export of Postman or Insomnia; undefined when the value is none. */
export function readCollection(source: Source, value: ObjectValue): Item[] | undefined {
  const postman = member(value, "item");
  if (postman?.kind === "array" && (member(value, "info") || member(value, "name"))) {
    return postmanItems(source, postman.items);
  }
  const insomnia = member(value, "resources");
  if (insomnia?.kind === "array" && member(value, "_type")) {
    return insomnia.items.flatMap((each) =>
      each.kind === "object" && known(member(each, "_type"))?.text.endsWith("request")
        ? (request(source, each, member(each, "url"), "Insomnia request") ?? [])
        : [],
    );
  }
  return alone(source, value);
}

/** One request that was copied out of an export, or a node of n8n. */
function alone(source: Source, value: ObjectValue): Item[] | undefined {
  const url = member(value, "url");
  const raw = member(url, "raw");
  if (!member(value, "method") || !url) return undefined;
  const insomnia = known(member(value, "_type"))?.text.endsWith("request");
  const n8n = member(value, "headerParameters", "parameters") ?? member(value, "queryParameters", "parameters");
  const item = n8n
    ? request(source, value, url, "n8n node")
    : raw
      ? request(source, value, raw, "Postman request")
      : insomnia
        ? request(source, value, url, "Insomnia request")
        : undefined;
  return item && [item];
}

function postmanItems(source: Source, items: readonly Value[]): Item[] {
  const found: Item[] = [];
  const queue = [...items];
  for (let i = 0; i < queue.length && i < 2000; i++) {
    const each = queue[i]!;
    const inner = member(each, "item");
    if (inner?.kind === "array") queue.push(...inner.items);
    const asked = member(each, "request");
    if (asked?.kind !== "object") continue;
    const url = member(asked, "url");
    const item = request(source, asked, url?.kind === "object" ? member(url, "raw") : url, "Postman request");
    if (item) found.push(item);
  }
  return found;
}

function request(source: Source, value: ObjectValue, url: Value | undefined, words: string): Item | undefined {
  if (url?.kind !== "text") return undefined;
  const method = member(value, "method");
  const listed = pairs(
    member(value, "headerParameters", "parameters") ?? member(value, "header") ?? member(value, "headers"),
  );
  const headers: Header[] = listed.entries.map((entry) => ({
    name: constant(source, entry.name, entry.key),
    value: entry.value,
  }));
  const auth = authorization(source, value);
  const call = toCall({
    via: "raw-http",
    origin: value.origin,
    head: method?.origin ?? url.origin,
    url: sliceOf(source, url),
    ...(method?.kind === "text" ? { method } : {}),
    headers:
      auth && !listed.entries.some((entry) => /^authorization$/i.test(entry.name)) ? [...headers, auth] : headers,
    headersComplete: listed.complete && isWhole(value) && !member(value, "nodeCredentialType"),
    query: url.parts.some((part) => part.kind === "literal" && part.text.includes("?"))
      ? []
      : pairs(member(value, "queryParameters", "parameters") ?? member(value, "parameters")).entries,
    body: bodyOf(source, value),
  });
  return { kind: "call", call, form, weak: false, at: value.origin, words };
}

/** Whether the tab for authorization adds no header but the one that is read of it. */
function isWhole(value: ObjectValue): boolean {
  const auth = member(value, "auth") ?? member(value, "authentication");
  if (auth === undefined || auth.kind === "null") return true;
  return /^(?:apikey|bearer|basic|noauth|none)$/.test(known(member(auth, "type"))?.text ?? "");
}

/** The tab by which Postman and Insomnia add the header: bearer, or an API key by name and value. */
function authorization(source: Source, value: ObjectValue): Header | undefined {
  const auth = member(value, "auth") ?? member(value, "authentication");
  if (auth?.kind !== "object") return undefined;
  const type = known(member(auth, "type"))?.text;
  const list = pairs(member(auth, type ?? "")).entries;
  const token = member(auth, "token") ?? list.find((entry) => entry.name === "token")?.value;
  const given = member(auth, "value") ?? list.find((entry) => entry.name === "value")?.value;
  const name = member(auth, "key") ?? list.find((entry) => entry.name === "key")?.value;
  const place = known(member(auth, "addTo") ?? list.find((entry) => entry.name === "in")?.value)?.text;
  if (type === "bearer" && token?.kind === "text") {
    const word = known(member(auth, "prefix"))?.text || "Bearer";
    const scheme = { kind: "literal" as const, text: `${word} `, origin: token.origin, exact: false };
    const written = source.text.slice(token.origin.start, token.origin.end);
    return {
      name: constant(source, "Authorization", auth.origin),
      value: { ...token, parts: [scheme, ...token.parts] },
      asToken: [
        replace(
          auth.origin,
          member(auth, "token")
            ? `{"type":"bearer","token":"${written}","prefix":"Token"}`
            : `{"type":"apikey","apikey":[{"key":"key","value":"Authorization"},{"key":"value","value":"Token ${written}"}]}`,
        ),
      ],
    };
  }
  if (type !== "apikey" || given?.kind !== "text" || /query/i.test(place ?? "")) return undefined;
  return {
    name: name?.kind === "text" ? sliceOf(source, name) : constant(source, "Authorization", auth.origin),
    value: given,
  };
}

function constant(source: Source, text: string, at: { start: number; end: number }) {
  const builder = new SliceBuilder(source);
  builder.changed(text, at.start, at.end);
  return builder.done();
}

function bodyOf(source: Source, value: ObjectValue): Body {
  const body = member(value, "body");
  const mode = known(member(body, "mode") ?? member(body, "mimeType"))?.text ?? "";
  const raw = member(body, "raw") ?? member(body, "text") ?? member(value, "jsonBody");
  // n8n sends the bytes that the node before it gave.
  if (known(member(value, "contentType"))?.text === "binaryData")
    return {
      kind: "raw",
      value: { kind: "bytes", source: { is: "other", what: "the file of the node before" }, origin: value.origin },
      origin: value.origin,
    };
  if (/form-?data/.test(mode)) {
    const list = member(body, "formdata") ?? member(body, "params");
    const asBytes = body && fileAlone(body.origin, list);
    const origin = body?.origin ?? value.origin;
    return { kind: "multipart", entries: pairs(list).entries, origin, ...(asBytes ? { asBytes } : {}) };
  }
  if (mode === "file" || member(body, "file") || member(body, "fileName")) {
    const path = known(member(body, "file", "src") ?? member(body, "fileName"))?.text ?? "";
    const origin = body?.origin ?? value.origin;
    return { kind: "raw", value: { kind: "bytes", source: { is: "file", path }, origin }, origin };
  }
  return raw?.kind === "text" ? textBody(sliceOf(source, raw)) : noBody(value.origin);
}

/** The body that is the form's one file. */
function fileAlone(at: Origin, list: Value | undefined): Edit[] | undefined {
  const files = (list?.kind === "array" ? list.items : []).flatMap((each): object[] => {
    const postman = known(member(each, "src"))?.text;
    const insomnia = known(member(each, "fileName"))?.text;
    if (postman) return [{ mode: "file", file: { src: postman } }];
    return insomnia ? [{ mimeType: "application/octet-stream", fileName: insomnia }] : [];
  });
  return files.length === 1 ? [replace(at, JSON.stringify(files[0]))] : undefined;
}
