import type { Header } from "../core/record/format.ts";

export interface Head {
  /** `POST /v1/listen HTTP/1.1`, or `HTTP/1.1 400 Bad Request`. */
  readonly first: string;
  readonly headers: readonly Header[];
}

/** The head of a request or an answer as it went over the wire. */
export function readHead(text: string): Head {
  const [first = "", ...lines] = text.split("\r\n");
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon > 0 ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
  });
  return { first, headers };
}

export const headerOf = (headers: readonly Header[], name: string) =>
  headers.find((each) => each.name.toLowerCase() === name)?.value;

/** `[name, value, name, value]`, of strings or bytes, as pairs. */
export function paired(flat: readonly unknown[]): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const value = flat[at + 1];
    for (const each of Array.isArray(value) ? value : [value])
      headers.push({ name: String(flat[at]), value: String(each) });
  }
  return headers;
}
