import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { encodeValue } from "../../text/encode.ts";
import type { Header } from "../request.ts";
import type { Word } from "../shell/word.ts";
import { originOf, type Slice, type Source } from "../text/slice.ts";

/** What the edits of a command are made from. */
interface Given {
  readonly getAt?: Origin;
  readonly upload?: Slice;
  readonly uploadAt?: Origin;
  readonly data: readonly { readonly slice: Slice; readonly whole: Origin }[];
}

/** The edits that make a POST of a command in which another option decides the method. */
export function postEdits({ getAt, upload, uploadAt, data }: Given, url: Slice, head: Origin): Edit[] {
  if (upload && uploadAt) return [replace(uploadAt, `-X POST --data-binary "@${upload.text}"`)];
  if (!getAt) return [replace({ ...head, start: head.end }, " -X POST")];
  // What -G put into the query goes there by hand, and text or url into a body.
  const edits = [replace(getAt, "-X POST")];
  const query: string[] = [];
  for (const { slice, whole } of data) {
    const [, name = "", value = ""] = /^(\w+)=([\s\S]*)$/.exec(slice.text) ?? [];
    const member = /^(?:text|url)$/.test(name);
    if (!member) query.push(`${name}=${encodeValue(value)}`);
    const body = JSON.stringify({ [name]: value }).replaceAll("'", `'\\''`);
    edits.push(replace(whole, member ? `-H "Content-Type: application/json" -d '${body}'` : ""));
  }
  const at = originOf(url);
  if (query.length > 0)
    edits.push(
      replace({ ...at, start: at.end }, `${url.text.includes("?") ? "&" : "?"}${query.join("&")}`),
      ...quotes(url),
    );
  return edits;
}

/** Quotes around a URL that stands without any. */
function quotes(url: Slice): Edit[] {
  const { text } = url.source;
  if (/["']/.test(text[url.start - 1] ?? "")) return [];
  const at = originOf(url);
  return [replace({ ...at, end: at.start }, '"'), replace({ ...at, start: at.end }, '"')];
}

export function quoteEdits(word: Word, { text }: Origin): Edit[] {
  return [
    replace({ text, start: word.start, end: word.start }, '"'),
    replace({ text, start: word.end, end: word.end }, '"'),
  ];
}

/** JSON in single quotes, which cmd.exe does not know: the edits that write it in double ones. */
export function jsonForCmd({ name, text }: Source, start: number): Edit[] | undefined {
  const [whole, json = ""] = /^'(\{[^\n]{1,4000}?\})'(?=\s|$)/.exec(text.slice(start, start + 4100)) ?? [];
  if (!whole) return undefined;
  try {
    JSON.parse(json);
  } catch {
    return undefined;
  }
  const quoted = json.replace(/(\\*)"/g, '$1$1\\"');
  return [replace({ text: name, start, end: start + whole.length }, `"${quoted}"`)];
}

/** The edits that send a form's one file as the body. */
export function bytesEdits(form: readonly Entry[], headers: readonly Header[], type: string): Edit[] | undefined {
  const files = form.filter((entry) => entry.value.kind === "bytes");
  const [file] = files;
  if (files.length !== 1 || file?.value.kind !== "bytes" || file.value.source.is !== "file") return undefined;
  const own = headers.find((each) => /^content-type$/i.test(each.name.text));
  const { path } = file.value.source;
  return form.flatMap((entry) => {
    if (!entry.removal) return [];
    if (entry !== file) return [replace(entry.removal, "")];
    const header = own && !own.removal ? "" : `-H "Content-Type: ${type}" `;
    return [
      replace(entry.removal, `${header}--data-binary "@${path}"`),
      ...(own?.removal ? [replace(own.removal, "")] : []),
    ];
  });
}
