import { type Answer, type Cause, confidenceInWords } from "../../core/explain/answer.ts";
import type { Paint } from "../colour.ts";
import { excerpt, plain } from "../excerpt.ts";
import type { BuiltAt } from "./built-at.ts";
import type { Pasted } from "./texts.ts";

const marks = {
  "cause-found": ["red", "✖"],
  "several-possible": ["yellow", "?"],
  "nothing-wrong": ["green", "✔"],
  "not-deepgram": ["blue", "○"],
  "not-understood": ["yellow", "?"],
} as const;

/** The answer for people: the summary, then each cause with its evidence marked in the paste, and the corrected request. */
export function asText(
  answer: Answer,
  pasted: Pasted,
  builtAt: readonly BuiltAt[],
  paint: Paint,
  comparison = "",
): string {
  const [style, mark] = marks[answer.verdict];
  const kinds = [...new Set(answer.recognised.map(({ kind }) => kind))];
  const blocks = [
    `${paint(style, mark)} ${paint("bold", answer.summary)}`,
    kinds.length > 0 ? paint("dim", `Recognised: ${kinds.slice(0, 8).join(", ")}`) : "",
    comparison,
    ...answer.causes.map((cause, index) => causeText(cause, index === 0, pasted, paint)),
    builtAt.map(({ file, range }) => `Built at ${file}:${range.start.line}`).join("\n"),
    answer.notUnderstood.map((line) => paint("dim", `Not understood: ${plain(line)}`)).join("\n"),
    paint("dim", `Catalogue of ${answer.catalogue}`),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function causeText(cause: Cause, first: boolean, pasted: Pasted, paint: Paint): string {
  const head = `${paint("bold", cause.title)} · ${confidenceInWords(cause.confidence)}  ${paint("dim", cause.id)}`;
  const evidence = cause.evidence
    .slice(0, first ? 8 : 2)
    .flatMap(({ text, at, for: speaksFor }) => [
      `  ${speaksFor ? paint("green", "+") : paint("red", "−")} ${text}`,
      ...(at && first ? excerpt(pasted.lines(pasted.side(at)), at, paint, speaksFor ? "red" : "blue") : []),
    ]);
  if (!first) return [head, `  ${cause.explanation}`, ...evidence].join("\n");
  return [
    head,
    `  ${cause.explanation}`,
    ...evidence,
    ...(cause.fix.text ? ["", `  ${paint("bold", "What to do.")} ${cause.fix.text}`] : []),
    ...(cause.fix.corrected ? ["", `  ${paint("bold", "Corrected")}`, ...corrected(cause.fix.corrected, paint)] : []),
    ...(cause.ruledOut.length > 0 ? [""] : []),
    ...cause.ruledOut.map(({ why }) => `  ${paint("dim", "Not the cause:")} ${why}`),
    ...cause.needs.map((need) => `  ${paint("yellow", "To be sure:")} ${need}`),
    ...cause.docs.slice(0, 3).map((url) => `  ${paint("dim", url)}`),
  ].join("\n");
}

function corrected(text: string, paint: Paint): string[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `    ${paint("green", plain(line))}`);
}
