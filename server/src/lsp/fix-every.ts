import { type CodeAction, CodeActionKind, type TextEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../core/rules/rule.ts";
import { fixAllKind } from "./capabilities.ts";
import type { Features } from "./features.ts";
import { fixAllEdits } from "./fix-all.ts";

/** What an action that mends a whole file is remembered by, until its edits are asked for. */
interface Asked {
  readonly uri: string;
  readonly version: number;
  /** Only the fixes of this rule. */
  readonly rule?: string;
}

const isSafe = (finding: Finding) => finding.fixes.some(({ safe }) => safe);

/** Offered beside a safe fix when the same rule has more of them in the file. */
export function everyFixOfRule(
  features: Features,
  document: TextDocument,
  all: readonly Finding[],
  finding: Finding,
): CodeAction[] {
  const { rule } = finding;
  const more = all.filter((each) => each.rule === rule && isSafe(each));
  if (more.length < 2 || !isSafe(finding)) return [];
  return offered(features, document, `Fix all ${more.length} of ${rule} in this file`, rule);
}

/** Offered beside a fix when there are more in the file. */
export function everySafeFix(
  features: Features,
  document: TextDocument,
  all: readonly Finding[],
  here: readonly Finding[],
): CodeAction[] {
  if (!here.some(isSafe) || all.filter(isSafe).length < 2) return [];
  return offered(features, document, "Fix all Deepgram problems that can be fixed safely");
}

export async function fixAllAction(features: Features, document: TextDocument): Promise<CodeAction[]> {
  const { enabled } = await features.configuration.of(document.uri);
  const edits = enabled ? editsOf(features, document) : [];
  if (edits.length === 0) return [];
  return [{ title: "Fix all Deepgram problems", kind: fixAllKind, edit: several(features, document, edits) }];
}

/** Every round of fixes is parsed and judged again: too much for a menu, where the editor can ask for the edits of the one picked. */
function offered(features: Features, document: TextDocument, title: string, rule?: string): CodeAction[] {
  const kind = CodeActionKind.QuickFix;
  const { uri, version } = document;
  const data: Asked = { uri, version, ...(rule === undefined ? {} : { rule }) };
  if (features.session.abilities.resolvesEdits) return [{ title, kind, data }];
  const edits = editsOf(features, document, rule);
  return edits.length === 0 ? [] : [{ title, kind, edit: several(features, document, edits) }];
}

/** The action with its edits; as it is where its document has changed since. */
export function resolved(features: Features, action: CodeAction): CodeAction {
  const asked = action.data as Asked | undefined;
  const document = asked && features.session.documents.get(asked.uri);
  if (!document || document.version !== asked.version) return action;
  return { ...action, edit: several(features, document, editsOf(features, document, asked.rule)) };
}

function editsOf(features: Features, document: TextDocument, rule?: string): TextEdit[] {
  const check = recheck(features, document);
  return fixAllEdits(document, (text) => check(text).filter((each) => rule === undefined || each.rule === rule));
}

/** Checks texts that the document would be. The settings are at hand: the document's findings were asked for before. */
function recheck({ analysis, configuration }: Features, document: TextDocument): (text: string) => readonly Finding[] {
  const config = configuration.known(document.uri);
  return (text) =>
    text === document.getText()
      ? analysis.check(document, config).findings
      : analysis.checkOnce(document.uri, text, config).findings;
}

export function several({ session }: Features, { uri, version }: TextDocument, edits: TextEdit[]) {
  return session.abilities.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
