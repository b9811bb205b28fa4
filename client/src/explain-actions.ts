import * as vscode from "vscode";
import { clientId, diagnosticSource, languages } from "./names.ts";

/** Offers "Explain this Deepgram error" in the light bulb of our own diagnostics. */
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
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const [ours] = context.diagnostics.filter((diagnostic) => diagnostic.source === diagnosticSource);
    if (!ours) return [];
    const action = new vscode.CodeAction("Explain this Deepgram error", vscode.CodeActionKind.QuickFix);
    action.command = {
      title: action.title,
      command: `${clientId}.explainDiagnostic`,
      arguments: [document.uri, ours.range],
    };
    return [action];
  }
}
