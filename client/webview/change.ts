/** A line before and after a correction; one of them is absent where a line is only added or removed. */
export interface Change {
  readonly before?: string;
  readonly after?: string;
}

/** Longer texts are not compared: the panel shows two lines of them at most. */
const longest = 200_000;

/** The lines that a correction changes, in the order of the corrected text. A masked key and the variable in its place are the same. */
export function changesOf(pasted: string, corrected: string): Change[] {
  if (pasted.length + corrected.length > longest) return [];
  const [old, fresh] = [linesOf(pasted), linesOf(corrected)];
  const [known, kept] = [new Set(old.map(plain)), new Set(fresh.map(plain))];
  const gone = old.filter((line) => !kept.has(plain(line)));
  return fresh
    .filter((line) => !known.has(plain(line)))
    .map((after) => {
      const before = mostAlike(after, gone);
      if (before === undefined) return { after };
      gone.splice(gone.indexOf(before), 1);
      return { before, after };
    });
}

const linesOf = (text: string) => text.split("\n").map((line) => line.trim());

/** The line with every credential alike, masked or in a variable. */
const plain = (line: string) =>
  line.replace(/•+|\$\{?(?:env:)?\w*KEY\w*\}?|%\w*KEY\w*%|process\.env\.\w*KEY\w*/gi, "•").replace(/\s+/g, " ");

/** The line that shares the most at both ends; undefined where none shares a third of it. */
function mostAlike(line: string, others: readonly string[]): string | undefined {
  const shared = others.map((other) => ({ other, ends: commonEnds(line, other) }));
  const best = shared.sort((a, b) => b.ends.head + b.ends.tail - (a.ends.head + a.ends.tail))[0];
  return best && (best.ends.head + best.ends.tail) * 3 >= line.length ? best.other : undefined;
}

/** Characters that two texts share at their beginnings and at their ends. */
export function commonEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { head, tail };
}
