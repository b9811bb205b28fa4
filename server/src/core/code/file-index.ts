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

/** Collects calls and names in one walk with an explicit stack: deep trees must not overflow. */
export function indexOf(source: ts.SourceFile): FileIndex {
  const { SyntaxKind } = typescript();
  const calls: ts.CallExpression[] = [];
  const news: ts.NewExpression[] = [];
  const identifiers = new Map<string, ts.Identifier[]>();
  const members = new Map<string, ts.PropertyAccessExpression[]>();
  let hasJsx = false;
  walk(source, (node) => {
    switch (node.kind) {
      case SyntaxKind.Identifier: {
        const id = node as ts.Identifier;
        const parent = id.parent;
        if (parent?.kind === SyntaxKind.PropertyAccessExpression && (parent as ts.PropertyAccessExpression).name === id)
          push(members, id.text, parent as ts.PropertyAccessExpression);
        else push(identifiers, id.text, id);
        break;
      }
      case SyntaxKind.PrivateIdentifier:
        if (node.parent?.kind === SyntaxKind.PropertyAccessExpression)
          push(members, (node as ts.PrivateIdentifier).text, node.parent as ts.PropertyAccessExpression);
        break;
      case SyntaxKind.CallExpression:
        calls.push(node as ts.CallExpression);
        break;
      case SyntaxKind.NewExpression:
        news.push(node as ts.NewExpression);
        break;
      case SyntaxKind.JsxElement:
      case SyntaxKind.JsxSelfClosingElement:
      case SyntaxKind.JsxFragment:
        hasJsx = true;
    }
  });
  return { calls, news, identifiers, members, hasJsx };
}

function push<T>(map: Map<string, T[]>, name: string, item: T): void {
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
