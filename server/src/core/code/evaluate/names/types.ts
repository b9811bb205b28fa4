import type ts from "typescript";
import type { Abstract, Frame, Obj } from "../../abstract.ts";
import type { FileContext } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { at, choice, nameOf } from "../values/make.ts";
import { stringLiteral } from "../values/strings.ts";

/** The values that a type of literals allows: `"nova-3" | "flux-general-en"`, also through a type alias of the file. */
export function literalType(type: ts.TypeNode | undefined, frame: Frame, depth = 0): Abstract | undefined {
  const ts = typescript();
  if (!type || depth > 4) return undefined;
  if (ts.isUnionTypeNode(type)) {
    const all = type.types.map((each) => literalType(each, frame, depth + 1));
    return all.includes(undefined) ? undefined : choice(all as Abstract[], at(type, frame));
  }
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return stringLiteral(type.literal, frame);
  if (ts.isTypeLiteralNode(type)) return memberTypes(type.members, at(type, frame), frame, depth);
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const named = namedType(type.typeName.text, frame.context);
  if (!named) return undefined;
  if (ts.isTypeAliasDeclaration(named)) return literalType(named.type, frame, depth + 1);
  return named.heritageClauses ? undefined : memberTypes(named.members, at(named.name, frame), frame, depth);
}

/** An object of which the types of some members allow literals only. */
function memberTypes(
  members: readonly ts.TypeElement[],
  origin: Abstract["origin"],
  frame: Frame,
  depth: number,
): Obj | undefined {
  const ts = typescript();
  const props = members.flatMap((member): Obj["props"][number][] => {
    if (!ts.isPropertySignature(member) || !member.type) return [];
    const name = nameOf(member.name);
    const value = literalType(member.type, frame, depth + 1);
    if (name === undefined || !value) return [];
    return [
      { name, key: at(member.name, frame), value, sometimes: member.questionToken !== undefined, renamable: false },
    ];
  });
  return props.length > 0 ? { kind: "object", props, complete: false, reason: "a parameter", origin } : undefined;
}

function namedType(name: string, context: FileContext): ts.TypeAliasDeclaration | ts.InterfaceDeclaration | undefined {
  const ts = typescript();
  const ids = context.index.identifiers.get(name) ?? [];
  return ids
    .map((id) => id.parent)
    .find(
      (node): node is ts.TypeAliasDeclaration | ts.InterfaceDeclaration =>
        (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name.text === name,
    );
}
