import type { Answer } from "../../core/explain/answer.ts";
import { answerMarkdown, inline } from "../../core/render/answer/markdown.ts";
import { type BuiltAt, inWords } from "./built-at.ts";

/** The answer as Markdown, with the lines that build the pasted call. */
export function asMarkdown(answer: Answer, builtAt: readonly BuiltAt[], comparison = ""): string {
  const places = builtAt.map((place) => inWords(place, inline));
  return answerMarkdown(answer, { first: [comparison], last: [places.join("\n")] });
}
