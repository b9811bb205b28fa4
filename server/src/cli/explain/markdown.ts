import type { Answer } from "../../core/explain/answer.ts";
import { answerMarkdown, inline } from "../../core/render/answer/markdown.ts";
import type { BuiltAt } from "./built-at.ts";

/** The answer as Markdown, with the lines that build the pasted call. */
export function asMarkdown(answer: Answer, builtAt: readonly BuiltAt[], comparison = ""): string {
  const places = builtAt.map(({ file, range }) => `Built at ${inline(`${file}:${range.start.line}`)}`);
  return answerMarkdown(answer, { first: [comparison], last: [places.join("\n")] });
}
