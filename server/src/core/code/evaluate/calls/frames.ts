import type ts from "typescript";
import type { Abstract, Bound, Frame } from "../../abstract.ts";
import { within } from "../names/nodes.ts";

/** The innermost frame of the chain that the node runs in. */
export function frameAround(node: ts.Node, frame: Frame): Frame {
  let current = frame;
  while (current.parent && current.node && !(within(node, current.node) && node !== current.node))
    current = current.parent;
  return current;
}

export function frameOf(node: ts.Node, parent: Frame, bound: Bound, self?: Abstract): Frame {
  return { context: parent.context, parent, node, bound, depth: parent.depth + 1, ...(self ? { self } : {}) };
}

/** What a parameter or loop variable stands for in a frame. */
export function boundTo(node: ts.Node, frame: Frame, member?: string): Abstract | undefined {
  for (let current: Frame | undefined = frame; current; current = current.parent) {
    const value = current.bound.get(node, member);
    if (value) return value;
  }
  return undefined;
}

export function selfOf(frame: Frame): Abstract | undefined {
  for (let current: Frame | undefined = frame; current; current = current.parent) if (current.self) return current.self;
  return undefined;
}
