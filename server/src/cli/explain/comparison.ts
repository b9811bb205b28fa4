import { type Comparison, type Difference, mattersInWords, type Side } from "../../core/compare/comparison.ts";
import type { Paste } from "../../core/paste/index.ts";
import { inline, prose } from "../../core/render/answer/markdown.ts";
import type { Paint } from "../colour.ts";
import { plain } from "../excerpt.ts";
import { Lines } from "../positions.ts";
import type { Pasted } from "./texts.ts";

/** The comparison with places instead of offsets, for `--format json`. */
export function comparisonJson(
  { summary, differences, same, notCompared }: Comparison,
  pasted: Pasted,
  working: Paste,
) {
  const lines = new Lines(working.texts["paste:request"]);
  return {
    summary,
    differences: differences.map(({ part, name, failing, working: other, matters, why, rule }) => ({
      part,
      name,
      failing: failing && { text: failing.text, ...pasted.place(failing.at) },
      working: other && { text: other.text, range: lines.range(other.at) },
      matters,
      why,
      rule,
    })),
    same,
    notCompared,
  };
}

export function comparisonMarkdown({ summary, differences, same, notCompared }: Comparison): string {
  const rows = differences.map(
    ({ name, failing, working, matters, why }) =>
      `| ${[prose(name), code(failing), code(working), mattersInWords(matters), prose(why)].join(" | ")} |`,
  );
  const blocks = [
    "## Compared with the working request",
    prose(summary),
    rows.length > 0
      ? ["| What | Failing | Working | | Why |", "| --- | --- | --- | --- | --- |", ...rows].join("\n")
      : "",
    [...same, ...notCompared].map((line) => `- ${prose(line)}`).join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** A bar ends a table's cell even within code. */
const code = (side: Side | undefined) => (side ? inline(side.text).replaceAll("|", "\\|") : "not there");

const colours = { decides: "red", "may-matter": "yellow", "only-differs": "dim" } as const;

export function comparisonText({ summary, differences, same, notCompared }: Comparison, paint: Paint): string {
  const telling = differences.filter(({ matters }) => matters !== "only-differs");
  const others = differences.filter(({ matters }) => matters === "only-differs");
  const side = (word: string, at: Side | undefined) =>
    `    ${paint("dim", word)} ${at ? plain(at.text) : paint("dim", "not there")}`;
  const rows = ({ name, failing, working, matters, why }: Difference, told: boolean) => [
    `  ${paint("bold", plain(name))} · ${paint(colours[matters], mattersInWords(matters))}`,
    side("failing", failing),
    side("working", working),
    ...(told ? [`    ${plain(why)}`] : []),
  ];
  return [
    paint("bold", "Compared with the working request"),
    `  ${plain(summary)}`,
    ...telling.flatMap((each) => ["", ...rows(each, true)]),
    ...others.flatMap((each, at) => [...(at === 0 ? [""] : []), ...rows(each, false)]),
    ...(same.length + notCompared.length > 0 ? [""] : []),
    ...[...same, ...notCompared].map((line) => `  ${paint("dim", plain(line))}`),
  ].join("\n");
}
