import type { Body } from "../../exchange/call.ts";
import { type Edit, type Origin, replace } from "../../exchange/origin.ts";
import type { Entry } from "../../exchange/value.ts";
import { cut, type Source, textValue } from "../text/slice.ts";

interface Place {
  readonly from: number;
  readonly limit: number;
  readonly boundary: string;
  /** The value of the request's Content-Type. */
  readonly type: Origin;
  /** What to cut to take the Content-Length out, which no longer holds. */
  readonly length: Origin | undefined;
}

interface Part {
  readonly head: string;
  readonly start: number;
  readonly end: number;
}

/** The parts of a multipart body, and the edits that send its one file alone. Undefined where no boundary begins it. */
export function multipartBody(source: Source, place: Place): [Body, number] | undefined {
  const { text } = source;
  const mark = `--${place.boundary}`;
  const begin = text.indexOf(mark, place.from);
  if (begin < 0 || begin >= place.limit || text.slice(place.from, begin).trim() !== "") return undefined;
  const parts: Part[] = [];
  let at = begin + mark.length;
  let end = place.limit;
  while (parts.length < 100) {
    const next = text.indexOf(mark, at);
    const stop = next < 0 || next > place.limit ? place.limit : next;
    const blank = /\n[ \t\r]*\n/.exec(text.slice(at, Math.min(stop, at + 2000)));
    if (blank) {
      const start = at + blank.index + blank[0].length;
      parts.push({ head: text.slice(at, start), start, end: start + text.slice(start, stop).trimEnd().length });
    }
    if (stop === place.limit || text.startsWith("--", stop + mark.length)) {
      end = Math.min(place.limit, stop + mark.length + 2);
      break;
    }
    at = stop + mark.length;
  }
  const origin = { text: source.name, start: begin, end };
  const files = parts.filter((part) => /filename=/i.test(part.head));
  const asBytes = files.length === 1 ? alone(files[0]!, origin, place) : undefined;
  const entries = parts.map((part) => entryOf(source, part));
  return [{ kind: "multipart", entries, origin, ...(asBytes ? { asBytes } : {}) }, end];
}

function entryOf(source: Source, part: Part): Entry {
  const origin = { text: source.name, start: part.start, end: part.end };
  const path = /filename="([^"]*)"/i.exec(part.head)?.[1];
  return {
    name: /\bname="([^"]*)"/.exec(part.head)?.[1] ?? "",
    key: origin,
    value:
      path === undefined
        ? textValue(cut(source, part.start, part.end))
        : { kind: "bytes", source: { is: "file", path }, origin },
    renamable: false,
    sometimes: false,
  };
}

function alone(part: Part, whole: Origin, { type, length }: Place): Edit[] {
  const own = /^content-type:[ \t]*(\S+)/im.exec(part.head)?.[1] ?? "audio/*";
  return [
    replace(type, own),
    ...(length ? [replace(length, "")] : []),
    replace({ ...whole, end: part.start }, ""),
    replace({ ...whole, start: part.end }, ""),
  ];
}
