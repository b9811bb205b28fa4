import type ts from "typescript";
import type { Abstract, Class, Created, Frame } from "../../abstract.ts";
import { typescript } from "../../typescript.ts";
import { frameAround, selfOf } from "../calls/frames.ts";
import { isChanged } from "../flow/events.ts";
import { changesOf, type Slot, valueAt } from "../flow/variables.ts";
import type { Session } from "../session.ts";
import { at, choice, undefinedAt, unknown } from "../values/make.ts";
import { componentAround, methodsOf } from "./components.ts";
import { withoutBlanks } from "./names.ts";
import { bare, classAround, ownerOf } from "./nodes.ts";
import { literalType } from "./types.ts";

/** `this.name`, where `this` is an instance of the class around the node, or the object literal around the method. */
export function thisMember(session: Session, name: string, node: ts.Expression, frame: Frame): Abstract {
  const ts = typescript();
  const owner = classAround(node);
  const self = selfOf(frame);
  if (owner) {
    if (self?.kind === "class" && self.node === owner) return session.member(self, name, node, frame);
    const lines = self?.kind === "created" ? lineage(session, self) : [];
    const known = lines.some((each) => each.node === owner);
    const found = known
      ? fieldIn(session, lines, name, node, frame, self as Created)
      : fieldIn(session, ancestry(session, classOf(owner, frame)), name, node, frame, undefined);
    return found ?? unknown("a field of another class", at(node, frame), name);
  }
  const method = ownerOf(node);
  const object = ts.isMethodDeclaration(method) || ts.isAccessor(method) ? method.parent : undefined;
  if (object && ts.isObjectLiteralExpression(object)) {
    const value = session.evaluate(object, frameAround(object, frame));
    // What the literal lacks may come from what the object becomes part of: a component, a mixin.
    if (value.kind === "object" && !value.props.some((prop) => prop.name === name))
      return (
        componentMethod(session, name, node, frame) ?? unknown("a member of an unknown 'this'", at(node, frame), name)
      );
    return session.member(value, name, node, frame);
  }
  if (self) return session.member(self, name, node, frame);
  return componentMethod(session, name, node, frame) ?? unknown("a member of an unknown 'this'", at(node, frame), name);
}

/** A method of the Vue component around. */
function componentMethod(session: Session, name: string, node: ts.Expression, frame: Frame): Abstract | undefined {
  const component = componentAround(node);
  const methods = component && methodsOf(component);
  const value = methods && session.evaluate(methods, frameAround(methods, frame));
  const found = value && session.prop(value, name);
  return found?.value.kind === "function" ? found.value : undefined;
}

/** `super.name`: as the classes above define it. */
export function superMember(session: Session, name: string, node: ts.Expression, frame: Frame): Abstract {
  const owner = classAround(node);
  const self = selfOf(frame);
  const lines =
    self?.kind === "created" ? lineage(session, self) : owner ? ancestry(session, classOf(owner, frame)) : [];
  const own = lines.findIndex((each) => each.node === owner);
  const above = own < 0 ? [] : lines.slice(own + 1);
  const created = self?.kind === "created" ? self : undefined;
  return (
    fieldIn(session, above, name, node, frame, created) ?? unknown("a member of a class above", at(node, frame), name)
  );
}

/** A member of an object that was made by `new C(…)` of a class that is seen. */
export function fieldOf(
  session: Session,
  value: Created,
  name: string,
  node: ts.Node,
  frame: Frame,
): Abstract | undefined {
  if (value.of.kind !== "class") return undefined;
  return fieldIn(session, lineage(session, value), name, node, frame, value);
}

function classOf(owner: ts.ClassLikeDeclaration, frame: Frame): Class {
  const home = frameAround(owner, frame);
  return { kind: "class", node: owner, frame: home, origin: at(owner, home) };
}

/** The class of an object and those above it that are seen. */
export function lineage(session: Session, self: Created): readonly Class[] {
  return self.of.kind === "class" ? ancestry(session, self.of) : [];
}

/** A class and those above it that are seen. */
function ancestry(session: Session, first: Class): readonly Class[] {
  const ts = typescript();
  const found: Class[] = [];
  for (let current: Class | undefined = first; current && found.length < 6; ) {
    found.push(current);
    const { node, frame }: Class = current;
    const clauses: ts.NodeArray<ts.HeritageClause> | undefined = node.heritageClauses;
    const heritage: ts.ExpressionWithTypeArguments | undefined = clauses?.find(
      (clause) => clause.token === ts.SyntaxKind.ExtendsKeyword,
    )?.types[0];
    const parent: Abstract | undefined = heritage && session.evaluate(heritage.expression, frame);
    current = parent?.kind === "class" ? parent : undefined;
  }
  return found;
}

/** A member looked up from the first class upwards. Without `self`, for an object of which it is not seen how it is made. */
function fieldIn(
  session: Session,
  lines: readonly Class[],
  name: string,
  use: ts.Node,
  frame: Frame,
  self: Created | undefined,
): Abstract | undefined {
  const ts = typescript();
  for (const { node: owner, frame: outer } of lines) {
    const classFrame = session.classFrame(owner, outer, self);
    const member = owner.members.find((each) => !isStatic(each) && nameText(each.name) === name);
    if (member && ts.isMethodDeclaration(member))
      return { kind: "function", node: member, frame: classFrame, origin: at(member.name, outer) };
    if (member && ts.isGetAccessor(member)) return session.runBody(member, classFrame);
    const slot = fieldSlot(session, owner, outer, name, member, self);
    // What this class never gives a value to is set by a subclass, a decorator or from outside.
    if (!slot || (slot.initial(slot.home(frame)) === undefined && changesOf(session, slot).length === 0)) continue;
    // A field is looked at in the flow of the method at hand only when it is that class's own code.
    const inside = classAround(use) === owner ? use : undefined;
    return withoutBlanks(
      valueAt(session, slot, inside, inside && frame.context === outer.context ? frame : classFrame),
    );
  }
  return undefined;
}

function makerOf(owner: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined {
  const ts = typescript();
  return owner.members.find(
    (each): each is ts.ConstructorDeclaration => ts.isConstructorDeclaration(each) && !!each.body,
  );
}

/** The activation of the constructor of one of an object's classes: through `super(…)` for those above. */
function constructed(session: Session, self: Created, owner: ts.ClassLikeDeclaration): Frame | undefined {
  let call: { args: readonly ts.Expression[]; node: ts.Node; frame: Frame } = {
    args: self.node.arguments ?? [],
    node: self.node,
    frame: self.frame,
  };
  for (const { node, frame: outer } of lineage(session, self)) {
    const classFrame = session.classFrame(node, outer, self);
    const maker = makerOf(node);
    const frame = maker && session.callFrame(maker, classFrame, call.args, call.node, call.frame);
    if (node === owner) return frame ?? classFrame;
    if (!maker || !frame) continue;
    const above = superCall(maker);
    call = { args: above?.arguments ?? [], node: above ?? maker, frame };
  }
  return undefined;
}

function superCall(maker: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  const ts = typescript();
  for (const statement of maker.body!.statements) {
    const call = ts.isExpressionStatement(statement) ? bare(statement.expression) : undefined;
    if (call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword) return call;
  }
  return undefined;
}

function fieldSlot(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  outer: Frame,
  name: string,
  member: ts.ClassElement | undefined,
  self: Created | undefined,
): Slot | undefined {
  const ts = typescript();
  const { context } = outer;
  const maker = makerOf(owner);
  const parameter = maker?.parameters.find(
    (each) => ts.isIdentifier(each.name) && each.name.text === name && ts.isParameterPropertyDeclaration(each, maker),
  );
  const references = () =>
    (context.index.members.get(name) ?? []).filter((each) => {
      const target = bare(each.expression);
      if (target.kind === ts.SyntaxKind.ThisKeyword) return classAround(target) === owner;
      return isChanged(each) && isInstance(session, target, owner, self);
    });
  const table = session.fieldsOf(self ?? owner, owner);
  const known = table.get(name);
  if (known) return known;
  // What is only read here is a field of a class above.
  if (!member && !parameter && !references().some((each) => isChanged(each))) return undefined;
  const classFrame = session.classFrame(owner, outer, self);
  const slot: Slot = {
    name,
    declaration: member ?? parameter ?? owner,
    context,
    owner: maker ?? owner,
    region: maker?.body ?? owner,
    home: () => (self && constructed(session, self, owner)) ?? classFrame,
    references,
    initial(frame) {
      if (member && ts.isPropertyDeclaration(member)) {
        if (member.initializer) {
          const value = session.evaluate(member.initializer, frame);
          const injected = ts.canHaveDecorators(member) && (ts.getDecorators(member)?.length ?? 0) > 0;
          return injected ? choice([value, unknown("a decorated field", value.origin, name)], value.origin) : value;
        }
        return references().some((each) => isChanged(each)) ? undefined : literalType(member.type, frame);
      }
      if (parameter) return session.parameterIn(parameter, frame);
      return undefined;
    },
  };
  table.set(name, slot);
  return slot;
}

/** Whether an expression is an object of the class, as seen from the top of the file. */
function isInstance(
  session: Session,
  target: ts.Expression,
  owner: ts.ClassLikeDeclaration,
  self: Created | undefined,
): boolean {
  const context = session.contextOfNode(target);
  if (!context) return false;
  return session
    .options(session.evaluate(target, context.root))
    .some(
      (one) =>
        one.kind === "created" &&
        one.of.kind === "class" &&
        (self ? one.node === self.node : lineage(session, one).some((each) => each.node === owner)),
    );
}

/** A static field or method, or a value assigned to the class itself. */
export function staticOf(
  session: Session,
  value: Class,
  name: string,
  node: ts.Node,
  frame: Frame,
): Abstract | undefined {
  const ts = typescript();
  const member = value.node.members.find((each) => isStatic(each) && nameText(each.name) === name);
  if (!member) return undefined;
  if (ts.isPropertyDeclaration(member) && isSetOutside(value, name))
    return unknown("a static field that is set elsewhere", at(node, frame), name);
  if (ts.isPropertyDeclaration(member))
    return member.initializer ? session.evaluate(member.initializer, value.frame) : undefinedAt(at(node, frame));
  if (ts.isMethodDeclaration(member))
    return {
      kind: "function",
      node: member,
      frame: session.classFrame(value.node, value.frame, value),
      origin: at(member.name, value.frame),
    };
  return ts.isGetAccessor(member) ? session.runBody(member, value.frame) : undefined;
}

function isSetOutside({ node: owner, frame }: Class, name: string): boolean {
  const ts = typescript();
  const { context } = frame;
  return (context.index.members.get(name) ?? []).some((each) => {
    const target = bare(each.expression);
    if (!isChanged(each)) return false;
    if (target.kind === ts.SyntaxKind.ThisKeyword) return classAround(target) === owner;
    return ts.isIdentifier(target) && context.scopes.resolve(target)?.node === owner;
  });
}

function isStatic(member: ts.ClassElement): boolean {
  const ts = typescript();
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

function nameText(name: ts.PropertyName | undefined): string | undefined {
  const ts = typescript();
  return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isPrivateIdentifier(name))
    ? name.text
    : undefined;
}
