import type { Located, Target } from "../exchange/call.ts";
import type { Origin } from "../exchange/origin.ts";
import type { Bag, Entry, TextPart, TextValue } from "../exchange/value.ts";
import { hostKind } from "./hosts.ts";

/** No query of anyone's has more entries. */
const mostEntries = 2000;

/** Stands for a hole while a URL is taken apart. */
const holeMark = "\uFFFC";

/** Clients such as curl take a host without a scheme, too. */
const urlShape =
  /^([A-Za-z][A-Za-z0-9+.-]*:(?=\/))?(\/\/[^/?#]*|(?:[\w-]+\.)+deepgram\.com(?::\d+)?(?=[/?#]|$))?([^?#]*)(\?[^#]*)?/;

/**
 * Takes a URL apart: scheme, host and path with their places, and the query entry by entry, percent-decoded.
 * A part that holds a hole stays undefined, and a hole that may bring further query entries makes the query incomplete.
 */
export function readUrl(url: TextValue): { target: Target; query: Bag } {
  const flat = url.parts.map((part) => (part.kind === "literal" ? part.text : holeMark)).join("");
  const match = urlShape.exec(flat)!;
  const [, schemeText, authority, pathText = "", queryText] = match;
  let at = 0;
  const scheme =
    schemeText === undefined ? undefined : located(url, at, at + schemeText.length, schemeText.toLowerCase());
  at += schemeText?.length ?? 0;
  const user = authority?.lastIndexOf("@") ?? -1;
  const hostAt = at + (user >= 0 ? user + 1 : authority?.startsWith("//") ? 2 : 0);
  const hostText = authority?.slice(hostAt - at).replace(/:\d*$/, "");
  const host = hostText ? located(url, hostAt, hostAt + hostText.length, hostText.toLowerCase()) : undefined;
  at += authority?.length ?? 0;
  const path = authority === undefined ? undefined : located(url, at, at + pathText.length, pathText);
  at += pathText.length;
  const query = readQuery(url, queryText === undefined ? undefined : at + 1, at + (queryText?.length ?? 0), pathText);
  const kind = hostText?.includes(holeMark) ? "unknown" : hostKind(hostText?.toLowerCase() ?? "");
  const deepgram = kind === "deepgram" ? "certain" : kind === "unknown" && deepgramPath(pathText) ? "custom" : "no";
  const target: Target = {
    url,
    deepgram,
    ...(scheme ? { scheme } : {}),
    ...(host ? { host } : {}),
    ...(path ? { path } : {}),
  };
  return { target, query };
}

/** A path that belongs to Deepgram's API whatever the host: a proxy, a self-hosted server, or a base URL from elsewhere. */
function deepgramPath(path: string): boolean {
  return /^(?:\uFFFC)?\/v[12]\/(?:listen|speak|read|agent\/converse|auth\/grant)\/?$/.test(path);
}

function readQuery(url: TextValue, start: number | undefined, end: number, path: string): Bag {
  if (start === undefined) {
    const complete = !path.includes(holeMark) || !path.endsWith(holeMark);
    const origin = placeOf(url, end, end);
    return { entries: [], complete, origin, insertion: { at: origin, style: "query", before: "?", after: "" } };
  }
  const flat = url.parts.map((part) => (part.kind === "literal" ? part.text : holeMark)).join("");
  const entries: Entry[] = [];
  let complete = true;
  let from = start;
  while (from <= end && entries.length < mostEntries) {
    const next = flat.indexOf("&", from);
    const to = next < 0 || next > end ? end : next;
    const pair = flat.slice(from, to);
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    if (name.includes(holeMark)) complete = false;
    else if (name !== "") entries.push(pairEntry(url, { from, to, equals, name }, { start, end }));
    from = to + 1;
  }
  if (from <= end) complete = false;
  const origin = placeOf(url, start, end);
  const last = placeOf(url, end, end);
  return {
    entries,
    complete,
    origin,
    insertion: { at: last, style: "query", before: end > start ? "&" : "", after: "" },
  };
}

function pairEntry(
  url: TextValue,
  pair: { from: number; to: number; equals: number; name: string },
  query: { start: number; end: number },
): Entry {
  const { from, to, equals, name } = pair;
  const nameEnd = from + name.length;
  const key = placeOf(url, from, nameEnd);
  const valueFrom = equals < 0 ? to : from + equals + 1;
  // The first pair goes with the `&` after it, any other with the one before it.
  const removal =
    from > query.start ? exactPlace(url, from - 1, to) : exactPlace(url, from, Math.min(to + 1, query.end));
  return {
    name: decoded(name),
    key,
    value: { kind: "text", parts: partsOf(url, valueFrom, to, true), origin: placeOf(url, valueFrom, to) },
    ...(removal ? { removal } : {}),
    renamable: exactPlace(url, from, nameEnd) !== undefined && !name.includes("%"),
    sometimes: false,
  };
}

function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The parts of `from..to` of the flat text, cut at its borders. */
function partsOf(value: TextValue, from: number, to: number, decode = false): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const part of value.parts) {
    const length = part.kind === "literal" ? part.text.length : 1;
    const a = Math.max(from, at) - at;
    const b = Math.min(to, at + length) - at;
    at += length;
    if (b <= a) continue;
    if (part.kind === "hole") {
      parts.push(part);
      continue;
    }
    const written = part.text.slice(a, b);
    const text = decode ? decoded(written) : written;
    const origin = part.exact
      ? { ...part.origin, start: part.origin.start + a, end: part.origin.start + b }
      : part.origin;
    parts.push({ kind: "literal", text, origin, exact: part.exact && text === written });
  }
  return parts;
}

/** Where `from..to` of the flat text stands; the nearest literal's place where it was not written piecewise. */
function placeOf(value: TextValue, from: number, to: number): Origin {
  const parts = partsOf(value, from, to);
  const first = parts[0];
  const last = parts.at(-1);
  if (first && last) return { text: first.origin.text, start: first.origin.start, end: last.origin.end };
  return pointOf(value, from);
}

function pointOf(value: TextValue, at: number): Origin {
  let passed = 0;
  for (const part of value.parts) {
    const length = part.kind === "literal" ? part.text.length : 1;
    if (at <= passed + length && at >= passed) {
      const start =
        at === passed
          ? part.origin.start
          : part.kind === "literal" && part.exact
            ? part.origin.start + at - passed
            : part.origin.end;
      return { ...part.origin, start, end: start };
    }
    passed += length;
  }
  return { ...value.origin, start: value.origin.end };
}

/** The place of `from..to` when exactly these characters stand there, so that it may be cut or replaced. */
function exactPlace(value: TextValue, from: number, to: number): Origin | undefined {
  const parts = partsOf(value, from, to);
  let end: number | undefined;
  for (const part of parts) {
    if (part.kind === "literal" && !part.exact) return undefined;
    if (end !== undefined && part.origin.start !== end) return undefined;
    end = part.origin.end;
  }
  return parts.length > 0 ? placeOf(value, from, to) : undefined;
}

function located(value: TextValue, from: number, to: number, meant: string): Located<string> | undefined {
  if (meant.includes(holeMark)) return undefined;
  const exact = exactPlace(value, from, to);
  return { value: meant, origin: exact ?? placeOf(value, from, to), exact: exact !== undefined };
}
