import type ts from "typescript";
import { cellsOf } from "../../../text/pieces.ts";
import type { Abstract, Frame, Listing, Pairs, Prop, Str, StrPart, UrlObject } from "../../abstract.ts";
import { queryOfCells, queryOfParts } from "../../url/query.ts";
import { urlVariants, withoutQuery } from "../../url/variants.ts";
import type { Session } from "../session.ts";
import { listingOf } from "./arrays.ts";
import { at, choice, concat, hole, lazyProp, literal, textOf, undefinedAt, unknown } from "./make.ts";
import { partsOf } from "./strings.ts";

/** `new URL(text, base)`. */
export function newUrl(session: Session, node: ts.NewExpression, frame: Frame): Abstract {
  const [first, second] = (node.arguments ?? []).map((argument) => session.evaluate(argument, frame));
  const origin = at(node, frame);
  if (!first) return unknown("a URL of nothing", origin);
  return joinedUrl(first, second, origin);
}

function joinedUrl(first: Abstract, second: Abstract | undefined, origin: Abstract["origin"]): Abstract {
  // A choice of paths or of bases is a choice of URLs.
  for (const [part, join] of [
    [first, (option: Abstract) => joinedUrl(option, second, origin)],
    [second, (option: Abstract) => joinedUrl(first, option, origin)],
  ] as const)
    if (second && part?.kind === "one-of") {
      const texts = part.options.map(join).map((url) => (url.kind === "url" ? url.text : url));
      return { kind: "url", text: choice(texts, origin), origin };
    }
  if (!second || isAbsolute(first)) return { kind: "url", text: asText(first), origin };
  const base = textOf(asText(second));
  const path = first.kind === "string" ? first.parts[0] : undefined;
  const rooted = path?.kind === "literal" && path.text.startsWith("/");
  const bare = base !== undefined && /^[a-z]+:\/\/[^/?#]+\/?$/i.test(base);
  const slash = base?.endsWith("/") ?? false;
  if (base === undefined || (!bare && !rooted))
    return { kind: "url", text: unknown("a URL relative to another", origin), origin };
  const hostEnd = /^[a-z]+:\/\/[^/?#]+/i.exec(base)?.[0].length ?? base.length;
  const host = cut(asText(second), hostEnd);
  const glue = rooted ? [] : literal("/", origin).parts;
  return {
    kind: "url",
    text: concat([...host, ...(slash || !rooted ? glue : []), ...partsOf(first, first.origin)], origin),
    origin,
  };
}

/** The first characters of a string that is written out. */
function cut(value: Abstract, length: number): Str["parts"] {
  if (value.kind !== "string") return [];
  let left = length;
  return value.parts.flatMap((part) => {
    if (part.kind !== "literal" || left <= 0) return [];
    const text = part.text.slice(0, left);
    left -= text.length;
    const origin = part.exact ? { ...part.origin, end: part.origin.start + text.length } : part.origin;
    return [{ ...part, text, origin }];
  });
}

function isAbsolute(value: Abstract): boolean {
  const first = value.kind === "string" ? value.parts[0] : undefined;
  return first?.kind === "literal" && /^[a-z]+:\/\//i.test(first.text);
}

/** A URL as text: of a string or of another URL object. */
function asText(value: Abstract): Abstract {
  return value.kind === "url" && !value.query ? value.text : value;
}

/** `new URLSearchParams(…)`, also from a string, an object, entries or another query. */
export function newQuery(session: Session, value: Abstract | undefined, origin: Abstract["origin"]): Abstract {
  const empty: Pairs = { kind: "pairs", of: "query", props: [], complete: true, origin };
  if (!value || value.kind === "null") return empty;
  switch (value.kind) {
    case "string": {
      const [first] = value.parts;
      if (value.parts.length === 1 && first?.kind === "hole")
        return { ...empty, complete: false, reason: "its text is not known" };
      const cells = cellsOf(value.parts);
      if (!cells) return { ...empty, complete: false };
      const query =
        cells[0]?.char === "?"
          ? queryOfCells(cells.slice(1), value.origin, cells[0])
          : queryOfParts(value.parts, value.origin);
      return { ...query, origin };
    }
    case "pairs":
      return { ...value, of: "query" };
    case "object":
      return {
        ...empty,
        props: value.props,
        complete: value.complete,
        ...(value.reason ? { reason: value.reason } : {}),
        ...(value.insertion ? { insertion: value.insertion } : {}),
      };
    case "array": {
      return { ...empty, ...entriesOf(listingOf(value)) };
    }
    case "one-of":
      return choice(
        value.options.map((option) => newQuery(session, option, origin)),
        origin,
      );
    default:
      return { ...empty, complete: false, reason: "what it is made of is not followed" };
  }
}

/** `[[name, value], …]` as entries. */
export function entriesOf(listing: Listing): { props: Prop[]; complete: boolean } {
  const props: Prop[] = [];
  let { complete } = listing;
  for (const { value: item, sometimes } of listing.items) {
    const [name, value] = item.kind === "array" && item.complete ? item.items : [];
    const text = name && textOf(name);
    if (!name || text === undefined) {
      complete = false;
      continue;
    }
    const part = name.kind === "string" ? name.parts[0] : undefined;
    const exact = part?.kind === "literal" && part.exact && name.kind === "string" && name.parts.length === 1;
    const key = exact ? part.origin : name.origin;
    props.push(lazyProp({ name: text, key, renamable: exact, sometimes }, () => value ?? undefinedAt(item.origin)));
  }
  return { props, complete };
}

/** The query of a URL object. */
export function queryOf(url: UrlObject): Abstract {
  if (url.query) return url.query;
  const variants = urlVariants(url.text);
  const [only] = variants ?? [];
  if (!only || variants!.length > 1) {
    const queries = (variants ?? []).map(queryIn);
    const known = queries.every((query) => query.props.length === 0 && query.complete);
    const base: Pairs = {
      kind: "pairs",
      of: "query",
      props: [],
      complete: known && queries.length > 0,
      origin: url.origin,
    };
    return known ? base : { ...base, reason: "the URL's own query is not known" };
  }
  return queryIn(only);
}

function queryIn(text: Str): Pairs {
  const cells = cellsOf(text.parts) ?? [];
  const from = cells.findIndex((cell) => cell.char === "?" || cell.part.kind === "value");
  const last = cells.at(-1)?.part;
  // An address of which nothing is known may have any query.
  const open = from < 0 && last?.kind === "hole" && (cells.length > 1 || last.hole.is === "unknown");
  const none: Pairs = { kind: "pairs", of: "query", props: [], complete: !open, origin: text.origin };
  if (from < 0) return none;
  const first = cells[from]!;
  const hash = cells.findIndex((cell) => cell.char === "#");
  return queryOfCells(
    cells.slice(first.char === "?" ? from + 1 : from, hash < 0 ? undefined : hash),
    text.origin,
    first,
  );
}

export function urlMember(url: UrlObject, name: string, origin: Abstract["origin"]): Abstract {
  switch (name) {
    case "searchParams":
      return queryOf(url);
    case "href":
      return url;
    case "search": {
      const query = queryOf(url);
      return concat([{ kind: "value", value: query, origin }], origin);
    }
    default:
      return partOf(url.text, name) ?? hole({ is: "unknown", reason: "a part of a URL", name }, origin);
  }
}

/** The `hostname`, `pathname` and their like of an address whose host is written out. */
function partOf(address: Abstract, name: string): Abstract | undefined {
  if (address.kind === "one-of") {
    const all = address.options.map((option) => partOf(option, name));
    return all.includes(undefined) ? undefined : choice(all as Abstract[], address.origin);
  }
  if (address.kind !== "string") return undefined;
  const [first, ...rest] = withoutQuery(address.parts);
  if (first?.kind !== "literal") return undefined;
  const [whole = "", protocol = "", host = ""] = /^([a-z]+:)\/\/([^/?#@]+)/i.exec(first.text) ?? [];
  // Behind the last written character the host may go on.
  if (host === "" || (whole === first.text && rest.length > 0)) return undefined;
  const cut = (from: number, to: number): StrPart[] => {
    const text = first.text.slice(from, to);
    const { origin } = first;
    const place = first.exact ? { ...origin, start: origin.start + from, end: origin.start + to } : origin;
    return text === "" ? [] : [{ ...first, text, origin: place }];
  };
  const [hostname = "", port = ""] = host.split(":");
  const at = protocol.length + 2;
  switch (name) {
    case "protocol":
      return concat(cut(0, protocol.length), address.origin);
    case "host":
      return concat(cut(at, whole.length), address.origin);
    case "hostname":
      return concat(cut(at, at + hostname.length), address.origin);
    case "port":
      return concat(cut(whole.length - port.length, whole.length), address.origin);
    case "origin":
      return concat(cut(0, whole.length), address.origin);
    case "pathname": {
      const path = [...cut(whole.length, first.text.length), ...rest];
      return path.length > 0 ? concat(path, address.origin) : literal("/", address.origin);
    }
  }
  return undefined;
}

/** A URL after an assignment to one of its parts, or after a change to its query. */
export function changeUrl(
  url: UrlObject,
  name: string | undefined,
  whole: boolean,
  inner: (held: Abstract) => Abstract,
): Abstract {
  if (name === "searchParams") {
    const changed = inner(queryOf(url));
    return changed.kind === "pairs" ? { ...url, query: changed } : url;
  }
  if (!whole) return url;
  const value = inner(undefinedAt(url.origin));
  if (name === "search") {
    const query = queryFrom(value);
    return { ...url, query: query ?? { kind: "pairs", of: "query", props: [], complete: false, origin: url.origin } };
  }
  if (name === "hash") return url;
  if (name === "href") return { kind: "url", text: value, origin: url.origin };
  if (name === "pathname") return { ...url, text: withPath(url.text, value), ...(url.query ? {} : keepQuery(url)) };
  return { ...url, text: unknown("a part of the URL is changed", url.origin), ...keepQuery(url) };
}

function keepQuery(url: UrlObject): Pick<UrlObject, "query"> {
  const query = queryOf(url);
  return query.kind === "pairs" ? { query } : {};
}

function withPath(text: Abstract, path: Abstract): Abstract {
  const written = textOf(text);
  const host = written === undefined ? undefined : /^[a-z]+:\/\/[^/?#]+/i.exec(written)?.[0];
  if (host === undefined || path.kind !== "string") return unknown("the path is changed", text.origin);
  const [first] = path.parts;
  const slash = first?.kind === "literal" && first.text.startsWith("/") ? [] : literal("/", path.origin).parts;
  return concat([...cut(text, host.length), ...slash, ...path.parts], text.origin);
}

function queryFrom(value: Abstract): Pairs | undefined {
  if (value.kind === "pairs") return value;
  if (value.kind !== "string") return undefined;
  const cells = cellsOf(value.parts) ?? [];
  return cells[0]?.char === "?"
    ? queryOfCells(cells.slice(1), value.origin, cells[0])
    : queryOfCells(cells, value.origin);
}
