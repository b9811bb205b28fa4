import type { Answer } from "../../core/explain/answer.ts";
import { answerText } from "../../core/render/answer/pretty.ts";
import type { Paint } from "../colour.ts";
import { excerpt } from "../excerpt.ts";
import { type BuiltAt, inWords } from "./built-at.ts";
import type { Pasted } from "./texts.ts";

/** The answer for people at a terminal, with its evidence marked in the paste. */
export function asText(
  answer: Answer,
  pasted: Pasted,
  builtAt: readonly BuiltAt[],
  paint: Paint,
  comparison = "",
): string {
  return answerText(answer, {
    paint,
    excerpt: (at, style) => excerpt(pasted.lines(pasted.side(at)), at, paint, style),
    first: [comparison],
    last: [builtAt.map((place) => inWords(place)).join("\n")],
  });
}
