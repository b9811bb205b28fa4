import { commonEnds } from "../../server/src/core/text/ends.ts";
import type { ChangedLine } from "./change.ts";
import { el } from "./dom.ts";

/** Characters of the line that are shown before what changes. */
const before = 18;

/** The first change as two lines, what differs marked in them, and how many more there are. */
export function changeView(changes: readonly ChangedLine[]): HTMLElement | undefined {
  const [first] = changes;
  if (!first) return undefined;
  const { head, tail } = wholeWords(first);
  const line = (text: string | undefined, kind: "removed" | "added", sign: string) =>
    text === undefined
      ? undefined
      : el(
          kind === "added" ? "ins" : "del",
          { class: "change-line", attributes: { title: text } },
          el("span", { class: "change-sign", attributes: { "aria-hidden": "true" } }, sign),
          el("code", {}, ...marked(text, head, tail)),
        );
  const more = changes.length - 1;
  return el(
    "div",
    { class: "change", attributes: { "data-testid": "change", role: "group", "aria-label": "The change" } },
    line(first.before, "removed", "−"),
    line(first.after, "added", "+"),
    more > 0 && el("p", { class: "quiet" }, more === 1 ? "and 1 more line" : `and ${more} more lines`),
  );
}

function marked(text: string, head: number, tail: number): (Node | string)[] {
  const from = head > before + 3 ? head - before : 0;
  const changed = text.slice(head, text.length - tail);
  return [
    (from > 0 ? "…" : "") + text.slice(from, head),
    ...(changed ? [el("b", {}, changed)] : []),
    text.slice(text.length - tail),
  ];
}

/** What both lines share, less the word that the change begins or ends within. */
function wholeWords({ before = "", after = "" }: ChangedLine): { head: number; tail: number } {
  let { head, tail } = commonEnds(before, after);
  while (head > 0 && /\w/.test(after[head - 1]!)) head--;
  while (tail > 0 && /\w/.test(after.at(-tail)!)) tail--;
  return { head, tail };
}
