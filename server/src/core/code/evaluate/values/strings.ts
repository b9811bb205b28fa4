import type ts from "typescript";
import type { Origin } from "../../../exchange/origin.ts";
import type { Abstract, Frame, Str, StrPart } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import type { Session } from "../session.ts";
import { at, concat, literal, unknown } from "./make.ts";

/** A string literal or a template without holes, with the exact place of its characters. */
export function stringLiteral(node: ts.StringLiteralLike, frame: Frame): Str {
  const origin = at(node, frame);
  return { ...(runs(node.text, origin, frame) ?? characters(node.text, origin, 1, 1, frame)), origin };
}

/** Longer texts are no JSON that anyone wrote by hand. */
const longestJson = 4000;
const simple: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** JSON that is written with escapes, `"{\"text\":…"`: what stands between them keeps its place, so that a name can be changed there. */
function runs(text: string, place: Origin, frame: Frame): Str | undefined {
  if (!/^\s*[{[]/.test(text) || text.length > longestJson) return undefined;
  const raw = frame.context.text.slice(place.start + 1, place.end - 1);
  if (raw.length === text.length) return undefined;
  const parts: StrPart[] = [];
  for (const { 0: run, 1: escaped, index } of raw.matchAll(/[^\\]+|\\([^ux0-9\n\r])/g)) {
    const start = place.start + 1 + index;
    const origin = { text: place.text, start, end: start + run.length };
    const meant = escaped === undefined ? run : (simple[escaped] ?? escaped);
    parts.push({ kind: "literal", text: meant, origin, exact: escaped === undefined, home: place.start });
  }
  const whole = parts.map((part) => (part.kind === "literal" ? part.text : "")).join("");
  return whole === text ? { kind: "string", parts, origin: place } : undefined;
}

/** The text between delimiters of a literal's piece; exact when no escape stands in it. */
function characters(text: string, place: Origin, before: number, after: number, frame: Frame): Str {
  const inner = { text: place.text, start: place.start + before, end: place.end - after };
  const exact = inner.end - inner.start === text.length && frame.context.text.startsWith(text, inner.start);
  return literal(text, exact ? inner : place, exact);
}

export function template(session: Session, node: ts.TemplateExpression, frame: Frame): Abstract {
  const origin = at(node, frame);
  const home = origin.start;
  const own = (part: StrPart): StrPart => ({ ...part, home });
  const parts: StrPart[] = characters(node.head.text, at(node.head, frame), 1, 2, frame).parts.map(own);
  let start = node.head.end - 2;
  for (const span of node.templateSpans) {
    const tail = at(span.literal, frame);
    const placed = { text: origin.text, start, end: tail.start + 1, home };
    const inner = partsOf(session.evaluate(span.expression, frame), at(span.expression, frame));
    // A template that is being typed may lack the brace.
    const closed = frame.context.text[tail.start] === "}";
    if (parts.length + inner.length > maxParts) return unknown("too long a text", origin);
    parts.push(...inner.map((part) => (closed ? { ...part, placed: [...(part.placed ?? []), placed] } : part)));
    const last = typescript().isTemplateTail(span.literal);
    parts.push(...characters(span.literal.text, tail, 1, last ? 1 : 2, frame).parts.map(own));
    start = tail.end - 2;
  }
  return concat(parts, origin);
}

/** What a value becomes when it is put into a string. `place` is where it is put. */
export function partsOf(value: Abstract, place: Origin): readonly StrPart[] {
  switch (value.kind) {
    case "string":
      return value.parts;
    case "number":
    case "boolean":
      return literal(
        String(value.value),
        value.origin,
        String(value.value).length === value.origin.end - value.origin.start,
      ).parts;
    case "null":
      // Nobody means these words: where a value seems to be missing, it comes from where it is not seen.
      return [{ kind: "hole", hole: { is: "unknown", reason: "a value that seems to be missing" }, origin: place }];
    case "one-of":
    case "pairs":
    case "url":
    case "json":
      return [{ kind: "value", value, origin: place }];
    case "array": {
      if (!value.complete) break;
      const parts: StrPart[] = [];
      value.items.forEach((item, i) => {
        if (i > 0) parts.push({ kind: "literal", text: ",", origin: value.origin, exact: false });
        parts.push(...partsOf(item, place));
      });
      return parts;
    }
    case "unknown":
      return [
        {
          kind: "hole",
          hole: { is: "unknown", reason: value.reason, ...(value.name ? { name: value.name } : {}) },
          origin: place,
        },
      ];
    case "member":
      return [{ kind: "value", value, origin: place }];
  }
  return [{ kind: "hole", hole: { is: "unknown", reason: "it is no text that can be followed" }, origin: place }];
}

/** `a + b + c …`: the left spine is walked in a loop, because a long chain must not overflow. */
export function addition(session: Session, node: ts.BinaryExpression, frame: Frame): Abstract {
  const ts = typescript();
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    operands.push(left.right);
    left = left.left;
    while (ts.isParenthesizedExpression(left)) left = left.expression;
  }
  operands.push(left);
  operands.reverse();
  const values = operands.map((operand) => session.evaluate(operand, frame));
  return sum(
    values,
    operands.map((operand) => at(operand, frame)),
    at(node, frame),
  );
}

/** Functions that put together what other functions put together double a text with each. */
const maxParts = 20_000;

/** The sum of values: a number when all are numbers, else a string when one of them surely is. */
export function sum(values: readonly Abstract[], places: readonly Origin[], origin: Origin): Abstract {
  if (values.every((value) => value.kind === "number"))
    return {
      kind: "number",
      value: values.reduce((total, value) => total + (value as { value: number }).value, 0),
      origin,
    };
  if (!values.some(isText)) return unknown("a sum that may be no text", origin);
  const parts: StrPart[] = [];
  for (const [i, value] of values.entries()) {
    const more = partsOf(value, places[i] ?? origin);
    if (parts.length + more.length > maxParts) return unknown("too long a text", origin);
    for (const part of more) parts.push(part);
  }
  return concat(parts, origin);
}

function isText(value: Abstract): boolean {
  if (value.kind === "one-of") return value.options.every(isText);
  return value.kind === "string" || value.kind === "json";
}
