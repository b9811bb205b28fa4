import type ts from "typescript";
import type { Origin } from "../../../exchange/origin.ts";
import type { Hole } from "../../../exchange/value.ts";
import type { Abstract, Frame, Null, Prop, Str, StrPart, Unknown } from "../../abstract.ts";
import { placeOf } from "../../context.ts";
import { typescript } from "../../typescript.ts";

/** The place of a node in the file of the frame. */
export const at = (node: ts.Node, frame: Frame): Origin => placeOf(frame.context, node);

export function unknown(reason: string, origin: Origin, name?: string): Unknown {
  return { kind: "unknown", reason, origin, ...(name === undefined ? {} : { name }) };
}

export function undefinedAt(origin: Origin): Null {
  return { kind: "null", undefined: true, origin };
}

export function literal(text: string, origin: Origin, exact = false): Str {
  return { kind: "string", parts: text === "" ? [] : [{ kind: "literal", text, origin, exact }], origin };
}

export function hole(hole: Hole, origin: Origin): Str {
  return { kind: "string", parts: [{ kind: "hole", hole, origin }], origin };
}

/** The characters of a string that is wholly written out. */
export function textOf(value: Abstract | undefined): string | undefined {
  if (value?.kind !== "string") return undefined;
  let text = "";
  for (const part of value.parts) {
    if (part.kind !== "literal") return undefined;
    text += part.text;
  }
  return text;
}

/** The text of a value that a template or a query would write, when it is wholly known. */
export function writtenText(value: Abstract): string | undefined {
  if (value.kind === "number" || value.kind === "boolean") return String(value.value);
  return textOf(value);
}

/** The last identifier of an expression: what a reader would call it. */
export function nameOf(node: ts.Node): string | undefined {
  const ts = typescript();
  let current: ts.Node = node;
  for (;;) {
    if (ts.isIdentifier(current) || ts.isPrivateIdentifier(current)) return current.text;
    if (ts.isPropertyAccessExpression(current)) return current.name.text;
    if (ts.isElementAccessExpression(current)) {
      const key = current.argumentExpression;
      return key && ts.isStringLiteralLike(key) ? key.text : undefined;
    }
    if (
      ts.isCallExpression(current) ||
      ts.isNonNullExpression(current) ||
      ts.isAwaitExpression(current) ||
      ts.isParenthesizedExpression(current) ||
      ts.isAsExpression(current)
    )
      current = current.expression;
    else return undefined;
  }
}

const pending = Symbol("pending");
const made = Symbol("made");

interface Lazy {
  readonly [pending]: () => unknown;
  [made]: { readonly value: unknown } | undefined;
}

/** One getter for all: with one of its own, each object and what it holds would outlive its file by many others. */
const lazy = {
  enumerable: true,
  get(this: Lazy): unknown {
    this[made] ??= { value: this[pending]() };
    return this[made].value;
  },
};

/** An object with one more member, which is worked out when first asked for. */
export function lazily<T extends object, K extends string, V>(
  rest: T,
  name: K,
  work: () => V,
): T & { readonly [name in K]: V } {
  const held: Lazy = { ...rest, [pending]: work, [made]: undefined };
  return Object.defineProperty(held, name, lazy) as unknown as T & { readonly [name in K]: V };
}

/** An entry whose value is worked out when first asked for. */
export function lazyProp(prop: Omit<Prop, "value">, evaluate: () => Abstract): Prop {
  return lazily(prop, "value", evaluate);
}

/** The same entry with another value or marked, without working its value out. */
export function withProp(prop: Prop, change: Partial<Omit<Prop, "value">>): Prop {
  const { name, key, sometimes, optional, renamable, removal, written } = prop;
  const places = {
    ...(removal ? { removal } : {}),
    ...(written ? { written } : {}),
    ...(optional ? { optional } : {}),
  };
  return lazyProp({ name, key, sometimes, renamable, ...places, ...change }, () => prop.value);
}

export function concat(parts: readonly StrPart[], origin: Origin): Str {
  return { kind: "string", parts, origin };
}

/** Options beyond which a value is not followed. */
const maxOptions = 24;

/** Several values as one: flat, without doubles, a single one as itself. Too many are given up. */
export function choice(options: readonly Abstract[], origin: Origin): Abstract {
  const flat: Abstract[] = [];
  for (const option of options)
    for (const one of option.kind === "one-of" ? option.options : [option]) {
      if (flat.some((seen) => same(seen, one))) continue;
      if (flat.length === maxOptions) return unknown("it has too many possible values", origin);
      flat.push(one);
    }
  if (flat.length === 0) return unknown("nothing is known of it", origin);
  if (flat.length === 1) return flat[0]!;
  return { kind: "one-of", options: flat, origin };
}

function same(a: Abstract, b: Abstract): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "null" && b.kind === "null") return a.undefined === b.undefined;
  return (
    a.kind === "unknown" &&
    b.kind === "unknown" &&
    a.reason === b.reason &&
    a.name === b.name &&
    a.origin.start === b.origin.start &&
    a.origin.text === b.origin.text
  );
}

/** Whether a value says nothing: what a variable holds before it is given its real value. */
export function isBlank(value: Abstract): boolean {
  return value.kind === "null" || (value.kind === "string" && value.parts.length === 0);
}
