import { commands } from "./commands/index.ts";
import type { Item } from "./items.ts";
import { type Budget, readLine } from "./lines/index.ts";
import { noiseOf } from "./lines/noise.ts";
import type { Read, Reader } from "./reader.ts";
import { Repeats } from "./repeats.ts";
import { table } from "./shell/powershell.ts";
import type { Source } from "./text/slice.ts";
import { devtools } from "./wire/devtools.ts";
import { http } from "./wire/http.ts";
import { page } from "./wire/page.ts";

/** The forms that are more than lines, in the order in which they are tried. */
const readers: readonly Reader[] = [commands, http, devtools, table, page];

/** A stretch of a text that was read as something else already: code. */
export interface Claimed {
  readonly start: number;
  readonly end: number;
}

interface Segments {
  readonly items: Item[];
  readonly unread: { start: number; end: number }[];
}

/** Cuts a text into segments, line by line, and reads each with the reader of its kind. Linear in the text. */
export function readSegments(source: Source, claimed: readonly Claimed[]): Segments {
  const segments: Segments = { items: [], unread: [] };
  const { text } = source;
  const budget = { left: 4 * text.length + 100_000 };
  const repeats = new Repeats();
  let at = 0;
  for (let next = 0; at < text.length; ) {
    while (next < claimed.length && claimed[next]!.end <= at) next++;
    const block = claimed[next];
    if (block && block.start <= at) {
      at = block.end;
      continue;
    }
    const limit = block?.start ?? text.length;
    const { head, end } = lineAt(text, at, limit);
    if (head.trim() === "" || /^\s*```\w*\s*$/.test(head)) {
      at = end + 1;
      continue;
    }
    const { passed, key } = repeats.meet(head, at);
    if (passed) {
      if (passed.unread) segments.unread.push({ start: at, end });
      at = end + 1;
      continue;
    }
    for (const place of repeats.recalled()) readSegment(source, place, limit, budget, segments);
    const known = { items: segments.items.length, unread: segments.unread.length };
    at = readSegment(source, at, limit, budget, segments);
    if (key !== undefined && at === end + 1)
      repeats.read(key, segments.items.slice(known.items), segments.unread.length > known.unread);
  }
  return segments;
}

function lineAt(text: string, at: number, limit: number): { head: string; end: number } {
  const newline = text.indexOf("\n", at);
  const end = newline < 0 || newline > limit ? limit : newline;
  return { head: text.slice(at, Math.min(end, at + 2000)), end };
}

/** Reads what begins at `at`, the start of a line. Gives where the next begins. */
function readSegment(source: Source, at: number, limit: number, budget: Budget, { items, unread }: Segments): number {
  const { text } = source;
  const { head, end } = lineAt(text, at, limit);
  const noise = /=\s*@\{|=\s*\(?(?:Invoke-(?:Rest|Web)|irm |iwr )/i.test(head) ? undefined : noiseOf(head);
  // A brace alone may open a JSON value that goes on.
  if (noise && !/^\s*[{[]/.test(head)) {
    if (noise !== "brackets" && noise !== "line")
      items.push({ kind: "other", at: { text: source.name, start: at, end }, words: noise });
    return end + 1;
  }
  const form = readForm(source, head, at, limit);
  const read = form ?? readLine(source, at, end, limit, budget);
  items.push(...read.items);
  // What stands behind a command on its line is read for itself: `… -> 401`.
  if (form && form.end < end) items.push(...readLine(source, form.end, end, limit, budget).items);
  if (read.items.length === 0 && !noise) unread.push({ start: at, end });
  return read.end > end ? afterRest(text, read.end) : end + 1;
}

function readForm(source: Source, head: string, at: number, limit: number): Read | undefined {
  for (const reader of readers) {
    const read = reader.begins(head) ? reader.read(source, at, limit) : undefined;
    if (read) return read;
  }
  return undefined;
}

/** Past what little stands on the line after a value that spans lines: `);`, `,`. */
function afterRest(text: string, at: number): number {
  const rest = /^[\s)\]};,'"`]*\n/.exec(text.slice(at, at + 40));
  return rest ? at + rest[0].length : Math.max(at, 1);
}
