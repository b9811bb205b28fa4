import { catalogueDate } from "../../core/catalogue/index.ts";
import { visibleLine } from "../../core/render/answer/inert.ts";
import type { Finding, Fix, Severity } from "../../core/rules/rule.ts";
import { applyEdits } from "../../core/text/edits.ts";
import type { Paint } from "../colour.ts";
import { difference, excerpt, plain } from "../excerpt.ts";
import { shown, shownUri } from "../paths.ts";
import { Lines } from "../positions.ts";
import type { Texts } from "../texts.ts";
import type { Scan } from "./scan.ts";

const styles = { error: "red", warning: "yellow", information: "blue", hint: "cyan" } as const satisfies Record<
  Severity,
  string
>;

/** The findings for people: place, what, excerpt with carets, why, what to do, and the mended line. */
export function asText(scan: Scan, texts: Texts, paint: Paint): string {
  const blocks = scan.findings.map((finding) => findingText(finding, texts, paint));
  const problems = scan.problems.map(
    ({ path, message }) => `${paint("yellow", visibleLine(shown(path)))}: ${plain(message)}`,
  );
  return `${[...blocks, ...(problems.length ? [problems.join("\n")] : []), summary(scan, paint)].join("\n\n")}\n`;
}

function findingText(finding: Finding, texts: Texts, paint: Paint): string {
  const style = styles[finding.severity];
  const lines = texts.lines(finding.at.text);
  const { line, column } = lines.position(finding.at.start);
  const place = paint("underline", `${visibleLine(shownUri(finding.at.text))}:${line}:${column}`);
  const related = finding.related.map(({ at, message }) => {
    const where = texts.lines(at.text).position(at.start);
    return `        ${paint("dim", `${visibleLine(shownUri(at.text))}:${where.line}:${where.column}`)} ${plain(message)}`;
  });
  return [
    `${place}  ${paint([style, "bold"], finding.severity)}  ${plain(finding.message)}  ${paint("dim", finding.rule)}`,
    ...excerpt(lines, finding.at, paint, style),
    `        ${plain(finding.because)}`,
    `        ${plain(finding.advice)}`,
    ...related,
    ...finding.fixes.slice(0, 1).flatMap((fix) => fixText(fix, texts, paint)),
  ].join("\n");
}

/** The first line names a fix; those below it are the lines that it changes. */
export function fixText(fix: Fix, texts: Texts, paint: Paint): string[] {
  const title = `        ${paint("green", fix.safe ? "fix:" : "suggestion:")} ${plain(fix.title)}`;
  const [first] = fix.edits;
  if (!first || fix.edits.some((edit) => edit.text !== first.text)) return [title];
  const before = texts.lines(first.text);
  const after = new Lines(applyEdits(before.text, fix.edits));
  const changed = {
    start: Math.min(...fix.edits.map((edit) => edit.start)),
    end: Math.max(...fix.edits.map((edit) => edit.end)),
  };
  const growth = after.text.length - before.text.length;
  return [title, ...difference(before, after, changed, growth, paint).map((line) => `        ${line}`)];
}

function summary({ files, calls, findings, tolerated }: Scan, paint: Paint): string {
  const counts = (Object.keys(styles) as Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [paint(styles[severity], plural(count, severityWords[severity]))] : [];
  });
  if (files === 0 && counts.length === 0)
    return paint("yellow", "nothing was checked: no TypeScript or JavaScript file");
  const none = tolerated ? "nothing found beyond the baseline" : "nothing wrong found";
  const found = counts.length > 0 ? counts.join(", ") : paint("green", none);
  const left = tolerated ? ` · ${tolerated} tolerated` : "";
  const seen = `${plural(calls, ["call", "calls"])} to Deepgram in ${plural(files, ["file", "files"])}`;
  return `${found}${left} · ${seen} · catalogue of ${catalogueDate}`;
}

const severityWords: Record<Severity, readonly [string, string]> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  information: ["note", "notes"],
  hint: ["hint", "hints"],
};

export const plural = (count: number, [one, many]: readonly [string, string]) => `${count} ${count === 1 ? one : many}`;
