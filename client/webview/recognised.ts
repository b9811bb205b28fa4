import type { Answer } from "../../server/src/core/explain/answer.ts";
import type { BoxName } from "./state.ts";

/** The line under a box: what its text was taken for. */
export function recognisedWords(
  answer: Pick<Answer, "recognised"> | undefined,
  box: Exclude<BoxName, "working">,
  text: string,
): string {
  if (!answer || !text.trim()) return "";
  const kinds = answer.recognised.filter(({ at }) => at.text === `paste:${box}`).map(({ kind }) => kind);
  const counted = [...new Set(kinds)].map((kind) => {
    const times = kinds.filter((other) => other === kind).length;
    return times > 1 ? `${kind} ×${times}` : kind;
  });
  return counted.length ? `Recognised: ${counted.join(" · ")}` : "Nothing of Deepgram's recognised here yet";
}
