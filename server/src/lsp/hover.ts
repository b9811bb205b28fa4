import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver/node";
import { catalogueDate } from "../core/catalogue/meta.ts";
import { ruleById } from "../core/rules/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { rangeIn, sentence } from "./convert.ts";
import type { Features } from "./features.ts";
import { subjectsAt } from "./subjects.ts";

/** What is wrong at a place, with links, and what the catalogue knows of what stands there. */
export async function hover(features: Features, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const document = features.session.documents.get(textDocument.uri);
  if (!document) return null;
  const offset = document.offsetAt(position);
  const found = await features.diagnostics.findings(document);
  const here = found.filter(({ at }) => at.start <= offset && offset <= at.end);
  const { enabled } = await features.configuration.of(document.uri);
  const subjects = enabled ? subjectsAt(features.analysis.lowered(document).calls, document.uri, offset) : [];
  for (const { at, describe } of subjects) {
    const text = describe();
    if (text !== undefined) return answer([...here.map(explained), text, source], rangeIn(document, at));
  }
  const [first] = here;
  return first ? answer(here.map(explained), rangeIn(document, first.at)) : null;
}

const source = `*Deepgram Doctor, catalogue of ${catalogueDate}*`;

function answer(parts: readonly string[], range: Hover["range"]): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: parts.join("\n\n---\n\n") }, ...(range && { range }) };
}

/** The editor shows the message itself above; here stands what it cannot carry. */
function explained({ rule: id, fixes }: Finding): string {
  const rule = ruleById(id);
  const pages = (rule?.docs ?? []).map((page, index) => `[Documentation${index ? ` ${index + 1}` : ""}](${page})`);
  const fix = fixes.find((each) => each.safe) ?? fixes[0];
  return [
    `**${rule?.title ?? id}** \`${id}\``,
    ...(fix ? [`Quick fix: ${fix.title}`] : []),
    ...(rule?.exceptions ? [`Not meant: ${sentence(rule.exceptions)}`] : []),
    pages.join(" · "),
  ]
    .filter(Boolean)
    .join("\n\n");
}
