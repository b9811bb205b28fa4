import { type Comparison, mattersInWords, type Side } from "../../server/src/core/compare/comparison.ts";
import { type Answer, confidenceInWords } from "../../server/src/core/explain/answer.ts";

interface Pasted {
  readonly request: string;
  readonly response: string;
  readonly working?: string;
}

const longestQuoted = 4000;

/** The answer and the masked paste as Markdown, to be sent to a colleague or to support. */
export function report(answer: Answer, pasted: Pasted, comparison?: Comparison): string {
  const lines = ["# Deepgram Doctor report", "", answer.summary, ""];
  if (answer.requestIds.length) lines.push(`Request id: ${answer.requestIds.map((id) => `\`${id}\``).join(", ")}`, "");
  if (comparison) lines.push(...compared(comparison), "");
  for (const cause of answer.causes) {
    lines.push(
      `## ${cause.title} (${confidenceInWords(cause.confidence)}, \`${cause.id}\`)`,
      "",
      cause.explanation,
      "",
    );
    for (const { text, for: speaksFor } of cause.evidence) lines.push(`- ${speaksFor ? "For" : "Against"}: ${text}`);
    if (cause.evidence.length) lines.push("");
    if (cause.fix.text) lines.push(`What to do: ${cause.fix.text}`, "");
    const { corrected, correctedLength, language } = cause.fix;
    if (corrected) lines.push(...fenced(corrected, language), "");
    if (correctedLength) lines.push(`The beginning of ${correctedLength.toLocaleString("en")} characters.`, "");
    for (const { why } of cause.ruledOut) lines.push(`- Not the cause: ${why}`);
    for (const need of cause.needs) lines.push(`- To be sure: ${need}`);
    if (cause.ruledOut.length + cause.needs.length) lines.push("");
    for (const link of cause.docs) lines.push(`- ${link}`);
    if (cause.docs.length) lines.push("");
  }
  for (const [title, text] of [
    ["Request as pasted, keys masked", pasted.request],
    ["Response as pasted, keys masked", pasted.response],
    ["Working request as pasted, keys masked", comparison ? (pasted.working ?? "") : ""],
  ] as const)
    if (text.trim()) lines.push(`## ${title}`, "", ...fenced(text.slice(0, longestQuoted)), "");
  lines.push(`Judged by the catalogue of ${answer.catalogue}.`, "");
  return lines.join("\n");
}

function compared({ summary, differences }: Comparison): string[] {
  const side = (each: Side | undefined) => (each ? inline(each.text) : "not there");
  const items = differences.map(
    ({ name, failing, working, matters }) =>
      `- ${inline(name)} (${mattersInWords(matters)}): ${side(failing)} here, ${side(working)} in the working request`,
  );
  return ["## Compared with a working request", "", summary, ...(items.length ? ["", ...items] : [])];
}

/** Text as code within a line, whatever backticks it holds. */
function inline(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const blank = longest > 0 ? " " : "";
  return fence + blank + text.replace(/\s+/g, " ") + blank + fence;
}

/** A code block whose fence is longer than any run of backticks within. */
function fenced(text: string, language = ""): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [fence + language, text.trimEnd(), fence];
}
