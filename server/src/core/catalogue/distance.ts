/** Edits (insert, delete, replace, swap of neighbours) between two short texts; `limit + 1` as soon as it is more than `limit`. */
export function editDistance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** The one candidate nearest to `text` within `limit` edits; nothing when two are equally near, or when it is one of them. */
export function nearest(text: string, candidates: Iterable<string>, limit: number): string | undefined {
  let best: string | undefined;
  let distance = limit + 1;
  for (const candidate of candidates) {
    const found = editDistance(text, candidate, limit);
    if (found === 0) return undefined;
    if (found < distance) {
      best = candidate;
      distance = found;
    } else if (found === distance) best = undefined;
  }
  return distance <= limit ? best : undefined;
}
