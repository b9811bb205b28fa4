import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { catalogueDate } from "../core/catalogue/meta.ts";
import { ruleById } from "../core/rules/index.ts";
import type { Finding, Fix } from "../core/rules/rule.ts";
import { applyEdits } from "../core/text/edits.ts";
import { rangeIn } from "./convert.ts";
import type { Features } from "./features.ts";
import { subjectsAt } from "./subjects.ts";

/** What is wrong at a place, with links, and what the catalogue knows of what stands there. */
export async function hover(features: Features, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const document = features.session.documents.get(textDocument.uri);
  if (!document) return null;
  const offset = document.offsetAt(position);
  const found = await features.diagnostics.findings(document);
  const here = found.filter(({ at }) => at.start <= offset && offset <= at.end);
  if (here[0]) {
    const told = here.map((finding) => explained(features, document, finding));
    return answer(told, rangeIn(document, here[0].at));
  }
  const { enabled } = await features.configuration.of(document.uri);
  const subjects = enabled ? subjectsAt(features.analysis.lowered(document).calls, document.uri, offset) : [];
  for (const { at, describe } of subjects) {
    const text = describe();
    if (text !== undefined) return answer([text, source], rangeIn(document, at));
  }
  return null;
}

const source = `*Deepgram Doctor, catalogue of ${catalogueDate}*`;

function answer(parts: readonly string[], range: Hover["range"]): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: parts.join("\n\n---\n\n") }, ...(range && { range }) };
}

/** The editor shows the message itself above; here stands what it cannot carry: the change, and what can be done. */
function explained({ session }: Features, document: TextDocument, { rule: id, fixes, at }: Finding): string {
  const fix = fixes.find((each) => each.safe) ?? fixes[0];
  const change = fix && changeIn(document, fix);
  const { start, end } = rangeIn(document, at);
  const link = (name: string, command: string, ...given: unknown[]) =>
    session.abilities.commands.has(command)
      ? [`[${name}](command:${command}?${encodeURIComponent(JSON.stringify(given))})`]
      : [];
  const [page] = ruleById(id)?.docs ?? [];
  const links = [
    ...(fix ? link("Fix", "deepgramDoctor.fixHere", document.uri, start, fix.title) : []),
    ...link("Explain", "deepgramDoctor.explainDiagnostic", document.uri, { start, end }),
    ...link("Rule", "deepgramDoctor.showRuleDocumentation", id),
    ...(page ? [`[Documentation](${page})`] : []),
  ];
  return [change, links.join(" · ")].filter(Boolean).join("\n\n");
}

/** Longer lines are cut by no one: they are not shown. */
const longestLine = 200;

/** The first line that a fix changes, before and after. Undefined where it changes more than lines of their own. */
function changeIn(document: TextDocument, { edits }: Fix): string | undefined {
  const own = edits.filter(({ text }) => text === document.uri);
  const [first] = own;
  if (!first) return undefined;
  const { line } = document.positionAt(first.start);
  const from = document.offsetAt({ line, character: 0 });
  const old = document.getText().slice(from).split("\n", 1)[0] ?? "";
  const within = own.filter(({ start, end }) => from <= start && end <= from + old.length);
  const fresh = applyEdits(
    old,
    within.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })),
  );
  if (within.length === 0 || fresh.includes("\n") || Math.max(old.length, fresh.length) > longestLine) return undefined;
  const removed = `- ${old.trim()}`;
  return `\`\`\`diff\n${fresh.trim() === "" ? removed : `${removed}\n+ ${fresh.trim()}`}\n\`\`\``;
}
