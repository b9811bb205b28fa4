import type { Span } from "../core/exchange/origin.ts";
import { redact } from "../core/redact/index.ts";
import { visible } from "../core/render/answer/inert.ts";
import type { Paint } from "./colour.ts";
import type { Lines } from "./positions.ts";

/** Columns of a line that are shown; more of it is cut away around the place. */
const width = 110;

/** A line of the text with carets under the place, its number before it, and no credential in it. */
export function excerpt(lines: Lines, at: Span, paint: Paint, style: "red" | "yellow" | "blue" | "cyan"): string[] {
  const { start, end } = lines.range(at);
  const raw = redact(lines.line(start.line)).text.replace(/[\t\r]/g, " ");
  const until = end.line === start.line ? end.column - 1 : raw.length;
  const [head, marked, tail] = [
    raw.slice(0, start.column - 1),
    raw.slice(start.column - 1, until),
    raw.slice(Math.max(until, start.column - 1)),
  ].map(visible) as [string, string, string];
  const line = head + marked + tail;
  const from = head.length;
  const to = Math.max(from + marked.length, from + 1);
  const { text, offset } = clip(line, from, to);
  const gutter = String(start.line).padStart(5);
  const carets = " ".repeat(Math.max(0, from - offset)) + "^".repeat(Math.max(1, Math.min(to, offset + width) - from));
  return [
    `${paint("dim", `${gutter} │`)} ${text}`,
    `${paint("dim", `${" ".repeat(gutter.length)} │`)} ${paint(style, carets)}`,
  ];
}

/** The lines that an edit changes, as they are and as they become; nothing where they are too many to be read. */
export function difference(before: Lines, after: Lines, changed: Span, growth: number, paint: Paint): string[] {
  const first = before.position(changed.start).line;
  const last = before.position(changed.end).line;
  const lastAfter = after.position(Math.max(changed.start, changed.end + growth)).line;
  if (last - first > 5 || lastAfter - first > 8) return [];
  const old = range(first, last).map((line) => plain(before.line(line)));
  const fresh = range(first, lastAfter).map((line) => plain(after.line(line)));
  const same = unchanged(old, fresh);
  const indent = Math.min(
    ...[...old, ...fresh].filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length),
  );
  const cut = (line: string) => clip(line.slice(Number.isFinite(indent) ? indent : 0), 0, 0, 2 * width).text;
  return [
    ...old.filter((line) => !same.has(line)).map((line) => paint("red", `- ${cut(line)}`)),
    ...fresh.filter((line) => !same.has(line)).map((line) => paint("green", `+ ${cut(line)}`)),
  ];
}

/** Lines that stand in both, which nobody needs to see again. */
function unchanged(old: readonly string[], fresh: readonly string[]): ReadonlySet<string> {
  const there = new Set(fresh);
  return new Set(old.filter((line) => there.has(line)));
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** A line as a terminal may show it: no credential, and what would act or hide as an escape. */
export function plain(line: string): string {
  return visible(redact(line).text.replace(/[\t\n\r\u2028\u2029]/g, " "));
}

function clip(line: string, from: number, to: number, most = width): { text: string; offset: number } {
  if (line.length <= most) return { text: line, offset: 0 };
  const offset = to <= most ? 0 : Math.max(0, from - 30);
  const cut = line.slice(offset, offset + most);
  const text = `${offset > 0 ? `…${cut.slice(1)}` : cut}${offset + most < line.length ? "…" : ""}`;
  return { text, offset };
}
