import type ts from "typescript";
import type { Abstract, Arr, Frame, Pairs, Str, StrPart } from "../abstract.ts";
import { listed } from "./builtins.ts";
import { callFunction, callWith } from "./calls.ts";
import { at, choice, concat, isBlank, literal, textOf, undefinedAt, unknown, writtenText } from "./make.ts";
import { propOf } from "./objects.ts";
import type { Session } from "./session.ts";
import { partsOf } from "./strings.ts";
import { stringMethod } from "./text.ts";
import { truth } from "./truth.ts";

/** What `receiver.name(…)` gives back for values of the language itself; undefined when it is no such method. */
export function methodCall(
  session: Session,
  receiver: Abstract,
  name: string,
  node: ts.CallExpression,
  frame: Frame,
): Abstract | undefined {
  const origin = at(node, frame);
  const args = () => node.arguments.map((argument) => session.evaluate(argument, frame));
  if (name === "then" || name === "catch" || name === "finally") return settled(session, receiver, name, node, frame);
  switch (receiver.kind) {
    case "one-of": {
      if (!receiver.options.every((option) => ["string", "array", "pairs", "url", "number"].includes(option.kind)))
        return undefined;
      const all = receiver.options.map((option) => methodCall(session, option, name, node, frame));
      return all.includes(undefined) ? undefined : choice(all as Abstract[], origin);
    }
    case "string":
      return stringMethod(session, receiver, name, node, frame);
    case "number":
    case "boolean":
      return name === "toString" ? literal(String(receiver.value), receiver.origin) : undefined;
    case "json":
      return ["toString", "trim"].includes(name) ? receiver : undefined;
    case "array":
      return arrayMethod(session, receiver, name, node, frame);
    case "pairs":
      return pairsMethod(receiver, name, args(), origin);
    case "url":
      return ["toString", "toJSON"].includes(name)
        ? concat([{ kind: "value", value: receiver, origin }], origin)
        : undefined;
    case "bytes": {
      if (name === "toString" && textOf(args()[0]) === "base64")
        return { kind: "bytes", source: { is: "base64" }, origin };
      return ["slice", "subarray", "buffer", "stream", "arrayBuffer"].includes(name)
        ? { ...receiver, origin }
        : undefined;
    }
    case "function":
      if (name === "bind") return receiver;
      return name === "call" ? callFunction(session, receiver, node.arguments.slice(1), node, frame) : undefined;
    case "created": {
      const { of } = receiver;
      const encodes = of.kind === "global" && of.name === "TextEncoder" && name === "encode";
      const value = encodes ? args()[0] : undefined;
      return value && { kind: "bytes", source: { is: "text", value }, origin };
    }
  }
  return undefined;
}

/** A promise stands for its value: `then` calls its function with it. */
function settled(
  session: Session,
  receiver: Abstract,
  name: string,
  node: ts.CallExpression,
  frame: Frame,
): Abstract | undefined {
  if (receiver.kind === "object" || receiver.kind === "null") return undefined;
  if (name !== "then") return receiver;
  const [first] = node.arguments;
  const fn = first && session.evaluate(first, frame);
  return fn?.kind === "function" ? callWith(session, fn, [receiver], frame, at(node, frame)) : undefined;
}

function arrayMethod(
  session: Session,
  array: Arr,
  name: string,
  node: ts.CallExpression,
  frame: Frame,
): Abstract | undefined {
  const origin = at(node, frame);
  const [first] = node.arguments;
  const argument = () => first && session.evaluate(first, frame);
  switch (name) {
    case "join":
      return joined(array, first ? textOf(session.evaluate(first, frame)) : ",", origin);
    case "map":
    case "flatMap": {
      const fn = argument();
      if (fn?.kind !== "function") return undefined;
      const items = array.items.map((item, i) =>
        callWith(session, fn, [item, { kind: "number", value: i, origin }], frame, origin),
      );
      const flat = name === "map" ? items : items.flatMap((item) => (item.kind === "array" ? item.items : [item]));
      return { kind: "array", items: flat, complete: array.complete, origin };
    }
    case "filter":
      return filtered(session, array, argument(), frame, origin);
    case "concat": {
      const added = node.arguments.map((each) => session.evaluate(each, frame));
      const items = added.flatMap((value) => (value.kind === "array" ? value.items : [value]));
      const complete = added.every((value) => value.kind === "array" && value.complete);
      return { ...array, items: [...array.items, ...items], complete: array.complete && complete, origin };
    }
    case "flat":
    case "toSorted":
    case "sort":
    case "reverse":
    case "values":
      return name === "flat"
        ? { ...array, items: array.items.flatMap((item) => (item.kind === "array" ? item.items : [item])) }
        : array;
    case "slice":
      return first ? undefined : array;
    case "at": {
      const index = argument();
      return index?.kind === "number" && array.complete
        ? (array.items.at(index.value) ?? undefinedAt(origin))
        : undefined;
    }
    case "includes": {
      const wanted = argument();
      const text = wanted && writtenText(wanted);
      const texts = array.items.map(writtenText);
      if (text === undefined || !array.complete || texts.includes(undefined)) return undefined;
      return { kind: "boolean", value: texts.includes(text), origin };
    }
  }
  return undefined;
}

function joined(array: Arr, separator: string | undefined, origin: Abstract["origin"]): Str | undefined {
  if (separator === undefined) return undefined;
  const parts: StrPart[] = [];
  array.items.forEach((item, i) => {
    if (i > 0 && separator !== "") parts.push({ kind: "literal", text: separator, origin, exact: false });
    if (item.kind !== "null") parts.push(...partsOf(item, item.origin));
  });
  if (!array.complete) parts.push({ kind: "hole", hole: { is: "unknown", reason: "not all items are seen" }, origin });
  return { kind: "string", parts, origin };
}

function filtered(
  session: Session,
  array: Arr,
  test: Abstract | undefined,
  frame: Frame,
  origin: Abstract["origin"],
): Abstract | undefined {
  if (!test) return undefined;
  const isBoolean = test.kind === "global" && test.name === "Boolean";
  if (!isBoolean && test.kind !== "function") return undefined;
  const items: Abstract[] = [];
  let complete = array.complete;
  for (const item of array.items) {
    const kept = truth(test.kind === "function" ? callWith(session, test, [item], frame, origin) : item);
    if (kept === false) continue;
    if (kept === true) items.push(item);
    else if (isBoolean) items.push(optional(item));
    // Whether it stays is not known, so that neither the list with it nor without it is sure.
    else complete = false;
  }
  return { kind: "array", items, complete, origin };
}

/** An item that may be left out: nothing, or one of its truthy values. */
function optional(item: Abstract): Abstract {
  if (item.kind !== "one-of") return item;
  const real = item.options.filter((option) => truth(option) !== false && !isBlank(option));
  return choice([literal("", item.origin), ...real], item.origin);
}

function pairsMethod(
  pairs: Pairs,
  name: string,
  args: readonly Abstract[],
  origin: Abstract["origin"],
): Abstract | undefined {
  switch (name) {
    case "toString":
      return pairs.of === "query" ? concat([{ kind: "value", value: pairs, origin }], origin) : undefined;
    case "get": {
      const key = textOf(args[0]);
      if (key === undefined) return unknown("an entry that is not known", origin);
      const prop = propOf(pairs, key, pairs.of === "headers");
      if (prop) return prop.sometimes ? choice([prop.value, undefinedAt(origin)], origin) : prop.value;
      return pairs.complete
        ? { kind: "null", undefined: pairs.of === "map", origin }
        : unknown("an entry that is not seen", origin, key);
    }
    case "has": {
      const key = textOf(args[0]);
      const prop = key === undefined ? undefined : propOf(pairs, key, pairs.of === "headers");
      if (prop && !prop.sometimes) return { kind: "boolean", value: true, origin };
      return key !== undefined && !prop && pairs.complete ? { kind: "boolean", value: false, origin } : undefined;
    }
    case "entries":
    case "keys":
    case "values":
      return listed(pairs, name, origin);
    case "getHeaders":
      return pairs.of === "form"
        ? { kind: "object", props: [], complete: false, reason: "headers of a form", origin }
        : undefined;
    case "append":
    case "set":
    case "delete":
    case "forEach":
      return undefinedAt(origin);
  }
  return undefined;
}
