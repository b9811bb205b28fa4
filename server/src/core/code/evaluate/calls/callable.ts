import type ts from "typescript";
import type { FileContext } from "../../context.ts";
import { once } from "../../context.ts";
import { typescript } from "../../typescript.ts";
import { isTarget } from "../flow/places.ts";

/** The names under which functions and classes of a file can be called: of declarations, members and exports. */
export function callableNames(context: FileContext): ReadonlySet<string> {
  return once(context, callableNames, () => {
    const names = new Set<string>();
    for (const [name, ids] of context.index.identifiers) if (ids.some(isDeclared)) names.add(name);
    for (const [name, members] of context.index.members) if (members.some(isTarget)) names.add(name);
    return names;
  });
}

function isDeclared(id: ts.Identifier): boolean {
  const ts = typescript();
  const { parent } = id;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.name === id;
  return (
    ts.isFunctionDeclaration(parent) ||
    ts.isClassLike(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isAccessor(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isImportSpecifier(parent)
  );
}
