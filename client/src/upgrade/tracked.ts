/** A place in a text that is followed through its changes. Offsets count UTF-16 units. */
export interface Tracked {
  readonly start: number;
  readonly end: number;
  /** What stood there when it was first seen. */
  readonly text: string;
}

export interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Where the place is after a change; one that reaches into it widens it. */
export function follow<T extends Tracked>(place: T, { rangeOffset: at, rangeLength, text }: Change): T {
  const [until, by] = [at + rangeLength, text.length - rangeLength];
  if (until <= place.start) return { ...place, start: place.start + by, end: place.end + by };
  if (at >= place.end) return place;
  return { ...place, start: Math.min(at, place.start), end: Math.max(until, place.end) + by };
}

/** A place of which the text is another one now has been seen to. Undoing brings it back. */
export function isDone({ start, end, text }: Tracked, whole: string): boolean {
  return whole.slice(start, end) !== text;
}

/** Where a text stands that was expected at `start`: there, else at its only place. */
export function found(whole: string, text: string, start: number): number | undefined {
  if (text === "") return undefined;
  if (whole.startsWith(text, start)) return start;
  const first = whole.indexOf(text);
  return first >= 0 && whole.indexOf(text, first + 1) < 0 ? first : undefined;
}
