import * as vscode from "vscode";
import { errorLiteralAt } from "./known-errors.ts";
import { clientId, diagnosticSource, languages } from "./names.ts";

/** Offers vscode.l10n.t("Explain this Deepgram error") in the light bulb of our own diagnostics, and of string literals that name a Deepgram error. */
export class ExplainActions implements vscode.CodeActionProvider {
  static register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider(
      languages.map((language) => ({ language })),
      new ExplainActions(),
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    );
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return [...this.#forDiagnostic(document, context), ...this.#forLiteral(document, range)];
  }

  /** A message of Deepgram's that code compares with or prints. */
  #forLiteral(document: vscode.TextDocument, { start }: vscode.Range): vscode.CodeAction[] {
    const line = document.lineAt(start.line).text;
    const literal = errorLiteralAt(line, start.character);
    if (!literal) return [];
    const action = new vscode.CodeAction(vscode.l10n.t("Explain this Deepgram error"), vscode.CodeActionKind.QuickFix);
    const text = line.slice(literal.start, literal.end);
    action.command = { title: action.title, command: `${clientId}.explainText`, arguments: [text] };
    return [action];
  }

  #forDiagnostic(document: vscode.TextDocument, context: vscode.CodeActionContext): vscode.CodeAction[] {
    const [ours] = context.diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource);
    if (!ours) return [];
    const action = new vscode.CodeAction(vscode.l10n.t("Explain this Deepgram error"), vscode.CodeActionKind.QuickFix);
    action.command = {
      title: action.title,
      command: `${clientId}.explainDiagnostic`,
      arguments: [document.uri, ours.range],
    };
    return [action];
  }
}
