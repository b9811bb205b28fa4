import type ts from "typescript";
import type { FileContext } from "./context.ts";
import type { FileIndex } from "./file-index.ts";
import { typescript } from "./typescript.ts";

/** A name that a file declares. */
export interface Binding {
  readonly name: string;
  readonly kind: "const" | "let" | "param" | "function" | "class" | "enum" | "namespace" | "import" | "catch";
  /** The variable declaration, parameter, binding element, function, class, enum, namespace or import specifier. */
  readonly node: ts.Node;
  /** The name as written in the declaration. */
  readonly id: ts.Identifier;
  readonly context: FileContext;
}

/** Resolves names within one file. What is known of a name is worked out when it is first asked for. */
export interface Scopes {
  /** What the identifier stands for at its place. Undefined: nothing in this file declares it. */
  resolve(id: ts.Identifier): Binding | undefined;
  /** A name looked up from a node. */
  lookup(name: string, from: ts.Node): Binding | undefined;
  /** Identifiers that stand for the binding, its declaration left out. */
  references(binding: Binding): readonly ts.Identifier[];
}

export function scopesOf(index: FileIndex, context: () => FileContext): Scopes {
  const declared = new Map<string, Map<ts.Node, Binding>>();
  const references = new Map<Binding, readonly ts.Identifier[]>();
  const scopes = new Map<Binding, ts.Node>();

  /** The declarations of a name by the scope in which it holds. */
  const declarations = (name: string): Map<ts.Node, Binding> => {
    let found = declared.get(name);
    if (found) return found;
    found = new Map();
    for (const id of index.identifiers.get(name) ?? []) {
      const kind = declarationKind(id);
      if (!kind) continue;
      const scope = scopeOf(id.parent, kind.hoisted);
      const before = found.get(scope);
      // Of several functions of one name the last one holds; overloads have no body.
      const replaces = before?.kind === "function" && kind.kind === "function" && hasBody(id.parent);
      const overload = before?.kind === "function" && !hasBody(before.node);
      if (!before || replaces || overload) {
        const binding: Binding = { name, kind: kind.kind, node: id.parent, id, context: context() };
        found.set(scope, binding);
        scopes.set(binding, scope);
      }
    }
    declared.set(name, found);
    return found;
  };

  const lookup = (name: string, from: ts.Node): Binding | undefined => {
    const found = declarations(name);
    if (found.size === 0) return undefined;
    for (let node: ts.Node | undefined = from; node; node = node.parent) {
      const binding = found.get(node);
      if (binding) return binding;
    }
    return undefined;
  };

  return {
    lookup,
    resolve: (id) => lookup(id.text, id),
    references(binding) {
      let found = references.get(binding);
      if (!found) {
        const same = insideOf(index.identifiers.get(binding.name) ?? [], scopes.get(binding));
        found = same.filter((id) => id !== binding.id && isReference(id) && lookup(id.text, id) === binding);
        references.set(binding, found);
      }
      return found;
    },
  };
}

/** Those of many identifiers, in the order of the text, that lie inside a node: a common name is declared in many scopes. */
function insideOf(ids: readonly ts.Identifier[], scope: ts.Node | undefined): readonly ts.Identifier[] {
  if (!scope) return ids;
  const first = (position: number) => {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ids[middle]!.pos < position) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ids.slice(first(scope.pos), first(scope.end));
}

const hasBody = (node: ts.Node) => (node as ts.FunctionDeclaration).body !== undefined;

interface DeclarationKind {
  readonly kind: Binding["kind"];
  /** `var`: it holds in the whole function. */
  readonly hoisted: boolean;
}

function declarationKind(id: ts.Identifier): DeclarationKind | undefined {
  const ts = typescript();
  const { parent } = id;
  if (!parent) return undefined;
  if (ts.isBindingElement(parent)) {
    if (parent.name !== id) return undefined;
    let root: ts.Node = parent;
    while (ts.isBindingElement(root) || ts.isObjectBindingPattern(root) || ts.isArrayBindingPattern(root))
      root = root.parent;
    return ts.isParameter(root) ? { kind: "param", hoisted: false } : variableKind(root);
  }
  if (ts.isVariableDeclaration(parent)) return parent.name === id ? variableKind(parent) : undefined;
  const named = (parent as { name?: ts.Node }).name === id;
  if (!named) return undefined;
  if (ts.isParameter(parent)) return { kind: "param", hoisted: false };
  if (ts.isFunctionDeclaration(parent) || ts.isFunctionExpression(parent)) return { kind: "function", hoisted: false };
  if (ts.isClassLike(parent)) return { kind: "class", hoisted: false };
  if (ts.isEnumDeclaration(parent)) return { kind: "enum", hoisted: false };
  if (ts.isModuleDeclaration(parent)) return { kind: "namespace", hoisted: false };
  const imported =
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isImportEqualsDeclaration(parent);
  return imported ? { kind: "import", hoisted: false } : undefined;
}

function variableKind(node: ts.Node): DeclarationKind {
  const ts = typescript();
  if (node.parent && ts.isCatchClause(node.parent)) return { kind: "catch", hoisted: false };
  const flags = node.parent?.flags ?? 0;
  if (flags & (ts.NodeFlags.Const | ts.NodeFlags.Using)) return { kind: "const", hoisted: false };
  return { kind: "let", hoisted: !(flags & ts.NodeFlags.Let) };
}

/** The node within which a declaration holds. */
function scopeOf(declaration: ts.Node, hoisted: boolean): ts.Node {
  const ts = typescript();
  let root: ts.Node = declaration;
  while (ts.isBindingElement(root) || ts.isObjectBindingPattern(root) || ts.isArrayBindingPattern(root))
    root = root.parent;
  if (ts.isParameter(root)) return root.parent;
  if (ts.isFunctionExpression(root) || ts.isClassExpression(root)) return root;
  for (let node = root.parent; node; node = node.parent) {
    if (ts.isSourceFile(node) || ts.isModuleBlock(node)) return node;
    if (hoisted) {
      if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) return node;
    } else if (
      ts.isBlock(node) ||
      ts.isCaseBlock(node) ||
      ts.isCatchClause(node) ||
      ts.isForStatement(node) ||
      ts.isForOfStatement(node) ||
      ts.isForInStatement(node) ||
      ts.isFunctionLike(node)
    )
      return node;
  }
  return root.getSourceFile();
}

/** Whether an identifier stands for a value, rather than naming a member, a label or a type. */
export function isReference(id: ts.Identifier): boolean {
  const ts = typescript();
  const { parent } = id;
  if (!parent) return false;
  if (ts.isPropertyAssignment(parent) || ts.isEnumMember(parent) || ts.isJsxAttribute(parent))
    return (parent as { initializer?: ts.Node }).initializer === id;
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === id;
  if (ts.isBindingElement(parent)) return parent.initializer === id;
  if (ts.isParameter(parent)) return parent.initializer === id;
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent))
    return ts.isTypeQueryNode(parent) || ts.isExpressionWithTypeArguments(parent);
  if (ts.isExportSpecifier(parent)) return (parent.propertyName ?? parent.name) === id;
  const names =
    ts.isMethodDeclaration(parent) ||
    ts.isAccessor(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeParameterDeclaration(parent);
  return !names;
}
