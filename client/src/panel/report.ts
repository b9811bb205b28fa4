import { type Comparison, mattersInWords, type Side } from "../../../server/src/core/compare/comparison.ts";
import type { Answer } from "../../../server/src/core/explain/answer.ts";
import { answerMarkdown, fenced, inline, prose } from "../../../server/src/core/render/answer/markdown.ts";

interface Pasted {
  readonly request: string;
  readonly response: string;
  readonly working?: string;
}

const longestQuoted = 4000;

/** The answer and the masked paste as Markdown, to be sent to a colleague or to support. */
export function report(answer: Answer, pasted: Pasted, comparison?: Comparison): string {
  const texts = [
    ["Request as pasted, keys masked", pasted.request],
    ["Response as pasted, keys masked", pasted.response],
    ["Working request as pasted, keys masked", comparison ? (pasted.working ?? "") : ""],
  ] as const;
  const quoted = texts
    .filter(([, text]) => text.trim())
    .map(([title, text]) => `## ${title}\n\n${fenced(text.slice(0, longestQuoted))}`);
  const first = comparison ? [compared(comparison)] : [];
  return `# Deepgram Doctor report\n\n${answerMarkdown(answer, { first, last: quoted })}`;
}

function compared({ summary, differences }: Comparison): string {
  const side = (each: Side | undefined) => (each ? inline(each.text) : "not there");
  const items = differences.map(
    ({ name, failing, working, matters }) =>
      `- ${inline(name)} (${mattersInWords(matters)}): ${side(failing)} here, ${side(working)} in the working request`,
  );
  return ["## Compared with a working request", prose(summary), items.join("\n")].filter(Boolean).join("\n\n");
}
