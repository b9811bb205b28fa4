import { commonEnds } from "../../text/ends.ts";

/**
 * Lines that were changed together; `from` is empty where lines were added, `to` where they were removed. What nobody reads is
 * left out of long ones: before what differs, behind it, and of itself, marked with an ellipsis.
 */
export interface Change {
  readonly from: string;
  readonly to: string;
}

/** Lines of each text that are compared; what lies beyond is one change. */
const most = 400;
/** Characters of a change up to which it is whole. */
const longest = 4000;

/** What became of a text, line by line: the least that makes the one of the other. */
export function changesOf(before: string, after: string): Change[] {
  const old = before.split(/\r?\n/);
  const fresh = after.split(/\r?\n/);
  let head = 0;
  while (head < Math.min(old.length, fresh.length) && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, fresh.length) - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  return between(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)).map(shortened);
}

/** The change with no more than what differs, and some of what stands around it. */
function shortened(change: Change): Change {
  const { from, to } = change;
  if (from.length <= longest && to.length <= longest) return change;
  const { head, tail } = commonEnds(from, to);
  const around = longest / 8;
  const start = Math.max(0, head - around);
  const part = (text: string) => {
    const end = Math.min(text.length, text.length - tail + around, start + longest);
    return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
  };
  return { from: part(from), to: part(to) };
}

function between(old: readonly string[], fresh: readonly string[]): Change[] {
  if (old.length === 0 && fresh.length === 0) return [];
  if (old.length > most || fresh.length > most) return [{ from: old.join("\n"), to: fresh.join("\n") }];
  const common = commonLengths(old, fresh);
  const changes: Change[] = [];
  let from: string[] = [];
  let to: string[] = [];
  const end = () => {
    if (from.length + to.length > 0) changes.push({ from: from.join("\n"), to: to.join("\n") });
    from = [];
    to = [];
  };
  for (let i = 0, j = 0; i < old.length || j < fresh.length; ) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      end();
      i++;
      j++;
    } else if (j >= fresh.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!)) from.push(old[i++]!);
    else to.push(fresh[j++]!);
  }
  end();
  return changes;
}

/** `[i][j]`: how many lines the rests from `i` and from `j` on have in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      table[i]![j] = old[i] === fresh[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}
