import type ts from "typescript";
import type { Abstract, Class, Created, Frame } from "../abstract.ts";
import { typescript } from "../typescript.ts";
import { frameAround, selfOf } from "./frames.ts";
import { at, undefinedAt, unknown } from "./make.ts";
import { literalType, withoutBlanks } from "./names.ts";
import { bare, classAround, ownerOf } from "./nodes.ts";
import type { Session } from "./session.ts";
import { changesOf, type Slot, valueAt } from "./variables.ts";

/** `this.name`, where `this` is an instance of the class around the node, or the object literal around the method. */
export function thisMember(session: Session, name: string, node: ts.Expression, frame: Frame): Abstract {
  const ts = typescript();
  const owner = classAround(node);
  const self = selfOf(frame);
  if (owner) {
    const own = self?.kind === "created" && self.of.kind === "class" && self.of.node === owner ? self : undefined;
    return (
      fieldIn(session, owner, name, node, frame, own) ?? unknown("a field of another class", at(node, frame), name)
    );
  }
  const method = ownerOf(node);
  const object = ts.isMethodDeclaration(method) || ts.isAccessor(method) ? method.parent : undefined;
  if (object && ts.isObjectLiteralExpression(object))
    return session.member(session.evaluate(object, frameAround(object, frame)), name, node, frame);
  if (self) return session.member(self, name, node, frame);
  return unknown("a member of an unknown 'this'", at(node, frame), name);
}

/** A member of an object that was made by `new C(…)` of a class that is seen. */
export function fieldOf(
  session: Session,
  value: Created,
  name: string,
  node: ts.Node,
  _frame: Frame,
): Abstract | undefined {
  if (value.of.kind !== "class") return undefined;
  return fieldIn(session, value.of.node, name, node, value.of.frame, value);
}

function fieldIn(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
  use: ts.Node,
  frame: Frame,
  self: Created | undefined,
  depth = 0,
): Abstract | undefined {
  const ts = typescript();
  const outer = self?.of.kind === "class" ? self.of.frame : frameAround(owner, frame);
  const classFrame = session.classFrame(owner, outer, self);
  const member = owner.members.find((each) => !isStatic(each) && nameText(each.name) === name);
  if (member && ts.isMethodDeclaration(member))
    return { kind: "function", node: member, frame: classFrame, origin: at(member.name, outer) };
  if (member && ts.isGetAccessor(member)) return session.runBody(member, classFrame, undefined);
  const slot = fieldSlot(session, owner, name, member, self);
  // What this class never gives a value to is set by a subclass, a decorator or from outside.
  const given = slot && (slot.initial(slot.home(frame)) !== undefined || changesOf(session, slot).length > 0);
  if (slot && given) {
    // A field is looked at in the flow of the method at hand only when it is that class's own code.
    const inside = classAround(use) === owner ? use : undefined;
    return withoutBlanks(
      valueAt(session, slot, inside, inside && frame.context === outer.context ? frame : classFrame),
    );
  }
  const heritage = owner.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  if (!heritage || depth > 4) return undefined;
  const parent = session.evaluate(heritage.expression, outer);
  if (parent.kind !== "class") return undefined;
  return fieldIn(session, parent.node, name, use, parent.frame, undefined, depth + 1);
}

function fieldSlot(
  session: Session,
  owner: ts.ClassLikeDeclaration,
  name: string,
  member: ts.ClassElement | undefined,
  self: Created | undefined,
): Slot | undefined {
  const ts = typescript();
  const context = session.contextOfNode(owner);
  if (!context) return undefined;
  const maker = owner.members.find(
    (each): each is ts.ConstructorDeclaration => ts.isConstructorDeclaration(each) && !!each.body,
  );
  const parameter = maker?.parameters.find(
    (each) => ts.isIdentifier(each.name) && each.name.text === name && ts.isParameterPropertyDeclaration(each, maker),
  );
  const references = () =>
    (context.index.members.get(name) ?? []).filter((each) => {
      const target = bare(each.expression);
      return target.kind === ts.SyntaxKind.ThisKeyword && classAround(target) === owner;
    });
  const table = session.fieldsOf(self ?? owner, owner);
  const known = table.get(name);
  if (known) return known;
  if (!member && !parameter && references().length === 0) return undefined;
  const construct = (frame: Frame): Frame => {
    const outer = self?.of.kind === "class" ? self.of.frame : frameAround(owner, frame);
    if (!maker || !self) return session.classFrame(owner, outer, self);
    return session.callFrame(
      maker,
      session.classFrame(owner, outer, self),
      self.node.arguments ?? [],
      self.node,
      self.frame,
    );
  };
  const slot: Slot = {
    name,
    declaration: member ?? parameter ?? owner,
    context,
    owner: maker ?? owner,
    region: maker?.body ?? owner,
    home: construct,
    references,
    initial(frame) {
      if (member && ts.isPropertyDeclaration(member)) {
        if (member.initializer) return session.evaluate(member.initializer, frame);
        return references().length === 0 ? literalType(member.type, frame) : undefined;
      }
      if (parameter) return session.parameterIn(parameter, frame);
      return undefined;
    },
  };
  table.set(name, slot);
  return slot;
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
  if (ts.isPropertyDeclaration(member))
    return member.initializer ? session.evaluate(member.initializer, value.frame) : undefinedAt(at(node, frame));
  if (ts.isMethodDeclaration(member))
    return {
      kind: "function",
      node: member,
      frame: session.classFrame(value.node, value.frame, value),
      origin: at(member.name, value.frame),
    };
  return ts.isGetAccessor(member) ? session.runBody(member, value.frame, undefined) : undefined;
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
