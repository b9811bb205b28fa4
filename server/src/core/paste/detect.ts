import { commandAt } from "./commands/index.ts";
import type { Item } from "./items.ts";
import { readLine } from "./lines/index.ts";
import { noiseOf } from "./lines/noise.ts";
import { balanced } from "./shell/powershell.ts";
import type { Source } from "./text/slice.ts";
import { readDevtools, startsDevtools } from "./wire/devtools.ts";
import { readHttp, startsHttp } from "./wire/http.ts";

/** A stretch of a text that was read as something else already: code. */
export interface Claimed {
  readonly start: number;
  readonly end: number;
}

/** Cuts a text into segments, line by line, and reads each with the reader of its kind. Linear in the text. */
export function readSegments(
  source: Source,
  claimed: readonly Claimed[],
): { items: Item[]; unread: { start: number; end: number }[] } {
  const items: Item[] = [];
  const unread: { start: number; end: number }[] = [];
  const { text } = source;
  const budget = { left: 4 * text.length + 100_000 };
  let at = 0;
  for (let next = 0; at < text.length; ) {
    while (next < claimed.length && claimed[next]!.end <= at) next++;
    const block = claimed[next];
    if (block && block.start <= at) {
      at = block.end;
      continue;
    }
    const limit = block?.start ?? text.length;
    const newline = text.indexOf("\n", at);
    const end = newline < 0 || newline > limit ? limit : newline;
    const head = text.slice(at, Math.min(end, at + 2000));
    if (head.trim() === "" || /^\s*```\w*\s*$/.test(head)) {
      at = end + 1;
      continue;
    }
    const noise = /=\s*@\{|=\s*\(?(?:Invoke-(?:Rest|Web)|irm |iwr )/i.test(head) ? undefined : noiseOf(head);
    // A brace alone may open a JSON value that goes on.
    if (noise && !/^\s*[{[]/.test(head)) {
      if (noise !== "brackets" && noise !== "line")
        items.push({ kind: "other", at: { text: source.name, start: at, end }, words: noise });
      at = end + 1;
      continue;
    }
    const read = segment(source, head, at, limit) ?? readLine(source, at, end, limit, budget);
    items.push(...read.items);
    if (read.items.length === 0 && !noise) unread.push({ start: at, end });
    at = read.end > end ? afterRest(text, read.end) : end + 1;
  }
  return { items, unread };
}

/** Past what little stands on the line after a value that spans lines: `);`, `,`. */
function afterRest(text: string, at: number): number {
  const rest = /^[\s)\]};,'"`]*\n/.exec(text.slice(at, at + 40));
  return rest ? at + rest[0].length : Math.max(at, 1);
}

function segment(
  source: Source,
  head: string,
  at: number,
  limit: number,
): { items: readonly Item[]; end: number } | undefined {
  const command = commandAt(source, head, at, limit);
  if (command) return command;
  if (startsHttp(head)) return readHttp(source, at, limit);
  if (startsDevtools(head)) return readDevtools(source, at, limit);
  const table = /^\s*\$\w+\s*=\s*@\{/.exec(head);
  if (table) {
    const end = balanced(source.text, at + table[0].length - 1, Math.min(limit, at + 20_000));
    return { items: [{ kind: "other", at: { text: source.name, start: at, end }, words: "variable" }], end };
  }
  return undefined;
}
