import type ts from "typescript";
import { typescript } from "./typescript.ts";

/** What one walk over a tree collects, in the order of the text. */
export interface FileIndex {
  readonly calls: readonly ts.CallExpression[];
  readonly news: readonly ts.NewExpression[];
  /** Identifiers by name: every one that is not the name of a member. */
  readonly identifiers: ReadonlyMap<string, readonly ts.Identifier[]>;
  /** `x.name` by name. */
  readonly members: ReadonlyMap<string, readonly ts.PropertyAccessExpression[]>;
  readonly hasJsx: boolean;
}

/** What the nodes of some subtrees give, flat. */
export interface Found {
  readonly calls: ts.CallExpression[];
  readonly news: ts.NewExpression[];
  readonly identifiers: ts.Identifier[];
  readonly members: ts.PropertyAccessExpression[];
  jsx: number;
}

/** An index that can be mended in place. */
export interface Index extends FileIndex {
  readonly calls: ts.CallExpression[];
  readonly news: ts.NewExpression[];
  readonly identifiers: Map<string, ts.Identifier[]>;
  readonly members: Map<string, ts.PropertyAccessExpression[]>;
  jsx: number;
}

/** A tree holds its index itself: a weak map outside of it would keep every tree of a scan alive through its youth. */
export interface Indexed extends ts.SourceFile {
  deepgramIndex?: Index | undefined;
}

/** Deeper than this a tree is walked without recursion. */
const deepest = 400;

/** Collects calls and names in one walk, once for a tree. */
export function indexOf(source: Indexed): FileIndex {
  if (source.deepgramIndex) return source.deepgramIndex;
  const found = emptyFound();
  collect(source, found);
  const index: Index = {
    calls: found.calls,
    news: found.news,
    identifiers: new Map(),
    members: new Map(),
    jsx: found.jsx,
    get hasJsx() {
      return this.jsx > 0;
    },
  };
  for (const id of found.identifiers) push(index.identifiers, id.text, id);
  for (const member of found.members) push(index.members, member.name.text, member);
  source.deepgramIndex = index;
  return index;
}

export const emptyFound = (): Found => ({ calls: [], news: [], identifiers: [], members: [], jsx: 0 });

/** Takes what a subtree gives. */
export function collect(root: ts.Node, into: Found): void {
  const { forEachChild } = typescript();
  let depth = 0;
  const visit = (node: ts.Node): void => {
    take(node, into);
    if (depth >= deepest) {
      walk(node, (each) => {
        if (each !== node) take(each, into);
      });
      return;
    }
    depth++;
    forEachChild(node, visit);
    depth--;
  };
  visit(root);
}

/** Takes what one node gives. */
export function take(node: ts.Node, into: Found): void {
  const { SyntaxKind } = typescript();
  switch (node.kind) {
    case SyntaxKind.Identifier: {
      const id = node as ts.Identifier;
      const parent = id.parent;
      if (parent?.kind === SyntaxKind.PropertyAccessExpression && (parent as ts.PropertyAccessExpression).name === id)
        into.members.push(parent as ts.PropertyAccessExpression);
      else into.identifiers.push(id);
      break;
    }
    case SyntaxKind.PrivateIdentifier:
      if (node.parent?.kind === SyntaxKind.PropertyAccessExpression)
        into.members.push(node.parent as ts.PropertyAccessExpression);
      break;
    case SyntaxKind.CallExpression:
      into.calls.push(node as ts.CallExpression);
      break;
    case SyntaxKind.NewExpression:
      into.news.push(node as ts.NewExpression);
      break;
    case SyntaxKind.JsxElement:
    case SyntaxKind.JsxSelfClosingElement:
    case SyntaxKind.JsxFragment:
      into.jsx++;
  }
}

export function push<T>(map: Map<string, T[]>, name: string, item: T): void {
  const list = map.get(name);
  if (list) list.push(item);
  else map.set(name, [item]);
}

/** Visits every node below and including `root` in the order of the text, without recursion. `visit` returns false to leave a subtree out. */
export function walk(root: ts.Node, visit: (node: ts.Node) => unknown): void {
  const { forEachChild } = typescript();
  const stack: ts.Node[] = [root];
  const children: ts.Node[] = [];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (visit(node) === false) continue;
    children.length = 0;
    forEachChild(node, (child) => {
      children.push(child);
    });
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
}
