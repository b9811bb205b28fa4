import { type Answer, type Cause, confidenceInWords } from "../../core/explain/answer.ts";
import type { BuiltAt } from "./built-at.ts";

/** The answer as Markdown, for an issue or a chat. */
export function asMarkdown(answer: Answer, builtAt: readonly BuiltAt[], comparison = ""): string {
  const blocks = [
    `**${answer.summary}**`,
    comparison,
    ...answer.causes.map(causeMarkdown),
    builtAt.map(({ file, range }) => `Built at \`${file}:${range.start.line}\``).join("\n"),
    answer.notUnderstood.map((line) => `Not understood: ${line}`).join("\n"),
    `_Judged by the catalogue of ${answer.catalogue}._`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function causeMarkdown(cause: Cause): string {
  const evidence = cause.evidence.map(({ text, for: speaksFor }) => `- ${speaksFor ? "For" : "Against"}: ${text}`);
  const blocks = [
    `## ${cause.title} (${confidenceInWords(cause.confidence)}, \`${cause.id}\`)`,
    cause.explanation,
    evidence.join("\n"),
    cause.fix.text ? `**What to do.** ${cause.fix.text}` : "",
    cause.fix.corrected ? fenced(cause.fix.corrected, cause.fix.language ?? "") : "",
    cause.ruledOut.map(({ why }) => `- Not the cause: ${why}`).join("\n"),
    cause.needs.map((need) => `- To be sure: ${need}`).join("\n"),
    cause.docs.map((url) => `- <${url}>`).join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** A code block whose fence is longer than any run of backticks in it. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
