/** A method of lists: which parameter of its callback is an item, and what it gives back. */
export interface ListCall {
  readonly callback?: number;
  readonly gives: "item" | "list" | "other";
}

const calls: Readonly<Record<string, ListCall>> = {
  map: { callback: 0, gives: "other" },
  flatMap: { callback: 0, gives: "other" },
  forEach: { callback: 0, gives: "other" },
  some: { callback: 0, gives: "other" },
  every: { callback: 0, gives: "other" },
  reduce: { callback: 1, gives: "other" },
  filter: { callback: 0, gives: "list" },
  sort: { callback: 0, gives: "list" },
  toSorted: { callback: 0, gives: "list" },
  slice: { gives: "list" },
  reverse: { gives: "list" },
  find: { callback: 0, gives: "item" },
  findLast: { callback: 0, gives: "item" },
  at: { gives: "item" },
  pop: { gives: "item" },
  shift: { gives: "item" },
};

export function listCall(name: string): ListCall | undefined {
  return Object.hasOwn(calls, name) ? calls[name] : undefined;
}
