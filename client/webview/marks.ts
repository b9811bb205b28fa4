/** A place of a text that some evidence speaks of. `id` names the evidence. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly for: boolean;
}

/** A stretch of text under the same marks throughout; none for plain text. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** Cuts a text of `length` into stretches, in order and without gaps. Marks are clipped to the text; empty ones fall away. */
export function segments(marks: readonly Mark[], length: number): Segment[] {
  const clipped = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(length, mark.end) }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, length, ...clipped.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return { start, end, marks: clipped.filter((mark) => mark.start < end && start < mark.end) };
  });
}

/**
 * Where marks lie after `before` was edited into `after`, until the next answer brings new ones. Marks that the edit
 * touched fall away.
 */
export function shiftMarks(marks: readonly Mark[], before: string, after: string): Mark[] {
  if (before === after) return [...marks];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const editEnd = before.length - tail;
  const moved = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= editEnd) return [{ ...mark, start: mark.start + moved, end: mark.end + moved }];
    return [];
  });
}
