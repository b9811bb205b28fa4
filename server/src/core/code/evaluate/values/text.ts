import type ts from "typescript";
import type { Abstract, Frame, Str } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { bare } from "../names/nodes.ts";
import type { Session } from "../session.ts";
import { at, concat, literal, textOf, unknown, writtenText } from "./make.ts";
import { partsOf } from "./strings.ts";

/** Characters beyond which a text is not built. */
const longest = 100_000;

/** What a method of a string gives back, as far as the characters are known. */
export function stringMethod(
  session: Session,
  value: Str,
  name: string,
  node: ts.CallExpression,
  frame: Frame,
): Abstract | undefined {
  const origin = at(node, frame);
  const args = () => node.arguments.map((argument) => session.evaluate(argument, frame));
  const text = textOf(value);
  switch (name) {
    case "toString":
    case "valueOf":
    case "normalize":
      return value;
    case "trim":
      return text === undefined ? trimmed(value) : changed(value, text.trim());
    case "toLowerCase":
      return text === undefined ? undefined : changed(value, text.toLowerCase());
    case "toUpperCase":
      return text === undefined ? undefined : changed(value, text.toUpperCase());
    case "repeat": {
      const [times] = args();
      if (text === undefined || times?.kind !== "number" || !(text.length * times.value <= longest)) return undefined;
      return times.value >= 0 ? literal(text.repeat(times.value), origin) : undefined;
    }
    case "concat":
      return concat([...value.parts, ...args().flatMap((arg) => partsOf(arg, arg.origin))], origin);
    case "replace":
    case "replaceAll":
      return replaced(session, value, name, node, frame);
    case "split": {
      const separator = textOf(args()[0]);
      if (text === undefined || separator === undefined) return undefined;
      return {
        kind: "array",
        items: text.split(separator).map((piece) => literal(piece, value.origin)),
        complete: true,
        origin,
      };
    }
    case "startsWith":
    case "endsWith":
    case "includes": {
      const wanted = args()[0];
      const other = wanted && writtenText(wanted);
      if (other === undefined) return undefined;
      if (text !== undefined) return { kind: "boolean", value: text[name](other), origin };
      const [first] = value.parts;
      if (name !== "startsWith" || first?.kind !== "literal") return undefined;
      if (first.text.startsWith(other)) return { kind: "boolean", value: true, origin };
      return other.startsWith(first.text) ? undefined : { kind: "boolean", value: false, origin };
    }
    case "slice":
    case "substring": {
      const [from, to] = args();
      if (text === undefined || from?.kind !== "number" || (to && to.kind !== "number")) return undefined;
      return literal(text[name](from.value, to?.value), value.origin);
    }
  }
  return undefined;
}

/** The same text keeps its exact place. */
function changed(value: Str, text: string): Str {
  return text === textOf(value) ? value : literal(text, value.origin);
}

/** Blanks around what is not known are no part of it. */
function trimmed(value: Str): Str {
  return value;
}

/** Patterns so plain that they cannot run long: nothing that repeats stands in anything that repeats. */
function isPlain(source: string): boolean {
  const bare = source.replace(/\\[\\^$.*+?()[\]{}|/dwsDWSbB:-]/g, "x").replace(/\[\^?[^[\]\\]*\]/g, "x");
  const repeats = bare.match(/[*+]/g)?.length ?? 0;
  return bare.length <= 100 && repeats <= 2 && !/\)[*+{]|[{}\\]|\(\?(?!:)/.test(bare);
}

function replaced(
  session: Session,
  value: Str,
  name: "replace" | "replaceAll",
  node: ts.CallExpression,
  frame: Frame,
): Abstract {
  const ts = typescript();
  const origin = at(node, frame);
  const [patternNode, withNode] = node.arguments;
  const replacement = withNode && textOf(session.evaluate(withNode, frame));
  const text = textOf(value) ?? leading(value);
  if (!patternNode || replacement === undefined) return unknown("a text that is replaced", origin);
  const literalPattern = bare(patternNode);
  if (ts.isRegularExpressionLiteral(literalPattern) && textOf(value) === undefined) {
    const cut = cutAtEnd(value, literalPattern.text, replacement);
    if (cut) return cut;
  }
  if (text === undefined || (replacement.includes("$") && !ts.isRegularExpressionLiteral(literalPattern)))
    return unknown("a text that is replaced", origin);
  const rest = value.parts.slice(textOf(value) === undefined ? 1 : value.parts.length);
  const finish = (result: string): Abstract => {
    if (result === text) return value;
    return concat([...literal(result, value.parts[0]?.origin ?? origin).parts, ...rest], value.origin);
  };
  if (ts.isRegularExpressionLiteral(literalPattern)) {
    const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/.exec(literalPattern.text) ?? [];
    if (!isPlain(source) || text.length > 2000) return unknown("a text that is replaced", origin);
    // Only a pattern bound to the beginning is sure to leave the unknown rest alone.
    if (rest.length > 0 && !source.startsWith("^")) return unknown("a text that is replaced", origin);
    return finish(text.replace(new RegExp(source, flags.replace(/[^gimsu]/g, "")), replacement));
  }
  const pattern = textOf(session.evaluate(patternNode, frame));
  if (pattern === undefined || pattern === "") return unknown("a text that is replaced", origin);
  if (rest.length > 0 && (name === "replaceAll" || !text.includes(pattern)))
    return unknown("a text that is replaced", origin);
  return finish(name === "replace" ? text.replace(pattern, replacement) : text.replaceAll(pattern, replacement));
}

/** What is cut off at the end, such as slashes: of what is not known, the end stays as unknown as it was. */
function cutAtEnd(value: Str, pattern: string, replacement: string): Str | undefined {
  const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/.exec(pattern) ?? [];
  if (replacement !== "" || !/[^\\]\$$/.test(source) || /^\^|\|/.test(source) || !isPlain(source)) return undefined;
  const last = value.parts.at(-1)!;
  if (last.kind !== "literal" || last.text.length > 2000) return value;
  const kept = last.text.replace(new RegExp(source, flags.replace(/[^imsu]/g, "")), "");
  // Cut whole, it may go on into what is not known.
  if (kept === last.text || kept === "") return kept === "" ? undefined : value;
  const origin = last.exact ? { ...last.origin, end: last.origin.start + kept.length } : last.origin;
  return { ...value, parts: [...value.parts.slice(0, -1), { ...last, text: kept, origin }] };
}

/** The characters that a string begins with, before its first hole. */
function leading(value: Str): string | undefined {
  const [first] = value.parts;
  return first?.kind === "literal" ? first.text : undefined;
}
