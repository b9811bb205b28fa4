/** A reason or advice that is longer than this is told by its beginning; the rest stands behind *Why*. */
const longestTold = 120;

/** The sentence that a text begins with, or its first half where that is long, too; and the rest. */
export function firstOf(text: string): readonly [first: string, rest: string] {
  if (text.length <= longestTold) return [text, ""];
  const end = text.search(/(?<=[.!?]) (?=[A-Z'`])/);
  const [first, rest] = end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 1)];
  const half = first.length > longestTold ? /^.{30,}?(?=[;:] )/.exec(first)?.[0] : undefined;
  if (half === undefined) return [first, rest];
  const other = first.slice(half.length + 1).trim();
  return [`${half}.`, `${other[0]?.toUpperCase()}${other.slice(1)} ${rest}`.trim()];
}
