import type { Call } from "../exchange/call.ts";
import type { Finding } from "../rules/rule.ts";
import type { Judged } from "./shared-text.ts";

/** What one check of a text leaves for the next one, of the text as it was edited since. */
export interface Kept {
  readonly text: string;
  readonly judged: readonly Judged[];
}

/** One stretch of a text that was replaced by another. */
interface Change {
  readonly uri: string;
  readonly start: number;
  /** In the text as it was. */
  readonly end: number;
  readonly shift: number;
}

/** So near to an edit a place may be one that a rule finds beside what it is given: a quote, a comma. */
const margin = 16;
/** A call that is larger is judged again. */
const mostNodes = 20_000;

/**
 * The findings of a call that an edit only moved, moved alike: rules see nothing but the call, so that the same call gives the same
 * findings. Undefined for a call that is new, that changed, or in which the edit lies.
 */
export function keptFindings(
  uri: string,
  text: string,
  kept: Kept | undefined,
): (call: Call) => readonly Finding[] | undefined {
  if (!kept) return () => undefined;
  const change = changeOf(uri, kept.text, text);
  const before = new Map(kept.judged.map((each) => [keyOf(each.call, change), each]));
  return (call) => {
    const { text: file, start } = call.head;
    const found = before.get(`${file} ${start}`);
    if (!found || !new Comparison(change).same(found.call, call)) return undefined;
    return change.shift === 0 ? found.findings : found.findings.map((finding) => moved(finding, change));
  };
}

function keyOf({ head }: Call, change: Change): string {
  return `${head.text} ${head.text === change.uri ? place(head.start, change) : head.start}`;
}

const place = (at: number, { start, shift }: Change) => (at <= start ? at : at + shift);

function changeOf(uri: string, before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { uri, start, end: before.length - tail, shift: after.length - before.length };
}

interface Data {
  readonly [name: string]: unknown;
  readonly text?: unknown;
  readonly start?: unknown;
  readonly end?: unknown;
}

const isPlace = (data: Data) =>
  typeof data.text === "string" && typeof data.start === "number" && typeof data.end === "number";

/** Whether two calls are the same but for where they stand. */
class Comparison {
  readonly #change: Change;
  #left = mostNodes;

  constructor(change: Change) {
    this.#change = change;
  }

  same(before: unknown, after: unknown): boolean {
    if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
      return typeof before !== "function" && Object.is(before, after);
    if (this.#left-- <= 0) return false;
    const [old, now] = [before as Data, after as Data];
    const names = Object.keys(old);
    if (names.length !== Object.keys(now).length || Array.isArray(old) !== Array.isArray(now)) return false;
    const moves = isPlace(old) && isPlace(now) && old.text === this.#change.uri;
    if (moves && !this.#movedTo(old, now)) return false;
    return names.every((name) => (moves && (name === "start" || name === "end")) || this.same(old[name], now[name]));
  }

  #movedTo(old: Data, now: Data): boolean {
    const { start, end, shift } = this.#change;
    const [from, to] = [old.start as number, old.end as number];
    const by = to + margin <= start ? 0 : from - margin >= end ? shift : undefined;
    return by !== undefined && now.start === from + by && now.end === to + by;
  }
}

function moved<T>(value: T, change: Change): T {
  if (Array.isArray(value)) return value.map((each) => moved(each, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  const data = value as Data;
  const here = isPlace(data) && data.text === change.uri;
  return Object.fromEntries(
    Object.entries(data).map(([name, each]) => [
      name,
      here && (name === "start" || name === "end") ? place(each as number, change) : moved(each, change),
    ]),
  ) as T;
}
