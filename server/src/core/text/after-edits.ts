import type { Edit, Origin } from "../exchange/origin.ts";
import { applyEdits } from "./edits.ts";

/** A text once edits are made in it, and where its places stand then; a place in what was replaced is the replacement. */
export function afterEdits(text: string, edits: readonly Edit[]) {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const moved = (offset: number, side: "start" | "end") => {
    let by = 0;
    for (const edit of sorted) {
      if (
        edit.start === edit.end ? edit.start > offset || (side === "end" && edit.start === offset) : edit.end > offset
      ) {
        if (edit.start >= offset) break;
        return edit.start + by + (side === "start" ? 0 : edit.newText.length);
      }
      by += edit.newText.length - (edit.end - edit.start);
    }
    return offset + by;
  };
  return {
    text: applyEdits(text, sorted),
    placeOf: ({ start, end }: Pick<Origin, "start" | "end">) => {
      const from = moved(start, "start");
      return { start: from, end: Math.max(from, moved(end, "end")) };
    },
  };
}
