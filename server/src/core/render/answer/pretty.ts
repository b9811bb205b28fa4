import type { Answer, CauseEvidence } from "../../explain/answer.ts";
import { visible, visibleLine } from "./inert.ts";
import { correctedHead, type ShownCause, shownAnswer } from "./shown.ts";

/** Paints a text in a terminal's style, or leaves it as it is. */
export type Paint = (style: "bold" | "dim" | "red" | "green" | "yellow" | "blue", text: string) => string;

export interface Terminal {
  readonly paint: Paint;
  /** The line of the paste that a piece of evidence lies in, with the place marked. */
  readonly excerpt: (at: NonNullable<CauseEvidence["at"]>, style: "red" | "blue") => readonly string[];
  /** Blocks below the answer's two lines, and above the catalogue's date. */
  readonly first?: readonly string[];
  readonly last?: readonly string[];
}

const marks = {
  "cause-found": ["red", "✖"],
  "several-possible": ["yellow", "?"],
  "nothing-wrong": ["green", "✔"],
  "not-deepgram": ["blue", "○"],
  "not-understood": ["yellow", "?"],
} as const;

/** The answer for people at a terminal: two lines, then each cause with its evidence marked in the paste. */
export function answerText(answer: Answer, terminal: Terminal): string {
  const { paint, first = [], last = [] } = terminal;
  const { headline, why, causes } = shownAnswer(answer);
  const [style, mark] = marks[answer.verdict];
  const kinds = [...new Set(answer.recognised.map(({ kind }) => kind))].slice(0, 8);
  const blocks = [
    [`${paint(style, mark)} ${paint("bold", visibleLine(headline))}`, ...(why ? [`  ${visibleLine(why)}`] : [])].join(
      "\n",
    ),
    kinds.length > 0 ? paint("dim", visibleLine(`Recognised: ${kinds.join(", ")}`)) : "",
    ...first,
    ...causes.map((cause, at) => causeText(cause, at === 0, terminal)),
    answer.notUnderstood.map((line) => paint("dim", visibleLine(`Not understood: ${line}`))).join("\n"),
    ...last,
    paint("dim", `Catalogue of ${answer.catalogue}`),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function causeText(cause: ShownCause, first: boolean, { paint, excerpt }: Terminal): string {
  const { id, title, confidence, text, todo, allowed, fix } = cause;
  const head = `${title ? `${paint("bold", visibleLine(title))} · ` : ""}${confidence}  ${paint("dim", id)}`;
  const evidence = cause.evidence.slice(0, first ? 8 : 2).flatMap((each) => {
    const sign = each.for ? paint("green", "+") : paint("red", "−");
    return [
      ...(each.text ? [`  ${sign} ${visibleLine(each.text)}`] : []),
      ...(each.at && first ? excerpt(each.at, each.for ? "red" : "blue") : []),
    ];
  });
  const lines = [head, ...(text ? [`  ${visibleLine(text)}`] : []), ...evidence];
  const advice = visibleLine([todo, allowed].filter(Boolean).join(" "));
  if (!first) return lines.join("\n");
  return [
    ...lines,
    ...(advice ? ["", `  ${paint("bold", "What to do.")} ${advice}`] : []),
    ...(fix.corrected ? ["", `  ${paint("bold", correctedHead(fix))}`, ...indented(fix.corrected, paint)] : []),
    ...(fix.corrected
      ? (fix.open ?? []).map((line) => `  ${paint("yellow", "Still open:")} ${visibleLine(line)}`)
      : []),
    ...(cause.ruledOut.length > 0 ? [""] : []),
    ...cause.ruledOut.map((why) => `  ${paint("dim", "Not the cause:")} ${visibleLine(why)}`),
    ...cause.needs.map((need) => `  ${paint("yellow", "To be sure:")} ${visibleLine(need)}`),
    ...cause.docs.slice(0, 3).map((url) => `  ${paint("dim", url)}`),
  ].join("\n");
}

function indented(text: string, paint: Paint): string[] {
  return visible(text)
    .trimEnd()
    .split("\n")
    .map((line) => `    ${paint("green", line)}`);
}
