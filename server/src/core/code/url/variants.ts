import type { Abstract, Str, StrPart } from "../abstract.ts";
import { concat } from "../evaluate/values/make.ts";

/** How many URLs a call may have before it is given up. */
const most = 6;

/**
 * Every URL that a value may be, each as one string. What decides scheme, host or path makes several; a choice that only
 * adds to the query stays a piece of it. Undefined when it is no URL that can be followed.
 */
export function urlVariants(value: Abstract): readonly Str[] | undefined {
  switch (value.kind) {
    case "string":
      return variantsOf(value);
    case "one-of": {
      const all = value.options.flatMap((option) => urlVariants(option) ?? []);
      return all.length > 0 && all.length <= most ? all : undefined;
    }
    case "url": {
      const texts = urlVariants(value.text);
      const { query } = value;
      if (!query) return texts;
      const mark: StrPart = { kind: "literal", text: "?", origin: value.origin, exact: false };
      return texts?.map((text) =>
        concat([...withoutQuery(text.parts), mark, { kind: "value", value: query, origin: query.origin }], text.origin),
      );
    }
    case "request":
      return urlVariants(value.url);
    case "member":
    case "unknown":
      return [
        concat(
          [{ kind: "hole", hole: { is: "unknown", reason: "it cannot be followed" }, origin: value.origin }],
          value.origin,
        ),
      ];
    default:
      return undefined;
  }
}

/** The pieces of an address before its query. */
export function withoutQuery(parts: readonly StrPart[]): StrPart[] {
  const kept: StrPart[] = [];
  for (const part of parts) {
    if (part.kind === "value" && isQuery(part.value)) break;
    const end = part.kind === "literal" ? part.text.search(/[?#]/) : -1;
    if (part.kind !== "literal" || end < 0) {
      kept.push(part);
      continue;
    }
    const text = part.text.slice(0, end);
    const origin = part.exact ? { ...part.origin, end: part.origin.start + end } : part.origin;
    if (text !== "") kept.push({ ...part, text, origin });
    break;
  }
  return kept;
}

function variantsOf(value: Str): readonly Str[] | undefined {
  const index = value.parts.findIndex(
    (part) => part.kind === "value" || (part.kind === "literal" && part.text.includes("?")),
  );
  const part = value.parts[index];
  if (part?.kind !== "value") return [value];
  const replace = (inner: readonly StrPart[]): Str => ({
    ...value,
    parts: [
      ...value.parts.slice(0, index),
      ...inner.map((each) => ({ ...each, placed: [...(each.placed ?? []), ...(part.placed ?? [])] })),
      ...value.parts.slice(index + 1),
    ],
  });
  const inner = part.value;
  if (inner.kind === "pairs") return [value];
  if (inner.kind === "one-of" && inner.options.every(isQueryOrNothing)) return [value];
  if (inner.kind === "one-of" && mayBeQuery(value.parts.slice(0, index), inner.options)) return [value];
  const options = inner.kind === "one-of" ? inner.options : [inner];
  const all: Str[] = [];
  for (const option of options) {
    for (const text of urlVariants(option) ?? [unknownPiece(option)])
      all.push(...(variantsOf(replace(text.parts)) ?? []));
    if (all.length > most) return undefined;
  }
  return all;
}

/** Text that is no URL by itself but may stand in one. */
function unknownPiece(value: Abstract): Str {
  if (value.kind === "number" || value.kind === "boolean")
    return concat([{ kind: "literal", text: String(value.value), origin: value.origin, exact: false }], value.origin);
  return concat(
    [{ kind: "hole", hole: { is: "unknown", reason: "it cannot be followed" }, origin: value.origin }],
    value.origin,
  );
}

/** `""` or `?…`: it decides nothing before the query. */
function isQueryOrNothing(option: Abstract): boolean {
  if (option.kind !== "string") return false;
  const [first] = option.parts;
  return !first || (first.kind === "literal" && first.text.startsWith("?"));
}

/** Behind a whole path of the API, nothing, `?…` or something unknown: the rest is a query that is not seen. */
function mayBeQuery(before: readonly StrPart[], options: readonly Abstract[]): boolean {
  const path = before.map((part) => (part.kind === "literal" ? part.text : "\uFFFC")).join("");
  if (!/\/v\d\/[a-z/]+[a-z]$/.test(path) || !options.some(isQueryOrNothing)) return false;
  return options.every((option) => isQueryOrNothing(option) || isUnknown(option));
}

function isUnknown(option: Abstract): boolean {
  if (option.kind === "string") {
    const [first] = option.parts;
    return first !== undefined && (first.kind !== "literal" || first.text.startsWith("&"));
  }
  return option.kind === "unknown" || option.kind === "member" || option.kind === "result";
}

function isQuery(value: Abstract): boolean {
  return value.kind === "pairs" || (value.kind === "one-of" && value.options.every(isQueryOrNothing));
}
