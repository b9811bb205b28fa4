import type { Bag, Entry, TextPart, Value } from "../../exchange/value.ts";
import type { Abstract, Bytes, Member, Obj, Pairs, Prop, Str, StrPart, Unknown } from "../abstract.ts";
import { urlVariants } from "../url/variants.ts";
import type { Session } from "./session.ts";
import { isGranted } from "./values/granted.ts";
import { choice, lazyProp } from "./values/make.ts";
import { withoutSecrets } from "./values/secrets.ts";

/** How deep and how wide a value is lowered: beyond that it says nothing that a rule reads. */
const deepest = 16;
const widest = 4000;
/** How many texts a string may be. */
const most = 24;

/** The exchange's form of a value. */
export function lower(session: Session, value: Abstract): Value {
  return new Lowering(session).value(value, 0);
}

/** The exchange's form of an object, headers or a query. */
export function lowerBag(session: Session, value: Abstract): Bag {
  return new Lowering(session).bag(value, 0);
}

class Lowering {
  private count = 0;
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  value(value: Abstract, depth: number): Value {
    const { origin } = value;
    if (depth > deepest || this.count++ > widest) return { kind: "unresolved", reason: "nested too deeply", origin };
    switch (value.kind) {
      case "string":
        return this.text(value);
      case "boolean":
        if (value.falsy) return { kind: "unresolved", reason: "a value that may be left out", origin };
        return { kind: "boolean", value: value.value, origin };
      case "number":
      case "null":
        return value;
      case "object":
      case "pairs":
        return { kind: "object", bag: this.bag(value, depth), origin };
      case "array": {
        const items = value.items.map((item) => this.value(item, depth + 1));
        return { kind: "array", items, complete: value.complete, origin };
      }
      case "one-of":
        return oneOf(
          value.options.map((option) => this.value(option, depth)),
          origin,
        );
      case "url":
      case "request": {
        const texts = urlVariants(value) ?? [];
        if (texts.length === 0) break;
        return oneOf(
          texts.map((text) => this.text(text)),
          origin,
        );
      }
      case "bytes":
        return this.bytes(value, depth);
      case "member":
        if (isGranted(this.session, value))
          return { kind: "text", parts: [{ kind: "hole", hole: { is: "grant-token" }, origin }], origin };
        return unresolved(value, `'${value.name}' of something that is not followed`);
      case "unknown":
        return unresolved(value, value.reason);
    }
    return { kind: "unresolved", reason: reasons[value.kind] ?? "it is not followed", origin };
  }

  bag(value: Abstract, depth: number): Bag {
    if (value.kind === "object" || value.kind === "pairs") {
      const { complete, origin, insertion } = value;
      const entries = value.props.map((prop) => this.entry(prop, depth));
      return { entries, complete, origin, ...(insertion ? { insertion } : {}) };
    }
    if (value.kind === "null") return { entries: [], complete: true, origin: value.origin };
    const merged = value.kind === "one-of" ? mergedObject(value.options) : undefined;
    return merged ? this.bag(merged, depth) : { entries: [], complete: false, origin: value.origin };
  }

  private entry(prop: Prop, depth: number): Entry {
    const { name, key, renamable, sometimes, optional, removal, written } = prop;
    const value = this.value(prop.value, depth + 1);
    const places = {
      ...(removal ? { removal } : {}),
      ...(written ? { written } : {}),
      ...(sometimes && optional ? { optional } : {}),
    };
    return { name, key, value, renamable, sometimes, ...places };
  }

  private bytes({ source, origin }: Bytes, depth: number): Value {
    if (source.is !== "text") return { kind: "bytes", source, origin };
    const { value } = source;
    const inner = value.kind === "json" ? value.value : value;
    const unwrapped = this.value(inner, depth + 1);
    return { kind: "bytes", source: { is: "encoded-text", unwrapped, inner: value.origin }, origin };
  }

  /** A string: each text that its pieces allow, without the characters of a credential. */
  private text(value: Str): Value {
    const all = this.texts(value.parts, 0);
    const { origin } = value;
    if (!all) return { kind: "unresolved", reason: "it has too many possible values", origin };
    return oneOf(
      all.map((parts): Value => ({ kind: "text", parts: withoutSecrets(parts), origin })),
      origin,
    );
  }

  private texts(parts: readonly StrPart[], depth: number): TextPart[][] | undefined {
    let all: TextPart[][] = [[]];
    for (const part of parts) {
      const options = part.kind === "value" ? this.pieces(part, depth) : [[plain(part)]];
      if (!options || all.length * options.length > most) return undefined;
      const before = all;
      all = options.length === 1 ? before : options.flatMap(() => before);
      all = options.flatMap((option) => before.map((head) => append(head, option)));
      if (this.count++ > widest) return undefined;
    }
    return all;
  }

  /** The texts that a piece decided elsewhere may be. */
  private pieces(part: Extract<StrPart, { kind: "value" }>, depth: number): TextPart[][] | undefined {
    const { value, origin } = part;
    const unknown = (reason: string, name?: string): TextPart[][] => [
      [{ kind: "hole", hole: { is: "unknown", reason, ...(name ? { name } : {}) }, origin }],
    ];
    if (depth > deepest) return unknown("nested too deeply");
    switch (value.kind) {
      case "string":
        return this.texts(value.parts, depth + 1);
      case "number":
      case "boolean":
        if (value.kind === "boolean" && value.falsy) return unknown("a value that may be left out");
        return [[{ kind: "literal", text: String(value.value), origin: value.origin, exact: false }]];
      case "null":
        return unknown("a value that seems to be missing");
      case "one-of": {
        const all: TextPart[][] = [];
        for (const option of value.options) {
          const inner = this.pieces({ ...part, value: option }, depth + 1);
          if (!inner) return undefined;
          all.push(...inner);
        }
        return all;
      }
      case "url": {
        const texts = urlVariants(value);
        return texts ? texts.flatMap((text) => this.texts(text.parts, depth + 1) ?? []) : unknown("a URL");
      }
      case "pairs":
        return this.query(value, depth) ?? unknown("a query that is not followed");
      case "member":
        if (isGranted(this.session, value)) return [[{ kind: "hole", hole: { is: "grant-token" }, origin }]];
        return unknown("it is not followed", value.name);
      case "unknown":
        return unknown(value.reason, value.name);
    }
    return unknown(reasons[value.kind] ?? "it is not followed");
  }

  /** A query as text, `name=value&…`, when every entry is sure to be there. */
  private query(query: Pairs, depth: number): TextPart[][] | undefined {
    if (query.of !== "query" || query.props.some((prop) => prop.sometimes)) return undefined;
    const parts: StrPart[] = [];
    query.props.forEach((prop, i) => {
      const glue = `${i > 0 ? "&" : ""}${prop.name}=`;
      parts.push({ kind: "literal", text: glue, origin: prop.key, exact: false });
      parts.push({ kind: "value", value: prop.value, origin: prop.value.origin });
    });
    if (!query.complete)
      parts.push({
        kind: "hole",
        hole: { is: "unknown", reason: query.reason ?? "not all of the query is seen" },
        origin: query.origin,
      });
    return this.texts(parts, depth + 1);
  }
}

const reasons: Partial<Record<Abstract["kind"], string>> = {
  json: "JSON text",
  function: "a function",
  class: "a class",
  created: "an object of a class that is not followed",
  result: "the result of a call that is not followed",
  import: "a value of a package",
  global: "a global value",
};

function unresolved({ origin, orEmpty }: Member | Unknown, reason: string): Value {
  return { kind: "unresolved", reason, ...(orEmpty && { orEmpty }), origin };
}

function plain(part: Exclude<StrPart, { kind: "value" }>): TextPart {
  const { origin } = part;
  if (part.kind === "hole") return { kind: "hole", hole: part.hole, origin };
  return { kind: "literal", text: part.text, origin, exact: part.exact };
}

/** Pieces that stand side by side in the source are one. */
function append(head: readonly TextPart[], tail: readonly TextPart[]): TextPart[] {
  const [first, ...rest] = tail;
  const last = head.at(-1);
  if (first?.kind !== "literal" || last?.kind !== "literal" || !last.exact || !first.exact) return [...head, ...tail];
  if (last.origin.text !== first.origin.text || last.origin.end !== first.origin.start) return [...head, ...tail];
  const joined: TextPart = {
    kind: "literal",
    text: last.text + first.text,
    origin: { ...last.origin, end: first.origin.end },
    exact: true,
  };
  return [...head.slice(0, -1), joined, ...rest];
}

function oneOf(options: readonly Value[], origin: Abstract["origin"]): Value {
  const flat = options.flatMap((option) => (option.kind === "one-of" ? option.options : [option]));
  return flat.length === 1 ? flat[0]! : { kind: "one-of", options: flat, origin };
}

/** One object in place of several that a branch decides between: what not all of them have is there sometimes. */
export function mergedObject(options: readonly Abstract[]): Obj | Pairs | undefined {
  const known = options.filter((option) => option.kind !== "null");
  const objects = known.filter((option) => option.kind === "object" || option.kind === "pairs");
  const [first] = objects;
  if (!first || objects.length < known.length) return undefined;
  const names = new Set(objects.flatMap((object) => object.props.map((prop) => prop.name)));
  const props = [...names].flatMap((name): Prop[] => {
    const having = objects.map((object) => object.props.filter((prop) => prop.name === name));
    const all = having.flat();
    const sometimes = objects.length < options.length || having.some((list) => list.length === 0 || list[0]!.sometimes);
    if (having.some((list) => list.length > 1)) return all.map((prop) => marked(prop, true));
    const [only] = all;
    if (all.length === 1) return [marked(only!, sometimes)];
    const { key } = only!;
    const value = () =>
      choice(
        all.map((prop) => prop.value),
        key,
      );
    return [lazyProp({ name, key, renamable: false, sometimes }, value)];
  });
  const { insertion: _, ...rest } = first;
  return { ...rest, props, complete: objects.every((object) => object.complete) };
}

function marked(prop: Prop, sometimes: boolean): Prop {
  const { name, key, renamable, removal, written } = prop;
  const places = { ...(removal ? { removal } : {}), ...(written ? { written } : {}) };
  return lazyProp({ name, key, renamable, sometimes: prop.sometimes || sometimes, ...places }, () => prop.value);
}
