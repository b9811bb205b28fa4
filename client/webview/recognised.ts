import type { Answer } from "../../server/src/core/explain/answer.ts";
import type { BoxName } from "./state.ts";

/** More kinds than these say nothing more. */
const most = 3;

/** What the text of a box was taken for, in a few words. */
export function recognisedWords(
  answer: Pick<Answer, "recognised"> | undefined,
  box: Exclude<BoxName, "working">,
  text: string,
): string {
  if (!answer || !text.trim()) return "";
  const kinds = new Set(answer.recognised.filter(({ at }) => at.text === `paste:${box}`).map(({ kind }) => kind));
  return [...kinds].slice(0, most).join(" · ");
}
