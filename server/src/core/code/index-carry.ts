import type ts from "typescript";
import { collect, emptyFound, type Found, type Index, type Indexed, push, take } from "./file-index.ts";
import { typescript } from "./typescript.ts";

/** Subtrees of at most so many characters are taken whole. */
const small = 500;

/**
 * Hands the index of a tree on to the tree that an edit made of it: the parser gives back what did not change as the same
 * nodes, so that only the way down to the edit is looked at. The old tree's index is used up.
 */
export function carryIndex(old: Indexed, source: Indexed): void {
  const index = old.deepgramIndex;
  if (!index || old === source) return;
  old.deepgramIndex = undefined;
  const gone: Found[] = [];
  const come: Found[] = [];
  compare(old, source, gone, come);
  // All that is gone first: a node may have come back in another place.
  if (!gone.every((found) => change(index, found, remove))) return;
  for (const found of come) change(index, found, insert);
  source.deepgramIndex = index;
}

/** What the nodes gave that only one of two trees has: an entry for each run of neighbours. */
function compare(old: ts.Node, source: ts.Node, gone: Found[], come: Found[]): void {
  const pairs: [ts.Node, ts.Node][] = [[old, source]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [before, after] = pair;
    if (before === after) continue;
    if (before.end - before.pos <= small && after.end - after.pos <= small) {
      gone.push(allOf([before]));
      come.push(allOf([after]));
      continue;
    }
    gone.push(ownOf(before));
    come.push(ownOf(after));
    const [from, to] = different(childrenOf(before), childrenOf(after));
    const alike = from.length === to.length && from.every((node, i) => node.kind === to[i]!.kind);
    if (alike) for (const [i, node] of from.entries()) pairs.push([node, to[i]!]);
    else {
      gone.push(allOf(from));
      come.push(allOf(to));
    }
  }
}

function ownOf(node: ts.Node): Found {
  const found = emptyFound();
  take(node, found);
  return found;
}

function allOf(nodes: readonly ts.Node[]): Found {
  const found = emptyFound();
  for (const node of nodes) collect(node, found);
  return found;
}

/** Without the end of the file, which holds nothing and is another one in each tree. */
function childrenOf(node: ts.Node): ts.Node[] {
  const { forEachChild, SyntaxKind } = typescript();
  const end = SyntaxKind.EndOfFileToken;
  const children: ts.Node[] = [];
  forEachChild(node, (child) => {
    if (child.kind !== end) children.push(child);
  });
  return children;
}

/** What is left of two lists without the nodes that they begin and end with alike. */
function different(before: readonly ts.Node[], after: readonly ts.Node[]): [ts.Node[], ts.Node[]] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

/** Neighbours stand together in each list. False: they do not, and the index is of no more use. */
type Change = <T extends ts.Node>(list: T[], nodes: readonly T[], nameOf?: (node: T) => ts.Node) => boolean;

function change(index: Index, found: Found, how: Change): boolean {
  index.jsx += how === insert ? found.jsx : -found.jsx;
  return (
    how(index.calls, found.calls) &&
    how(index.news, found.news) &&
    changeNamed(index.identifiers, found.identifiers, (id) => id, how) &&
    changeNamed(index.members, found.members, (access) => access.name, how)
  );
}

function changeNamed<T extends ts.Node>(
  lists: Map<string, T[]>,
  nodes: readonly T[],
  nameOf: (node: T) => ts.Identifier | ts.PrivateIdentifier,
  how: Change,
): boolean {
  const byName = new Map<string, T[]>();
  for (const node of nodes) push(byName, nameOf(node).text, node);
  for (const [name, same] of byName) {
    const list = lists.get(name) ?? [];
    if (!how(list, same, nameOf)) return false;
    if (list.length > 0) lists.set(name, list);
    else lists.delete(name);
  }
  return true;
}

const remove: Change = (list, nodes) => {
  if (nodes.length === 0) return true;
  const at = list.indexOf(nodes[0]!);
  if (at < 0 || list[at + nodes.length - 1] !== nodes.at(-1)) return false;
  list.splice(at, nodes.length);
  return true;
};

const insert: Change = (list, nodes, nameOf = (node) => node) => {
  if (nodes.length > 0) list.splice(placeFor(list, nameOf(nodes[0]!), nameOf), 0, ...nodes);
  return true;
};

/** Where a node belongs in the order of the text: after what begins no later, but before what lies inside of it. */
function placeFor<T extends ts.Node>(list: readonly T[], { pos, end }: ts.Node, nameOf: (node: T) => ts.Node): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = nameOf(list[middle]!);
    if (at.pos < pos || (at.pos === pos && at.end > end)) low = middle + 1;
    else high = middle;
  }
  return low;
}
