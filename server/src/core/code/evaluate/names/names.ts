import type ts from "typescript";
import type { Abstract, Frame, Obj } from "../../abstract.ts";
import type { Binding } from "../../scope.ts";
import { typescript } from "../../typescript.ts";
import { argumentsTo } from "../calls/callers.ts";
import { boundTo, frameAround } from "../calls/frames.ts";
import { changesOf, memberAt, slotOfBinding, valueAt } from "../flow/variables.ts";
import type { Session } from "../session.ts";
import { at, choice, isBlank, lazyProp, nameOf, undefinedAt, unknown } from "../values/make.ts";
import { withDefault } from "../values/objects.ts";
import { importedValue } from "./imports.ts";
import { bare, wrapped } from "./nodes.ts";
import { literalType } from "./types.ts";

/** What an identifier is at its place. */
export function identifier(session: Session, id: ts.Identifier, frame: Frame): Abstract {
  const origin = at(id, frame);
  if (id.text === "undefined") return undefinedAt(origin);
  if (id.text === "NaN" || id.text === "Infinity") return { kind: "number", value: Number(id.text), origin };
  const binding = frame.context.scopes.resolve(id);
  if (!binding) return { kind: "global", name: id.text, origin };
  return bindingValue(session, binding, id, frame);
}

/** What a declared name holds at `use`, as seen from `frame`. */
export function bindingValue(session: Session, binding: Binding, use: ts.Node | undefined, frame: Frame): Abstract {
  const { node, kind } = binding;
  const home = frameAround(node, frame);
  const origin = at(binding.id, home);
  switch (kind) {
    case "import": {
      // What is imported may be changed here.
      const slot = slotOfBinding(session, binding);
      return changesOf(session, slot).length > 0
        ? valueAt(session, slot, use, frame)
        : importedValue(session, binding, home);
    }
    case "function":
      return { kind: "function", node: node as ts.SignatureDeclaration, frame: home, origin };
    case "class":
      return { kind: "class", node: node as ts.ClassLikeDeclaration, frame: home, origin };
    case "enum":
      return enumObject(session, node as ts.EnumDeclaration, home);
    case "namespace":
      return namespaceObject(session, node as ts.ModuleDeclaration, home);
    case "catch":
      return unknown("a caught error", origin, binding.name);
  }
  const counted = countedIn(node, frame);
  if (counted) return counted;
  const alias = aliased(session, binding, use, frame);
  return alias ?? valueAt(session, slotOfBinding(session, binding), use, frame);
}

/** What an expression is as far as one member of it is concerned: of a variable, changes to its other members are left out. */
export function holding(session: Session, node: ts.Expression, member: string, frame: Frame): Abstract {
  const ts = typescript();
  const target = bare(node);
  const binding = ts.isIdentifier(target) ? frame.context.scopes.resolve(target) : undefined;
  if (!binding || (binding.kind !== "const" && binding.kind !== "let" && binding.kind !== "param"))
    return session.evaluate(target, frame);
  const known = session.known(target, frame) ?? countedIn(binding.node, frame);
  if (known) return known;
  const value = session.remember(target, frame, () => held(session, binding, target, member, frame) ?? none, member);
  return value === none ? session.evaluate(target, frame) : value;
}

const none = unknown("", { text: "", start: 0, end: 0 });

function held(session: Session, binding: Binding, use: ts.Node, member: string, frame: Frame): Abstract | undefined {
  const source = aliasOf(session, binding);
  if (source?.path.length) return undefined;
  const slot = slotOfBinding(session, source?.binding ?? binding);
  return memberAt(session, slot, source ? (use ?? binding.node) : use, frame, member);
}

/** What a loop's counter is in the round at hand. */
function countedIn(node: ts.Node, frame: Frame): Abstract | undefined {
  for (let current: Frame | undefined = frame; current; current = current.parent)
    if (current.node && typescript().isForStatement(current.node) && current.bound.has(node))
      return current.bound.get(node);
  return undefined;
}

/** `const a = b`, where what b holds is changed later: a is what b is at the time of use. */
function aliased(session: Session, binding: Binding, use: ts.Node | undefined, frame: Frame): Abstract | undefined {
  const source = aliasOf(session, binding);
  if (!source) return undefined;
  const held = valueAt(session, slotOfBinding(session, source.binding), use ?? binding.node, frame);
  return source.path.reduce((value, name) => session.member(value, name, binding.node, frame), held);
}

/** The variable, and the way from it, that a constant is another name of. */
function aliasOf(session: Session, binding: Binding): { binding: Binding; path: readonly string[] } | undefined {
  const ts = typescript();
  const { node, context } = binding;
  if (binding.kind !== "const" || !ts.isVariableDeclaration(node) || !node.initializer) return undefined;
  let target: ts.Expression = node.initializer;
  const path: string[] = [];
  while (ts.isPropertyAccessExpression(target)) {
    path.unshift(target.name.text);
    target = target.expression;
  }
  if (!ts.isIdentifier(target)) return undefined;
  const source = context.scopes.resolve(target);
  if (!source || !["const", "let", "param"].includes(source.kind) || source === binding) return undefined;
  const slot = slotOfBinding(session, source);
  const changes = changesOf(session, slot);
  if (changes.length === 0 || changes.some((change) => change.path.length === 0 && change.how.is === "assign"))
    return undefined;
  return { binding: source, path };
}

/** What a variable or parameter is declared with. */
export function initialOf(session: Session, binding: Binding, frame: Frame, member?: string): Abstract | undefined {
  const ts = typescript();
  const { node } = binding;
  if (binding.kind === "import") return importedValue(session, binding, frame);
  if (ts.isBindingElement(node)) return elementValue(session, node, frame);
  const bound = boundTo(node, frame, member);
  if (bound) return bound;
  if (ts.isParameter(node)) return parameterValue(session, node, frame, member);
  if (!ts.isVariableDeclaration(node)) return undefined;
  const value = declared(session, node, frame, member);
  return isProp(node, frame) ? given(value, binding.name, at(node.name, frame)) : value;
}

/** Svelte's `export let model = "nova-3"`: what is written is the default, and whoever shows the component may give another. */
function isProp(node: ts.VariableDeclaration, { context }: Frame): boolean {
  const ts = typescript();
  if (!context.uri.endsWith(".svelte") || !ts.isVariableDeclarationList(node.parent)) return false;
  const { parent: statement, flags } = node.parent;
  return (
    !(flags & ts.NodeFlags.Const) &&
    ts.isVariableStatement(statement) &&
    (statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

function given(fallback: Abstract | undefined, name: string, origin: Abstract["origin"]): Abstract {
  const other = unknown("a component's prop", origin, name);
  return fallback ? choice([fallback, other], origin) : other;
}

/** The value of a variable declaration or parameter as a whole, patterns included. */
function declared(session: Session, node: ts.VariableDeclaration, frame: Frame, member?: string): Abstract | undefined {
  const ts = typescript();
  const bound = boundTo(node, frame, member);
  if (bound) return bound;
  const loop = node.parent?.parent;
  if (loop && (ts.isForOfStatement(loop) || ts.isForInStatement(loop))) {
    const items = session.loopItems(loop, frame);
    return items
      ? choice(items, at(node, frame))
      : unknown("it runs over a list that is not known", at(node, frame), nameOf(node.name));
  }
  if (!node.initializer) return undefined;
  const value =
    member === undefined
      ? session.evaluate(node.initializer, frame)
      : holding(session, node.initializer, member, frame);
  return value.kind === "unknown" ? (literalType(node.type, frame) ?? value) : value;
}

function elementValue(session: Session, node: ts.BindingElement, frame: Frame): Abstract {
  const ts = typescript();
  const bound = boundTo(node, frame);
  if (bound) return bound;
  const pattern = node.parent;
  const owner = pattern.parent;
  const name =
    ts.isObjectBindingPattern(pattern) && !node.dotDotDotToken ? nameOf(node.propertyName ?? node.name) : undefined;
  const whole = ts.isBindingElement(owner)
    ? elementValue(session, owner, frame)
    : ts.isParameter(owner)
      ? (boundTo(owner, frame, name) ?? parameterValue(session, owner, frame, name))
      : declared(session, owner, frame, name);
  const origin = at(node.name, frame);
  const value = part(session, whole ?? undefinedAt(origin), node, pattern, frame);
  return node.initializer ? withDefault(value, () => session.evaluate(node.initializer!, frame), origin) : value;
}

function part(
  session: Session,
  whole: Abstract,
  node: ts.BindingElement,
  pattern: ts.BindingPattern,
  frame: Frame,
): Abstract {
  const ts = typescript();
  const origin = at(node.name, frame);
  if (ts.isArrayBindingPattern(pattern)) {
    const index = pattern.elements.indexOf(node);
    if (!node.dotDotDotToken) return session.member(whole, String(index), node, frame);
    return whole.kind === "array" && whole.complete
      ? { ...whole, items: whole.items.slice(index) }
      : unknown("the rest of a list", origin);
  }
  if (node.dotDotDotToken) {
    if (whole.kind !== "object") return unknown("the rest of an object", origin, nameOf(node.name));
    const taken = new Set(pattern.elements.map((element) => nameOf(element.propertyName ?? element.name)));
    const { insertion: _, ...rest } = whole;
    return { ...rest, props: whole.props.filter((prop) => !taken.has(prop.name)) };
  }
  const key = node.propertyName ?? node.name;
  const name = ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : undefined;
  if (name === undefined) return unknown("a computed name", origin);
  return session.member(whole, name, node, frame);
}

/** A parameter in code that is looked at without a caller: what all the callers pass. */
export function parameterValue(
  session: Session,
  node: ts.ParameterDeclaration,
  frame: Frame,
  member?: string,
): Abstract {
  const origin = at(node.name, frame);
  const fallback = () => literalType(node.type, frame) ?? unknown("a parameter", origin, nameOf(node.name));
  const handed = handedTo(session, node, frame);
  if (handed)
    return node.initializer ? withDefault(handed, () => session.evaluate(node.initializer!, frame), origin) : handed;
  const passed = argumentsTo(session, node, frame, member);
  const given = passed ? withoutBlanks(choice(passed.values, origin)) : undefined;
  const value = given && passed ? (passed.complete ? given : choice([given, fallback()], origin)) : fallback();
  if (!node.initializer) return value;
  return withDefault(value, () => session.evaluate(node.initializer!, frame), origin);
}

/** What a promise or a list hands to the function that is written as its handler: `then(fn)`, `forEach(fn)`. */
function handedTo(session: Session, parameter: ts.ParameterDeclaration, frame: Frame): Abstract | undefined {
  const ts = typescript();
  const fn = parameter.parent;
  const outer = wrapped(fn);
  const { parent: call } = outer;
  if (fn.parameters[0] !== parameter || !call || !ts.isCallExpression(call) || call.arguments[0] !== outer)
    return undefined;
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const receiver = () => session.evaluate(callee.expression, frameAround(call, frame));
  if (callee.name.text === "then") return receiver();
  if (!/^(?:forEach|map|flatMap|filter|some|every|find)$/.test(callee.name.text)) return undefined;
  const items = session.iterate(receiver());
  return items && items.length > 0 ? choice(items, at(parameter.name, frame)) : undefined;
}

/** One of several values without the blank ones, when a real one is among them. */
export function withoutBlanks(value: Abstract): Abstract {
  if (value.kind !== "one-of") return value;
  const real = value.options.filter((option) => !isBlank(option));
  return real.length > 0 &&
    real.length < value.options.length &&
    value.options.some((option) => option.kind === "null" && !option.undefined)
    ? choice(real, value.origin)
    : value;
}

/** What a namespace exports, as an object. */
function namespaceObject(session: Session, node: ts.ModuleDeclaration, frame: Frame): Abstract {
  const ts = typescript();
  const origin = at(node, frame);
  if (!node.body || !ts.isModuleBlock(node.body)) return unknown("a namespace that is not followed", origin);
  const props = node.body.statements.flatMap((statement) => {
    const shown = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!shown?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : ts.isFunctionDeclaration(statement)
        ? [statement.name]
        : [];
    return names.flatMap((name) => {
      const binding = name && ts.isIdentifier(name) ? frame.context.scopes.lookup(name.text, name) : undefined;
      if (!binding) return [];
      const bare = { name: binding.name, key: at(binding.id, frame), renamable: false, sometimes: false };
      return [lazyProp(bare, () => bindingValue(session, binding, undefined, frame))];
    });
  });
  return { kind: "object", props, complete: false, reason: "a namespace", origin };
}

function enumObject(session: Session, node: ts.EnumDeclaration, frame: Frame): Obj {
  let next = 0;
  const props = node.members.map((member) => {
    const name = nameOf(member.name) ?? (member.name as ts.StringLiteral).text;
    const number = next++;
    const key = at(member.name, frame);
    return lazyProp({ name, key, renamable: false, sometimes: false }, () =>
      member.initializer ? session.evaluate(member.initializer, frame) : { kind: "number", value: number, origin: key },
    );
  });
  return { kind: "object", props, complete: true, origin: at(node, frame) };
}
