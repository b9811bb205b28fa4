import type { TextDocument } from "vscode-languageserver-textdocument";
import { difference } from "../cli/excerpt.ts";
import { Lines } from "../cli/positions.ts";
import type { Origin } from "../core/exchange/origin.ts";
import { redact } from "../core/redact/index.ts";
import { fenced } from "../core/render/answer/markdown.ts";
import { ruleById } from "../core/rules/index.ts";
import type { Finding, Fix } from "../core/rules/rule.ts";
import { applyEdits } from "../core/text/edits.ts";
import { sentence } from "../core/text/sentence.ts";

/** Lines that are shown about a finding; redaction looks further, because what makes a value a credential may stand above it. */
const [about, further] = [3, 20];
const mostLines = 30;

/**
 * A finding as Markdown to be pasted to a colleague or an assistant: place, message, the code about it, the fix, and where to
 * read on. Credentials are masked; `secrets` are known places of some. `file` is the document's name as people write it.
 */
export function findingMarkdown(
  finding: Finding,
  document: TextDocument,
  file: string,
  secrets: readonly Origin[],
): string {
  const { rule, severity, message, because, advice, fixes } = finding;
  const lines = new Lines(document.getText());
  const { start } = lines.range(finding.at);
  const [fix] = fixes;
  const url = ruleById(rule)?.docs[0];
  const blocks = [
    `Deepgram Doctor, ${severity} \`${rule}\` at \`${file}:${start.line}:${start.column}\`:`,
    redact(`${sentence(message)} ${sentence(because)} ${sentence(advice)}`).text,
    fenced(codeAbout(finding.at, document, secrets), document.languageId),
    ...(fix ? [fixMarkdown(fix, lines, document)] : []),
    ...(url ? [`Documentation: <${url}>`] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function codeAbout(at: Origin, document: TextDocument, secrets: readonly Origin[]): string {
  const [first, last] = [document.positionAt(at.start).line, document.positionAt(at.end).line];
  const from = Math.max(0, first - about - further);
  const offset = document.offsetAt({ line: from, character: 0 });
  const text = document.getText().slice(offset, document.offsetAt({ line: last + about + further + 1, character: 0 }));
  const known = secrets
    .filter((each) => each.text === document.uri && each.start >= offset && each.end <= offset + text.length)
    .map((each) => ({ start: each.start - offset, end: each.end - offset }));
  const begin = Math.max(0, first - about);
  const end = Math.min(last + about + 1, begin + mostLines);
  const shown = redact(text, known)
    .text.split(/\r?\n/)
    .slice(begin - from, end - from);
  return shown.join("\n").trimEnd();
}

function fixMarkdown({ title, safe, edits }: Fix, before: Lines, { uri }: TextDocument): string {
  const head = `${safe ? "Fix" : "Suggestion"}: ${sentence(redact(title).text)}`;
  if (edits.length === 0 || edits.some(({ text }) => text !== uri)) return head;
  const after = new Lines(applyEdits(before.text, edits));
  const [start, end] = [Math.min(...edits.map((edit) => edit.start)), Math.max(...edits.map((edit) => edit.end))];
  const growth = after.text.length - before.text.length;
  const changed = difference(before, after, { start, end }, growth, (_style, text) => text);
  return changed.length > 0 ? `${head}\n\n${fenced(changed.join("\n"), "diff")}` : head;
}
