import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit, Origin } from "../core/exchange/origin.ts";
import { ruleById } from "../core/rules/index.ts";
import type { Finding, Severity } from "../core/rules/rule.ts";
import { sentence } from "../core/text/sentence.ts";

export const diagnosticSource = "deepgram-doctor";

/** Gives any text by its URI: an open document, or a file. */
export type Texts = (uri: string) => TextDocument | undefined;

/** What a diagnostic carries from the server to the server, by way of the editor. */
export interface DiagnosticData {
  readonly rule: string;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

/** A finding as a diagnostic of the document that it lies in. */
export function diagnosticOf(finding: Finding, document: TextDocument, texts: Texts): Diagnostic {
  const href = ruleById(finding.rule)?.docs[0];
  const data: DiagnosticData = {
    rule: finding.rule,
    fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
  };
  return {
    range: rangeIn(document, finding.at),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    ...(href && { codeDescription: { href } }),
    message: `${sentence(finding.message)}\n${sentence(finding.because)} ${sentence(finding.advice)}`,
    ...(finding.tags && { tags: finding.tags.map((tag) => tags[tag]) }),
    ...(finding.related.length > 0 && { relatedInformation: relatedOf(finding, texts) }),
    data,
  };
}

/** Says at the top of a document why nothing of it was checked. */
export function uncheckedAt(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  const { Information } = DiagnosticSeverity;
  return {
    range: { start, end: start },
    severity: Information,
    source: diagnosticSource,
    code: "not-checked",
    message,
  };
}

export function rangeIn(document: TextDocument, { start, end }: { readonly start: number; readonly end: number }) {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function locationOf(at: Origin, texts: Texts): Location | undefined {
  const document = texts(at.text);
  return document && { uri: at.text, range: rangeIn(document, at) };
}

function relatedOf(finding: Finding, texts: Texts): DiagnosticRelatedInformation[] {
  return finding.related.flatMap(({ at, message }) => {
    const location = locationOf(at, texts);
    return location ? [{ location, message }] : [];
  });
}

/** Edits of several texts as one change. Undefined when a text is not at hand. */
export function workspaceEditOf(edits: readonly Edit[], texts: Texts, versioned: boolean): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of edits) {
    const document = texts(edit.text);
    if (!document) return undefined;
    changes[edit.text] ??= [];
    changes[edit.text]!.push({ range: rangeIn(document, edit), newText: edit.newText });
  }
  if (!versioned) return { changes };
  const documentChanges = Object.entries(changes).map(([uri, each]) => {
    const { version } = texts(uri)!;
    return { textDocument: { uri, version: version > 0 ? version : null }, edits: each };
  });
  return { documentChanges };
}
