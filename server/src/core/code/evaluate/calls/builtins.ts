import type ts from "typescript";
import { encodeValue, wellFormed } from "../../../text/encode.ts";
import type { Abstract, Arr, Frame, Item, Obj, Str } from "../../abstract.ts";
import { hookCall } from "../names/hooks.ts";
import type { Session } from "../session.ts";
import { arrayOf, listingOf } from "../values/arrays.ts";
import { bytesCall } from "../values/bytes.ts";
import { at, choice, concat, hole, lazily, literal, textOf, unknown, writtenText } from "../values/make.ts";
import { put, spread } from "../values/objects.ts";
import { partsOf } from "../values/strings.ts";
import { isFollowed, truth } from "../values/truth.ts";
import { entriesOf, newQuery } from "../values/urls.ts";

/** `JSON.stringify`, `querystring#stringify`: how a global or imported function is called here; undefined for anything else. */
export function globalPath(value: Abstract): string | undefined {
  if (value.kind === "global") return value.name;
  if (value.kind === "import") {
    const module = value.module.replace(/^node:/, "");
    return value.name === "*" || value.name === "default" ? `${module}#` : `${module}#${value.name}`;
  }
  if (value.kind !== "member") return undefined;
  const of = globalPath(value.of);
  if (of === undefined) return undefined;
  if (["window", "globalThis", "self", "global"].includes(of)) return value.name;
  return of.endsWith("#") ? of + value.name : `${of}.${value.name}`;
}

/** What a function of the language, the runtime or a well-known package gives back; undefined when it is none that is followed. */
export function builtinCall(
  session: Session,
  path: string,
  node: ts.CallExpression,
  frame: Frame,
): Abstract | undefined {
  const origin = at(node, frame);
  const argument = (i: number): Abstract | undefined => {
    const given = node.arguments[i];
    return given && session.evaluate(given, frame);
  };
  switch (path) {
    case "String":
      return text(argument(0), origin);
    case "Number":
    case "parseInt":
    case "parseFloat":
      return node.arguments.length > 1 && path === "parseInt" ? undefined : number(argument(0), path, origin);
    case "Boolean": {
      const known = truth(argument(0) ?? literal("", origin));
      return known === undefined ? undefined : { kind: "boolean", value: known, origin };
    }
    case "URL.createObjectURL": {
      const rest = hole({ is: "unknown", reason: "the name that the page gives it" }, origin);
      return concat([...literal("blob:", origin).parts, ...rest.parts], origin);
    }
    case "encodeURIComponent":
    case "encodeURI":
      return encoded(argument(0), path === "encodeURI" ? (text) => encodeURI(wellFormed(text)) : encodeValue, origin);
    case "Array.isArray": {
      const is = each(argument(0), (value) => (isFollowed(value) ? value.kind === "array" : undefined));
      return is === undefined ? undefined : { kind: "boolean", value: is, origin };
    }
    case "JSON.stringify": {
      const value = argument(0);
      const [, replacer] = node.arguments;
      const plain = !replacer || session.evaluate(replacer, frame).kind === "null";
      return value && { kind: "json", value: plain ? value : unknown("what a replacer makes of it", origin), origin };
    }
    case "JSON.parse": {
      const value = argument(0);
      return value?.kind === "json" ? value.value : undefined;
    }
    case "structuredClone":
    case "Object.freeze":
    case "Object.seal":
    case "Promise.resolve":
    case "Promise.all":
    case "Array.from":
    case "react#memo":
    case "vue#unref":
      return path === "Array.from" ? arrayFrom(session, argument(0), origin) : argument(0);
    case "Object.assign":
      return assignedObject(session, node, frame);
    case "Object.fromEntries":
      return fromEntries(argument(0), origin);
    case "Object.entries":
    case "Object.keys":
    case "Object.values":
      return listed(argument(0), path.slice(7) as "entries" | "keys" | "values", origin);
    case "Deno.env.get":
    case "Netlify.env.get":
    case "process#env.get": {
      const name = textOf(argument(0));
      return name === undefined ? undefined : hole({ is: "env", name }, origin);
    }
    case "querystring#stringify":
    case "querystring#encode":
    case "qs#stringify":
    case "query-string#stringify":
      return concat([{ kind: "value", value: newQuery(session, argument(0), origin), origin }], origin);
  }
  return bytesCall(session, path, node, frame) ?? hookCall(session, path, node, frame);
}

/** What holds of every option of a value; undefined when it does not hold of all alike. */
function each(value: Abstract | undefined, test: (value: Abstract) => boolean | undefined): boolean | undefined {
  if (value?.kind !== "one-of") return value && test(value);
  const all = value.options.map(test);
  return all.every((one) => one === all[0]) ? all[0] : undefined;
}

function text(value: Abstract | undefined, origin: Abstract["origin"]): Abstract {
  if (!value) return literal("", origin);
  if (value.kind === "one-of")
    return choice(
      value.options.map((option) => text(option, origin)),
      origin,
    );
  return value.kind === "string" ? value : concat(partsOf(value, origin), origin);
}

function number(value: Abstract | undefined, path: string, origin: Abstract["origin"]): Abstract | undefined {
  if (value?.kind === "number" && path !== "parseInt") return value;
  const written = value && writtenText(value);
  if (written === undefined) return undefined;
  const read = { Number, parseInt: (text: string) => Number.parseInt(text, 10), parseFloat: Number.parseFloat };
  const parsed = read[path as keyof typeof read](written);
  return Number.isNaN(parsed) ? undefined : { kind: "number", value: parsed, origin: value?.origin ?? origin };
}

function encoded(
  value: Abstract | undefined,
  encode: (text: string) => string,
  origin: Abstract["origin"],
): Abstract | undefined {
  if (!value) return undefined;
  if (value.kind === "one-of")
    return choice(
      value.options.map((option) => encoded(option, encode, origin) ?? option),
      origin,
    );
  const source: Str = value.kind === "string" ? value : concat(partsOf(value, origin), origin);
  return concat(
    source.parts.map((part) => {
      if (part.kind !== "literal") return part;
      const safe = encodeSafely(part.text, encode);
      return { ...part, text: safe, exact: part.exact && safe === part.text };
    }),
    source.origin,
  );
}

/** A lone surrogate cannot be encoded. */
function encodeSafely(text: string, encode: (text: string) => string): string {
  try {
    return encode(text);
  } catch {
    return text;
  }
}

function assignedObject(session: Session, node: ts.CallExpression, frame: Frame): Abstract | undefined {
  const [target, ...sources] = node.arguments.map((each) => session.evaluate(each, frame));
  if (target?.kind !== "object") return target;
  return sources.reduce((object: Obj, source) => spread(object, source), target);
}

function fromEntries(value: Abstract | undefined, origin: Abstract["origin"]): Abstract | undefined {
  const empty: Obj = { kind: "object", props: [], complete: true, origin };
  if (value?.kind === "pairs") return value.props.reduce(put, { ...empty, complete: value.complete });
  if (value?.kind !== "array") return undefined;
  const { props, complete } = entriesOf(listingOf(value));
  return props.reduce(put, { ...empty, complete });
}

/** `Object.entries`, `keys` and `values`. */
export function listed(
  value: Abstract | undefined,
  what: "entries" | "keys" | "values",
  origin: Abstract["origin"],
): Abstract | undefined {
  if (value?.kind === "array") return what === "values" ? value : undefined;
  if (value?.kind !== "object" && value?.kind !== "pairs") return undefined;
  const items = value.props.map((prop): Item => {
    const name = literal(prop.name, prop.key, prop.renamable);
    const { sometimes } = prop;
    if (what === "keys") return { value: name, sometimes };
    return what === "entries"
      ? { value: pair(name, prop), sometimes }
      : lazily({ sometimes }, "value", () => prop.value);
  });
  return arrayOf({ items, complete: value.complete }, origin);
}

function pair(name: Abstract, prop: Obj["props"][number]): Arr {
  const entry = { kind: "array" as const, complete: true, origin: prop.key };
  return lazily(entry, "items", (): readonly Abstract[] => [name, prop.value]);
}

function arrayFrom(session: Session, value: Abstract | undefined, origin: Abstract["origin"]): Abstract | undefined {
  if (value?.kind === "array") return value;
  const items = value && session.iterate(value);
  return items && { kind: "array", items, complete: true, origin };
}
