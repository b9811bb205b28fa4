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

/** What the nodes of one statement give, flat. */
interface Chunk {
  readonly calls: ts.CallExpression[];
  readonly news: ts.NewExpression[];
  readonly identifiers: ts.Identifier[];
  readonly members: ts.PropertyAccessExpression[];
  hasJsx: boolean;
}

/** After an edit the parser gives back the statements that did not change: what was found in them is found again. */
const chunks = new WeakMap<ts.Node, Chunk>();
/** Statements of at most so many characters are kept as one. */
const widest = 2_000;
/** Deeper than this a tree is walked without recursion. */
const deepest = 400;

/** Collects calls and names in one walk. */
export function indexOf(source: ts.SourceFile): FileIndex {
  const whole = emptyChunk();
  collect(source, whole);
  const identifiers = new Map<string, ts.Identifier[]>();
  const members = new Map<string, ts.PropertyAccessExpression[]>();
  for (const id of whole.identifiers) push(identifiers, id.text, id);
  for (const member of whole.members) push(members, member.name.text, member);
  return { calls: whole.calls, news: whole.news, identifiers, members, hasJsx: whole.hasJsx };
}

const emptyChunk = (): Chunk => ({ calls: [], news: [], identifiers: [], members: [], hasJsx: false });

function collect(root: ts.Node, whole: Chunk): void {
  const { forEachChild, SyntaxKind } = typescript();
  const [first, last] = [SyntaxKind.FirstStatement, SyntaxKind.LastStatement];
  let into = whole;
  let depth = 0;
  const visit = (node: ts.Node): void => {
    const kept = into === whole && node.kind >= first && node.kind <= last && node.end - node.pos <= widest;
    if (!kept) {
      descend(node);
      return;
    }
    let chunk = chunks.get(node);
    if (!chunk) {
      chunk = emptyChunk();
      into = chunk;
      descend(node);
      into = whole;
      chunks.set(node, chunk);
    }
    append(whole, chunk);
  };
  const descend = (node: ts.Node): void => {
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

function append(whole: Chunk, chunk: Chunk): void {
  for (const each of chunk.calls) whole.calls.push(each);
  for (const each of chunk.news) whole.news.push(each);
  for (const each of chunk.identifiers) whole.identifiers.push(each);
  for (const each of chunk.members) whole.members.push(each);
  whole.hasJsx ||= chunk.hasJsx;
}

function take(node: ts.Node, into: Chunk): void {
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
      into.hasJsx = true;
  }
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
