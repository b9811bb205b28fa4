import type ts from "typescript";
import type { Abstract, Frame, Pairs } from "../../abstract.ts";
import type { Session } from "../session.ts";
import { arrayMethod } from "../values/arrays.ts";
import { at, choice, concat, hole, literal, textOf, undefinedAt, unknown } from "../values/make.ts";
import { propOf } from "../values/objects.ts";
import { stringMethod } from "../values/text.ts";
import { listed } from "./builtins.ts";

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
      const followed = receiver.options.filter(({ kind }) =>
        ["string", "array", "pairs", "url", "number"].includes(kind),
      );
      // Of texts alone it is certain that the method is theirs whatever else stands beside them.
      const texts = followed.length > 0 && followed.every(({ kind }) => kind === "string");
      if (followed.length < receiver.options.length && !(texts && receiver.options.every(mayBeText))) return undefined;
      const all = receiver.options.map((option) =>
        followed.includes(option)
          ? methodCall(session, option, name, node, frame)
          : unknown("the result of a call that is not followed", origin),
      );
      return all.includes(undefined) ? undefined : choice(all as Abstract[], origin);
    }
    case "string":
      return stringMethod(session, receiver, name, node, frame);
    case "number":
    case "boolean":
      return name === "toString" && node.arguments.length === 0
        ? literal(String(receiver.value), receiver.origin)
        : undefined;
    case "json":
      return ["toString", "trim"].includes(name) ? receiver : undefined;
    case "array":
      return arrayMethod(session, receiver, name, node, frame) ?? joined(name, args, origin);
    case "unknown":
    case "member":
    case "result":
      return joined(name, args, origin);
    case "pairs":
      return pairsMethod(receiver, name, args(), origin);
    case "url":
      return ["toString", "toJSON"].includes(name)
        ? concat([{ kind: "value", value: receiver, origin }], origin)
        : undefined;
    case "bytes": {
      if (name === "toString" && textOf(args()[0]) === "base64")
        return { kind: "bytes", source: { is: "base64" }, origin };
      // Cut from the front, a container has lost its header.
      const [from] = name === "slice" || name === "subarray" ? args() : [];
      if (from && !(from.kind === "number" && from.value === 0))
        return { kind: "bytes", source: { is: "other", what: "a part" }, origin };
      return ["slice", "subarray", "buffer", "stream", "arrayBuffer"].includes(name)
        ? { ...receiver, origin }
        : undefined;
    }
    case "function":
      if (name === "bind") return receiver;
      return name === "call" ? session.callFunction(receiver, node.arguments.slice(1), node, frame) : undefined;
    case "created": {
      const { of } = receiver;
      const encodes = of.kind === "global" && of.name === "TextEncoder" && name === "encode";
      const value = encodes ? args()[0] : undefined;
      return value && { kind: "bytes", source: { is: "text", value }, origin };
    }
  }
  return undefined;
}

/** `list.join(",")`, whatever the list holds: without an argument it joins by commas, too. */
function joined(name: string, args: () => readonly Abstract[], origin: Abstract["origin"]): Abstract | undefined {
  if (name !== "join") return undefined;
  const [separator] = args();
  if (separator && !/^\s*,\s*$/.test(textOf(separator) ?? "")) return undefined;
  return hole({ is: "unknown", reason: "a list that is not followed", joined: true }, origin);
}

/** What is not followed, and may be a text. */
function mayBeText({ kind }: Abstract): boolean {
  return kind === "string" || kind === "unknown" || kind === "member" || kind === "result";
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
  return fn?.kind === "function" ? session.apply(fn, [receiver], frame, at(node, frame)) : undefined;
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
