/** The start of the next line when only blanks stand before the line's end. */
export function lineEnd(text: string, from: number, limit: number): number | undefined {
  let at = from;
  while (at < limit && (text[at] === " " || text[at] === "\t" || text[at] === "\r")) at++;
  if (at >= limit) return limit;
  return text[at] === "\n" ? at + 1 : undefined;
}
