import type ts from "typescript";
import type { Origin } from "../../../exchange/origin.ts";
import type { Abstract, Arr, Frame, Obj, Pairs, Prop } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { conditionOf, markOptional } from "../flow/optional.ts";
import type { Session } from "../session.ts";
import { arrayOf, concatenated, listingOf } from "./arrays.ts";
import { Entries } from "./entries.ts";
import { at, choice, lazyProp, undefinedAt, writtenText } from "./make.ts";
import { itemRemoval, objectInsertion } from "./removal.ts";
import { nullish, truth } from "./truth.ts";

export function objectLiteral(session: Session, node: ts.ObjectLiteralExpression, frame: Frame): Obj {
  const ts = typescript();
  const { context } = frame;
  const empty: Obj = {
    kind: "object",
    props: [],
    complete: true,
    origin: at(node, frame),
    insertion: objectInsertion(context, node),
  };
  const entries = new Entries(empty);
  for (const member of node.properties) {
    const removal = itemRemoval(context, member, node.properties);
    const cut = removal ? { removal } : {};
    if (ts.isSpreadAssignment(member)) {
      const given = session.evaluate(member.expression, frame);
      let object = spread(entries.object(), given, removal);
      const asked = conditionOf(member.expression);
      const inner =
        asked && given.kind === "one-of"
          ? given.options.find((each) => each.kind === "object" && each.props.length > 0)
          : undefined;
      if (asked && inner) object = markOptional(object, inner, asked.branch, asked.condition, frame) as Obj;
      entries.begin(object);
      continue;
    }
    const name = propertyName(session, member.name, frame);
    if (!name) {
      entries.begin({ ...entries.object(), complete: false, reason: "a computed name" });
      continue;
    }
    if (ts.isGetAccessor(member) || ts.isSetAccessor(member)) {
      const evaluate = () => (ts.isGetAccessor(member) ? session.runBody(member, frame) : undefinedAt(name.key));
      entries.put(lazyProp({ ...name, sometimes: false, ...cut }, evaluate));
      continue;
    }
    const evaluate = () => {
      if (ts.isPropertyAssignment(member)) return session.evaluate(member.initializer, frame);
      if (ts.isShorthandPropertyAssignment(member)) return session.evaluate(member.name, frame);
      return { kind: "function", node: member, frame, origin: at(member.name, frame) } as const;
    };
    const renamable = name.renamable && !ts.isShorthandPropertyAssignment(member);
    const written = ts.isPropertyAssignment(member) ? { written: at(member.initializer, frame) } : {};
    entries.put(lazyProp({ ...name, renamable, sometimes: false, ...cut, ...written }, evaluate));
  }
  return entries.object();
}

/** A member's name with the exact place of its characters, or undefined when it is computed and not known. */
export function propertyName(
  session: Session,
  name: ts.PropertyName,
  frame: Frame,
): { name: string; key: Origin; renamable: boolean } | undefined {
  const ts = typescript();
  const place = at(name, frame);
  if (ts.isComputedPropertyName(name)) {
    const value = session.evaluate(name.expression, frame);
    const text = writtenText(value);
    return text === undefined ? undefined : { name: text, key: at(name.expression, frame), renamable: false };
  }
  if (ts.isStringLiteralLike(name)) {
    const exact = place.end - place.start === name.text.length + 2;
    return {
      name: name.text,
      key: exact ? { ...place, start: place.start + 1, end: place.end - 1 } : place,
      renamable: exact,
    };
  }
  const text = (name as ts.Identifier).text;
  return { name: text, key: place, renamable: /^[A-Za-z_$][\w$]*$/.test(text) };
}

/** The object with one more entry; an entry of the same name is replaced. */
export function put(object: Obj, prop: Prop): Obj {
  const entries = new Entries(object);
  entries.put(prop);
  return entries.object();
}

/** `{ ...object, ...value }`. Entries of a conditional spread are there sometimes; `removal` is what cuts the spread when it brings one entry. */
export function spread(object: Obj, value: Abstract, removal?: Origin, sometimes = false): Obj {
  switch (value.kind) {
    case "null":
    case "boolean":
    case "number":
      return object;
    case "object": {
      const entries = new Entries(object);
      const single = value.props.length === 1 && value.complete ? removal : undefined;
      for (const prop of value.props) {
        const own = prop.removal && !sometimes ? prop.removal : single;
        const { removal: _, ...bare } = prop as Prop & { value: unknown };
        const { name, key, renamable } = bare;
        const merged = lazyProp(
          {
            name,
            key,
            renamable,
            sometimes: prop.sometimes || sometimes,
            ...(own ? { removal: own } : {}),
            ...(prop.written ? { written: prop.written } : {}),
            ...(prop.replaced ? { replaced: prop.replaced } : {}),
            ...(prop.optional && !sometimes ? { optional: prop.optional } : {}),
          },
          () => prop.value,
        );
        entries.put(merged);
      }
      const result = entries.object();
      return value.complete ? result : unsure(result, value.reason);
    }
    case "one-of": {
      const options = value.options.filter((option) => truth(option) !== false);
      if (options.length === 1)
        return spread(object, options[0]!, removal, sometimes || options.length < value.options.length);
      return options.reduce<Obj>((result, option) => spread(result, option, undefined, true), object);
    }
    case "pairs":
      return value.of === "query" || value.of === "form" ? object : unsure(object, "a spread of entries");
    case "string":
      return truth(value) === false ? object : unsure(object, "a spread that is not followed");
    default:
      return unsure(object, "a spread that is not followed");
  }
}

/** What was unseen may replace every entry before it: they are there, but their values are not sure any more. */
export function unsure<T extends Obj | Pairs>(object: T, reason = "entries that are not seen"): T {
  const props = object.props.map((prop) =>
    lazyProp(
      {
        name: prop.name,
        key: prop.key,
        renamable: prop.renamable,
        sometimes: prop.sometimes,
        ...(prop.removal ? { removal: prop.removal } : {}),
      },
      () => choice([prop.value, { kind: "unknown", reason, name: prop.name, origin: prop.key }], prop.key),
    ),
  );
  return { ...object, props, complete: false, reason };
}

export function arrayLiteral(session: Session, node: ts.ArrayLiteralExpression, frame: Frame): Arr {
  const ts = typescript();
  const origin = at(node, frame);
  const lists = node.elements.map((element): Abstract => {
    if (!ts.isSpreadElement(element)) {
      const value = ts.isOmittedExpression(element) ? undefinedAt(origin) : session.evaluate(element, frame);
      return { kind: "array", items: [value], complete: true, origin };
    }
    const value = spreadable(session.evaluate(element.expression, frame));
    if (value.kind === "array") return value;
    const items = session.iterate(value);
    return items ? { kind: "array", items, complete: true, origin } : value;
  });
  return concatenated(lists, origin);
}

/** `...(x ? [a] : [])`: items that are there sometimes. */
function spreadable(value: Abstract): Abstract {
  if (value.kind !== "one-of" || !value.options.every((option) => option.kind === "array")) return value;
  const full = value.options.filter(
    (option) => option.kind === "array" && (option.items.length > 0 || !option.complete),
  );
  const [only] = full;
  if (full.length !== 1 || only?.kind !== "array") return value;
  const { items, complete } = listingOf(only);
  return arrayOf({ items: items.map((item) => ({ value: item.value, sometimes: true })), complete }, value.origin);
}

/** The last entry of that name. */
export function propOf(value: Obj | Pairs, name: string, anyCase = false): Prop | undefined {
  const wanted = anyCase ? name.toLowerCase() : name;
  return value.props.findLast((prop) => (anyCase ? prop.name.toLowerCase() : prop.name) === wanted);
}

/** What `object.name` is. */
export function readProp(object: Obj, name: string, origin: Origin): Abstract {
  const prop = propOf(object, name);
  if (!prop) {
    if (object.complete) return undefinedAt(origin);
    return { kind: "unknown", reason: object.reason ?? "not all entries of the object are seen", name, origin };
  }
  return prop.sometimes ? choice([prop.value, undefinedAt(origin)], origin) : prop.value;
}

/** `value ?? other` and destructuring defaults. */
export function withDefault(value: Abstract, fallback: () => Abstract, origin: Origin): Abstract {
  if (value.kind === "null") return value.undefined ? fallback() : value;
  if (value.kind === "one-of" && value.options.some((option) => option.kind === "null"))
    return choice([...value.options.filter((option) => option.kind !== "null"), fallback()], origin);
  return nullish(value) === false ? value : choice([value, fallback()], origin);
}
