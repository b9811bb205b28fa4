import type { Origin } from "../exchange/origin.ts";
import type { Value } from "../exchange/value.ts";

const deepest = 12;
const most = 2000;

/** A value as plain JSON, for matching and counting: holes become `…`, and what is not resolved is left out. */
export function plain(value: Value | undefined): unknown {
  let left = most;
  const walk = (current: Value | undefined, depth: number): unknown => {
    if (!current || depth > deepest || left-- <= 0) return undefined;
    switch (current.kind) {
      case "text":
        return current.parts.map((part) => (part.kind === "literal" ? part.text : "…")).join("");
      case "number":
      case "boolean":
        return current.value;
      case "null":
        return null;
      case "array":
        return current.items.map((item) => walk(item, depth + 1));
      case "object":
        return Object.fromEntries(current.bag.entries.map((entry) => [entry.name, walk(entry.value, depth + 1)]));
      default:
        return undefined;
    }
  };
  return walk(value, 0);
}

export interface Leaf {
  readonly name: string;
  readonly text: string;
  readonly at: Origin;
}

/** Every named text, number and boolean of a JSON value, outer ones first. */
export function leaves(value: Value | undefined): Leaf[] {
  const found: Leaf[] = [];
  let level: { name: string; value: Value }[] = value ? [{ name: "", value }] : [];
  for (let depth = 0; depth <= deepest && level.length > 0 && found.length < most; depth++) {
    const next: { name: string; value: Value }[] = [];
    for (const { name, value: current } of level) {
      if (current.kind === "object") for (const entry of current.bag.entries) next.push(entry);
      else if (current.kind === "array") for (const item of current.items) next.push({ name, value: item });
      else if (current.kind === "text" || current.kind === "number" || current.kind === "boolean")
        found.push({ name, text: String(plain(current)), at: current.origin });
    }
    level = next.slice(0, most);
  }
  return found;
}
