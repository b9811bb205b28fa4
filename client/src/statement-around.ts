const longestLines = 80;

/**
 * The lines around an offset that belong together: grown from its line until brackets are balanced and a blank line, or
 * the file's edge, is met on either side. Never more than 80 lines.
 */
export function statementAround(text: string, offset: number): string {
  const lines = text.split(/\r?\n/);
  let line = text.slice(0, offset).split("\n").length - 1;
  line = Math.min(line, lines.length - 1);
  let first = line;
  let last = line;
  const room = () => last - first + 1 < longestLines;
  const openEnded = () => depths(lines.slice(first, last + 1));
  while (room()) {
    const { lowest, end } = openEnded();
    const up = first > 0 && (lowest < 0 || !blank(lines[first - 1]));
    const down = last < lines.length - 1 && (end - lowest > 0 || !blank(lines[last + 1]));
    if (!up && !down) break;
    if (up) first--;
    if (down && room()) last++;
  }
  return lines.slice(first, last + 1).join("\n");
}

function blank(line: string | undefined): boolean {
  return !line?.trim();
}

/** How deep brackets are at the end of some lines and at their shallowest, counted from 0. Strings are not told apart. */
function depths(lines: readonly string[]): { lowest: number; end: number } {
  let end = 0;
  let lowest = 0;
  for (const character of lines.join("\n")) {
    if ("([{".includes(character)) end++;
    else if (")]}".includes(character)) lowest = Math.min(lowest, --end);
  }
  return { lowest, end };
}
