import { lineHead } from "./format.ts";

/** Where a line stands in the text. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

/** The lines of each call by kind, in the order in which the calls were made. What the end of a killed program cut is left out. */
export function linesOfCalls(text: string): {
  readonly calls: readonly ReadonlyMap<string, readonly LineSpan[]>[];
  readonly programs: readonly LineSpan[];
} {
  const calls = new Map<string, Map<string, LineSpan[]>>();
  const programs: LineSpan[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const [, kind, id] = lineHead.exec(text.slice(start, Math.min(end, start + 200))) ?? [];
    const span = { start, end: text[end - 1] === "\r" ? end - 1 : end };
    start = end + 1;
    if (!kind || !id || text[span.end - 1] !== "}") continue;
    if (kind === "program") programs.push(span);
    if (kind === "call") calls.set(id, new Map());
    const lines = calls.get(id);
    const same = lines?.get(kind);
    if (same) same.push(span);
    else lines?.set(kind, [span]);
  }
  return { calls: [...calls.values()], programs };
}
