import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { ruleById } from "../core/rules/index.ts";
import type { Finding } from "../core/rules/rule.ts";
import { fixAllKind, upgradeKind } from "./capabilities.ts";
import { diagnosticOf, workspaceEditOf } from "./convert.ts";
import { copyActions } from "./copy-call.ts";
import { findingMarkdown } from "./copy-finding.ts";
import { disableForFile, disableForLine } from "./disable.ts";
import type { Features } from "./features.ts";
import { everyFixOfRule, everySafeFix, fixAllAction, several } from "./fix-every.ts";
import { shownPath } from "./shown-path.ts";
import { upgradeActions, upgradeSourceAction } from "./upgrade.ts";

/** What can be done at a place: fixes, suggestions, silencing, reading on; fix-all and copying where they are asked for. */
export async function codeActions(features: Features, params: CodeActionParams): Promise<CodeAction[]> {
  const document = features.session.documents.get(params.textDocument.uri);
  if (!document) return [];
  const wants = (kind: string) =>
    params.context.only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ?? true;
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...(await quickFixes(features, document, params)));
  if (wants(CodeActionKind.RefactorRewrite)) {
    const { enabled } = await features.configuration.of(document.uri);
    if (enabled) actions.push(...upgradeActions(features, document, params.range));
    actions.push(...copyActions(features, document, params.range));
  }
  // Asked for by name only: they work off the whole file.
  if (params.context.only && wants(upgradeKind)) {
    const { enabled } = await features.configuration.of(document.uri);
    if (enabled) actions.push(...upgradeSourceAction(features, document));
  }
  if (params.context.only && wants(fixAllKind)) actions.push(...(await fixAllAction(features, document)));
  return actions;
}

async function quickFixes(features: Features, document: TextDocument, params: CodeActionParams): Promise<CodeAction[]> {
  const all = await features.diagnostics.findings(document);
  const [start, end] = [document.offsetAt(params.range.start), document.offsetAt(params.range.end)];
  const here = all.filter((finding) => finding.at.start <= end && start <= finding.at.end);
  const fixes = here.flatMap((finding) => {
    const [first, ...others] = fixesOf(features, document, finding, params.context.diagnostics);
    const every = everyFixOfRule(features, document, all, finding);
    const diagnostics = [shownAs(finding, document, params.context.diagnostics, features.texts)];
    return first ? [first, ...every.map((action) => ({ ...action, diagnostics })), ...others] : [];
  });
  const silencing = here.flatMap((finding) => silencingOf(features, document, finding, params.context.diagnostics));
  const copying = here.flatMap((finding) => copyingOf(features, document, finding, params.context.diagnostics));
  return [...unique(fixes), ...everySafeFix(features, document, all, here), ...copying, ...unique(silencing)];
}

function fixesOf(
  { session, texts }: Features,
  document: TextDocument,
  finding: Finding,
  shown: readonly Diagnostic[],
): CodeAction[] {
  const preferred = finding.fixes.find((fix) => fix.safe);
  return finding.fixes.flatMap((fix) => {
    const edit = workspaceEditOf(fix.edits, texts, session.abilities.versionedEdits);
    if (!edit) return [];
    const action: CodeAction = {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shownAs(finding, document, shown, texts)],
      edit,
      ...(fix === preferred && { isPreferred: true }),
    };
    return [action];
  });
}

function silencingOf(
  features: Features,
  document: TextDocument,
  finding: Finding,
  shown: readonly Diagnostic[],
): CodeAction[] {
  const { session, texts, analysis } = features;
  const { rule } = finding;
  const diagnostics = [shownAs(finding, document, shown, texts)];
  const kind = CodeActionKind.QuickFix;
  const { directives } = analysis.lowered(document);
  const line = disableForLine(document, rule, finding.at.start, directives, analysis.parsed(document));
  const actions: CodeAction[] = [];
  if (line && !ruleById(rule)?.checkComment)
    actions.push({ title: `Disable ${rule} for this line`, kind, diagnostics, edit: one(features, document, line) });
  const file = one(features, document, disableForFile(document, rule, finding.at.start));
  actions.push({ title: `Disable ${rule} for the entire file`, kind, diagnostics, edit: file });
  const command = "deepgramDoctor.showRuleDocumentation";
  if (ruleById(rule) && session.abilities.commands.has(command)) {
    const title = `Show documentation for ${rule}`;
    actions.push({ title, kind, diagnostics, command: { title, command, arguments: [rule] } });
  }
  return actions;
}

/** Offered where the client can copy a text. */
function copyingOf(
  { session, texts, analysis, configuration }: Features,
  document: TextDocument,
  finding: Finding,
  shown: readonly Diagnostic[],
): CodeAction[] {
  const command = "deepgramDoctor.copyText";
  if (!session.abilities.commands.has(command)) return [];
  const { secrets } = analysis.check(document, configuration.known(document.uri));
  const text = findingMarkdown(finding, document, shownPath(document.uri, session.roots()), secrets);
  const title = "Copy for chat";
  const diagnostics = [shownAs(finding, document, shown, texts)];
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command, arguments: [text] } }];
}

/** The editor's own copy of a diagnostic, so that it knows which one an action mends. */
function shownAs(finding: Finding, document: TextDocument, shown: readonly Diagnostic[], texts: Features["texts"]) {
  const ours = diagnosticOf(finding, document, texts);
  const same = (each: Diagnostic) =>
    each.code === ours.code &&
    each.range.start.line === ours.range.start.line &&
    each.range.start.character === ours.range.start.character;
  return shown.find(same) ?? ours;
}

function one(features: Features, document: TextDocument, edit: TextEdit) {
  return several(features, document, [edit]);
}

/** Two findings of one rule on a line are silenced by one comment. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const key = `${action.title} ${JSON.stringify(action.edit)}`;
    return !seen.has(key) && seen.add(key);
  });
}
