import type ts from "typescript";
import type { Abstract, Frame } from "../abstract.ts";
import { typescript } from "../typescript.ts";
import { callValue } from "./calls/calls.ts";
import { frameAround, selfOf } from "./calls/frames.ts";
import { newValue } from "./calls/news.ts";
import { isAssignment } from "./flow/events.ts";
import { superMember, thisMember } from "./names/classes.ts";
import { isEnvironment } from "./names/members.ts";
import { holding, identifier } from "./names/names.ts";
import { bare } from "./names/nodes.ts";
import type { Session } from "./session.ts";
import { at, choice, isBlank, literal, nameOf, textOf, undefinedAt, unknown, writtenText } from "./values/make.ts";
import { arrayLiteral, objectLiteral } from "./values/objects.ts";
import { addition, stringLiteral, template } from "./values/strings.ts";
import { compare, nullish, truth, typeOf } from "./values/truth.ts";

/** What an expression (already without parentheses and casts) is. */
export function expression(session: Session, node: ts.Expression, frame: Frame): Abstract {
  const ts = typescript();
  const { SyntaxKind } = ts;
  const origin = at(node, frame);
  switch (node.kind) {
    case SyntaxKind.StringLiteral:
    case SyntaxKind.NoSubstitutionTemplateLiteral:
      return stringLiteral(node as ts.StringLiteralLike, frame);
    case SyntaxKind.TemplateExpression:
      return template(session, node as ts.TemplateExpression, frame);
    case SyntaxKind.TaggedTemplateExpression:
      return tagged(session, node as ts.TaggedTemplateExpression, frame);
    case SyntaxKind.NumericLiteral:
      return { kind: "number", value: Number((node as ts.NumericLiteral).text), origin };
    case SyntaxKind.TrueKeyword:
    case SyntaxKind.FalseKeyword:
      return { kind: "boolean", value: node.kind === SyntaxKind.TrueKeyword, origin };
    case SyntaxKind.NullKeyword:
      return { kind: "null", undefined: false, origin };
    case SyntaxKind.TypeOfExpression: {
      const type = typeOf(session.evaluate((node as ts.TypeOfExpression).expression, frame));
      return type === undefined ? unknown("a type that is not known", origin) : literal(type, origin);
    }
    case SyntaxKind.VoidExpression:
      return undefinedAt(origin);
    case SyntaxKind.Identifier:
      return identifier(session, node as ts.Identifier, frame);
    case SyntaxKind.PropertyAccessExpression:
      return access(session, node as ts.PropertyAccessExpression, frame);
    case SyntaxKind.ElementAccessExpression:
      return element(session, node as ts.ElementAccessExpression, frame);
    case SyntaxKind.ObjectLiteralExpression:
      return objectLiteral(session, node as ts.ObjectLiteralExpression, frame);
    case SyntaxKind.ArrayLiteralExpression:
      return arrayLiteral(session, node as ts.ArrayLiteralExpression, frame);
    case SyntaxKind.BinaryExpression:
      return binary(session, node as ts.BinaryExpression, frame);
    case SyntaxKind.ConditionalExpression:
      return conditional(session, node as ts.ConditionalExpression, frame);
    case SyntaxKind.PrefixUnaryExpression:
      return unary(session, node as ts.PrefixUnaryExpression, frame);
    case SyntaxKind.CallExpression:
      return callValue(session, node as ts.CallExpression, frame);
    case SyntaxKind.NewExpression:
      return newValue(session, node as ts.NewExpression, frame);
    case SyntaxKind.ArrowFunction:
    case SyntaxKind.FunctionExpression:
      return { kind: "function", node: node as ts.SignatureDeclaration, frame: frameAround(node, frame), origin };
    case SyntaxKind.ClassExpression:
      return { kind: "class", node: node as ts.ClassExpression, frame: frameAround(node, frame), origin };
    case SyntaxKind.ThisKeyword:
      return selfOf(frame) ?? unknown("'this'", origin, "this");
    case SyntaxKind.MetaProperty:
      return { kind: "global", name: node.getText(frame.context.source), origin };
  }
  return unknown("an expression that is not followed", origin, nameOf(node));
}

function tagged(session: Session, node: ts.TaggedTemplateExpression, frame: Frame): Abstract {
  const ts = typescript();
  const raw = ts.isPropertyAccessExpression(node.tag) && node.tag.getText(frame.context.source) === "String.raw";
  if (raw) return session.evaluate(node.template, frame);
  return { kind: "result", callee: session.evaluate(node.tag, frame), node, frame, origin: at(node, frame) };
}

function access(session: Session, node: ts.PropertyAccessExpression, frame: Frame): Abstract {
  const { SyntaxKind } = typescript();
  const target = bare(node.expression);
  if (target.kind === SyntaxKind.ThisKeyword) return thisMember(session, node.name.text, node, frame);
  if (target.kind === SyntaxKind.SuperKeyword) return superMember(session, node.name.text, node, frame);
  return session.member(holding(session, target, node.name.text, frame), node.name.text, node, frame);
}

function element(session: Session, node: ts.ElementAccessExpression, frame: Frame): Abstract {
  const { SyntaxKind } = typescript();
  const origin = at(node, frame);
  const index = node.argumentExpression && session.evaluate(node.argumentExpression, frame);
  const names = index ? session.options(index).map(writtenText) : [];
  const target = bare(node.expression);
  const held = session.evaluate(target, frame);
  if (names.includes(undefined) || names.length === 0) return anyMember(held, origin);
  return choice(
    names.map((name) =>
      target.kind === SyntaxKind.ThisKeyword
        ? thisMember(session, name!, node, frame)
        : session.member(held, name!, node, frame),
    ),
    origin,
  );
}

/** `table[key]` with a key that is not known: any of its values. */
function anyMember(held: Abstract, origin: Abstract["origin"]): Abstract {
  if (isEnvironment(held)) return unknown("an environment variable that is not known", origin);
  if (held.kind === "object" && held.complete && held.props.length > 0 && held.props.length <= 16)
    return choice([...held.props.map((prop) => prop.value), unknown("a key that is not known", origin)], origin);
  return unknown("a key that is not known", origin);
}

function unary(session: Session, node: ts.PrefixUnaryExpression, frame: Frame): Abstract {
  const { SyntaxKind } = typescript();
  const origin = at(node, frame);
  const value = session.evaluate(node.operand, frame);
  if (node.operator === SyntaxKind.ExclamationToken) {
    const known = truth(value);
    return known === undefined ? unknown("a condition", origin) : { kind: "boolean", value: !known, origin };
  }
  const number = value.kind === "number" ? value.value : Number(textOf(value) || Number.NaN);
  if (Number.isNaN(number)) return unknown("a number that is not known", origin);
  if (node.operator === SyntaxKind.MinusToken) return { kind: "number", value: -number, origin };
  return node.operator === SyntaxKind.PlusToken
    ? { kind: "number", value: number, origin }
    : unknown("a number", origin);
}

function conditional(session: Session, node: ts.ConditionalExpression, frame: Frame): Abstract {
  const known = session.condition(node.condition, frame);
  if (known !== undefined) return session.evaluate(known ? node.whenTrue : node.whenFalse, frame);
  return choice([session.evaluate(node.whenTrue, frame), session.evaluate(node.whenFalse, frame)], at(node, frame));
}

function binary(session: Session, node: ts.BinaryExpression, frame: Frame): Abstract {
  const { SyntaxKind } = typescript();
  const { kind } = node.operatorToken;
  const origin = at(node, frame);
  const right = () => session.evaluate(node.right, frame);
  switch (kind) {
    case SyntaxKind.PlusToken:
      return addition(session, node, frame);
    case SyntaxKind.CommaToken:
    case SyntaxKind.EqualsToken:
      return right();
    case SyntaxKind.BarBarToken:
    case SyntaxKind.QuestionQuestionToken:
      return either(session, node, frame);
    case SyntaxKind.AmpersandAmpersandToken: {
      const left = session.evaluate(node.left, frame);
      const known = truth(left);
      if (known !== undefined) return known ? right() : left;
      return choice([{ kind: "boolean", value: false, falsy: true, origin: left.origin }, right()], origin);
    }
  }
  if (kind === SyntaxKind.InKeyword) return member(session.evaluate(node.left, frame), right(), origin);
  if (isAssignment(kind)) return unknown("an assignment by an operator", origin, nameOf(node.left));
  const outcome = compare(session, node, frame) ?? arithmetic(session, node, frame);
  if (typeof outcome === "number") return { kind: "number", value: outcome, origin };
  return outcome === undefined
    ? unknown("a condition or number that is not known", origin)
    : { kind: "boolean", value: outcome, origin };
}

/** `"name" in object`. */
function member(name: Abstract, object: Abstract, origin: Abstract["origin"]): Abstract {
  const text = writtenText(name);
  if (text === undefined || object.kind !== "object") return unknown("a condition", origin);
  const prop = object.props.find((each) => each.name === text);
  if (prop ? prop.sometimes : !object.complete) return unknown("a condition", origin);
  return { kind: "boolean", value: prop !== undefined, origin };
}

/** `a || b`, `a ?? b`, chains of them walked in a loop. */
function either(session: Session, node: ts.BinaryExpression, frame: Frame): Abstract {
  const ts = typescript();
  const { kind } = node.operatorToken;
  const test = kind === ts.SyntaxKind.BarBarToken ? truth : (value: Abstract) => negated(nullish(value));
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === kind) {
    operands.unshift(left.right);
    left = bare(left.left);
  }
  operands.unshift(left);
  const possible: Abstract[] = [];
  operands.forEach((operand, i) => {
    if (i > 0 && possible.length > 0 && test(possible.at(-1)!) === true) return;
    const value = session.evaluate(operand, frame);
    if (i < operands.length - 1 && test(value) === false) return;
    possible.push(...kept(value, test, i === operands.length - 1));
  });
  // A default of nothing is no value that is meant.
  const real = possible.filter((value) => !isBlank(value));
  const fallback = possible.at(-1);
  const marked = fallback && textOf(fallback) === "" ? real.map((value) => orEmpty(value, fallback.origin)) : real;
  return choice(marked.length > 0 ? marked : possible, at(node, frame));
}

/** What is not followed keeps in mind that an empty text may stand in for it. */
function orEmpty(value: Abstract, origin: Abstract["origin"]): Abstract {
  return value.kind === "unknown" || value.kind === "member" ? { ...value, orEmpty: origin } : value;
}

/** The options of the left side that stop the right one from being looked at. */
function kept(value: Abstract, test: (value: Abstract) => boolean | undefined, last: boolean): readonly Abstract[] {
  if (last || value.kind !== "one-of") return [value];
  return value.options.filter((option) => test(option) !== false);
}

const negated = (known: boolean | undefined) => (known === undefined ? undefined : !known);

function arithmetic(session: Session, node: ts.BinaryExpression, frame: Frame): number | undefined {
  const { SyntaxKind } = typescript();
  const left = session.evaluate(node.left, frame);
  const right = session.evaluate(node.right, frame);
  if (left.kind !== "number" || right.kind !== "number") return undefined;
  switch (node.operatorToken.kind) {
    case SyntaxKind.MinusToken:
      return left.value - right.value;
    case SyntaxKind.AsteriskToken:
      return left.value * right.value;
    case SyntaxKind.SlashToken:
      return left.value / right.value;
    case SyntaxKind.PercentToken:
      return left.value % right.value;
  }
  return undefined;
}
