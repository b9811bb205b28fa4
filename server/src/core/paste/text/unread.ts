import type { Source } from "./slice.ts";

const most = 8;

/** What was not understood, in words: each stretch of lines with its number and beginning. */
export function inWords(source: Source, unread: readonly { start: number; end: number }[]): string[] {
  const box = source.name === "paste:request" ? "Request" : "Response";
  const found: string[] = [];
  let line = 1;
  let at = 0;
  let run: { first: number; last: number; text: string } | undefined;
  let rest = 0;
  const close = () => {
    if (!run) return;
    const where = run.first === run.last ? `line ${run.first}` : `lines ${run.first} to ${run.last}`;
    if (found.length < most) found.push(`${box}, ${where}: ${run.text}`);
    else rest++;
    run = undefined;
  };
  for (const { start, end } of unread) {
    for (let next = source.text.indexOf("\n", at); next >= 0 && next < start; next = source.text.indexOf("\n", at)) {
      line++;
      at = next + 1;
    }
    if (run && line <= run.last + 1) run = { ...run, last: line };
    else {
      close();
      const text = source.text.slice(start, Math.min(end, start + 200)).trim();
      run = { first: line, last: line, text: text.length > 60 ? `${text.slice(0, 59)}…` : text };
    }
  }
  close();
  return rest > 0 ? [...found, `${box}: and ${rest} more places`] : found;
}
