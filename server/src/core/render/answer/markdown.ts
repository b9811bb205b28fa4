import type { Answer } from "../../explain/answer.ts";
import { visible, visibleLine } from "./inert.ts";
import { correctedHead, type ShownCause, shownAnswer } from "./shown.ts";

/** What else a report holds: each a block of Markdown. */
export interface Besides {
  /** Below the answer's two lines. */
  readonly first?: readonly string[];
  /** Above the catalogue's date. */
  readonly last?: readonly string[];
}

/** The answer as Markdown, for an issue, a chat or a language model. Nothing of the paste is markup in it. */
export function answerMarkdown(answer: Answer, { first = [], last = [] }: Besides = {}): string {
  const { headline, why, causes } = shownAnswer(answer);
  const ids = answer.requestIds.map((id) => inline(id)).join(", ");
  const blocks = [
    `**${prose(headline)}**`,
    prose(why),
    ids && `Request id: ${ids}`,
    ...first,
    ...causes.map(causeMarkdown),
    answer.notUnderstood.map((line) => `- Not understood: ${prose(line)}`).join("\n"),
    ...last,
    `_Judged by the catalogue of ${answer.catalogue}._`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function causeMarkdown({
  id,
  title,
  confidence,
  text,
  evidence,
  allowed,
  todo,
  fix,
  ruledOut,
  needs,
  docs,
}: ShownCause): string {
  const told = evidence.flatMap((each) =>
    each.text ? [`- ${each.for ? "For" : "Against"}: ${prose(each.text)}`] : [],
  );
  const blocks = [
    title ? `## ${prose(title)} (${confidence}, ${inline(id)})` : `## ${inline(id)} (${confidence})`,
    prose(text),
    told.join("\n"),
    todo || allowed ? `**What to do.** ${prose([todo, allowed].filter(Boolean).join(" "))}` : "",
    fix.corrected ? `**${correctedHead(fix)}.**\n\n${fenced(fix.corrected, fix.language ?? "")}` : "",
    fix.corrected ? (fix.open ?? []).map((line) => `- Still open: ${prose(line)}`).join("\n") : "",
    fix.correctedLength ? `The beginning of ${fix.correctedLength.toLocaleString("en")} characters.` : "",
    ruledOut.map((why) => `- Not the cause: ${prose(why)}`).join("\n"),
    needs.map((need) => `- To be sure: ${prose(need)}`).join("\n"),
    docs.map((url) => `- <${url}>`).join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** Text in one line in which only backticks are markup; addresses and the like, which some readers link by themselves, stand as code. */
export function prose(text: string): string {
  return visibleLine(text)
    .trim()
    .split(/(`[^`]+`|[^\s`'"]*(?::\/\/|www\.|@)[^\s`'"]*(?<![.,;:!?)]))/i)
    .map((piece, at) => (at % 2 === 0 ? escaped(piece, at === 0) : inline(piece.replace(/^`([^`]+)`$/, "$1"))))
    .join("");
}

function escaped(text: string, first: boolean): string {
  const plain = text.replace(/[\\`*[\]<>&|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&");
  return first
    ? plain.replace(
        /^(\s*)([#+=-]|\d+(?=[.)]))/,
        (_, blank: string, mark: string) => blank + (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`),
      )
    : plain;
}

/** Text as code within a line, whatever backticks it holds. */
export function inline(text: string): string {
  const line = visibleLine(text).trim();
  if (line === "") return "";
  const fence = "`".repeat(longestRun(line, 0) + 1);
  const blank = /^`|`$/.test(line) ? " " : "";
  return fence + blank + line + blank + fence;
}

/** A code block whose fence is longer than any run of backticks in it. */
export function fenced(text: string, language = ""): string {
  const fence = "`".repeat(longestRun(text, 2) + 1);
  return `${fence}${language}\n${visible(text).trimEnd()}\n${fence}`;
}

const longestRun = (text: string, least: number) =>
  [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), least);
