import type ts from "typescript";
import type { Abstract, Frame, Str } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { writtenText } from "./make.ts";

/** Whether a value is truthy, when that is certain. */
export function truth(value: Abstract): boolean | undefined {
  switch (value.kind) {
    case "null":
      return false;
    case "boolean":
      return value.value;
    case "number":
      return value.value !== 0 && !Number.isNaN(value.value);
    case "string":
      if (value.parts.length === 0) return false;
      return value.parts.some((part) => part.kind === "literal" && part.text !== "") ? true : undefined;
    case "one-of": {
      const all = value.options.map(truth);
      return all.every((one) => one === all[0]) ? all[0] : undefined;
    }
    case "unknown":
    case "result":
    case "member":
    case "import":
    case "global":
      return undefined;
    default:
      return true;
  }
}

/** Whether a value is null or undefined, when that is certain. */
export function nullish(value: Abstract): boolean | undefined {
  if (value.kind === "null") return true;
  if (value.kind === "one-of") {
    const all = value.options.map(nullish);
    return all.every((one) => one === all[0]) ? all[0] : undefined;
  }
  if (
    value.kind === "unknown" ||
    value.kind === "result" ||
    value.kind === "member" ||
    value.kind === "import" ||
    value.kind === "global"
  )
    return undefined;
  return isHole(value) ? undefined : false;
}

function isHole(value: Abstract): boolean {
  return value.kind === "string" && value.parts.length === 1 && value.parts[0]!.kind !== "literal";
}

/** Whether it is known what kind of thing a value is. */
export function isFollowed(value: Abstract): boolean {
  return !["one-of", "unknown", "result", "member", "import", "global"].includes(value.kind);
}

/** What `typeof` gives of a value. */
export function typeOf(value: Abstract): string | undefined {
  switch (value.kind) {
    case "string":
    case "json":
      return isHole(value) && (value as { parts: Str["parts"] }).parts[0]!.kind === "value" ? undefined : "string";
    case "number":
    case "boolean":
    case "function":
      return value.kind;
    case "class":
      return "function";
    case "null":
      return value.undefined ? "undefined" : "object";
    case "one-of": {
      const all = value.options.map(typeOf);
      return all.every((one) => one === all[0]) ? all[0] : undefined;
    }
  }
  return isFollowed(value) ? "object" : undefined;
}

/** The outcome of `===`, `!==`, `<` and the like, when both sides are known for certain. */
export function compare(session: Session, node: ts.BinaryExpression, frame: Frame): boolean | undefined {
  const { SyntaxKind } = typescript();
  const left = session.evaluate(node.left, frame);
  const right = session.evaluate(node.right, frame);
  const equal = equality(left, right);
  switch (node.operatorToken.kind) {
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.EqualsEqualsToken:
      return equal;
    case SyntaxKind.ExclamationEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken:
      return equal === undefined ? undefined : !equal;
  }
  if (left.kind !== "number" || right.kind !== "number") return undefined;
  switch (node.operatorToken.kind) {
    case SyntaxKind.LessThanToken:
      return left.value < right.value;
    case SyntaxKind.LessThanEqualsToken:
      return left.value <= right.value;
    case SyntaxKind.GreaterThanToken:
      return left.value > right.value;
    case SyntaxKind.GreaterThanEqualsToken:
      return left.value >= right.value;
  }
  return undefined;
}

export function equality(a: Abstract, b: Abstract): boolean | undefined {
  if (a.kind === "null" || b.kind === "null") {
    const [x, y] = [nullish(a), nullish(b)];
    return x === undefined || y === undefined ? undefined : x === y;
  }
  const [left, right] = [writtenText(a), writtenText(b)];
  if (left !== undefined && right !== undefined) return a.kind === b.kind ? left === right : undefined;
  if (a.kind === "string" && b.kind === "string") return differs(a, right) || differs(b, left) ? false : undefined;
  return undefined;
}

/** A string that begins otherwise cannot be that text. */
function differs(value: Extract<Abstract, { kind: "string" }>, text: string | undefined): boolean {
  const first = value.parts[0];
  return text !== undefined && first?.kind === "literal" && !text.startsWith(first.text);
}
