import * as vscode from "vscode";
import type { RecordedCall } from "../../../server/src/protocol.ts";
import { clientId, diagnosticSource, languages } from "../names.ts";
import { rangeOf } from "../panel/places.ts";

/** A refused call on its line, until the line's next good run or an edit of the file. */
export class RefusedCalls implements vscode.Disposable, vscode.CodeActionProvider {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection(`${clientId}.calls`);
  readonly #refused = new Map<string, RecordedCall>();
  readonly #parts = vscode.Disposable.from(
    this.#diagnostics,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.#forget((call) => call.at?.uri === document.uri.toString());
    }),
    vscode.languages.registerCodeActionsProvider(
      languages.map((language) => ({ language })),
      this,
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );

  take(call: RecordedCall): void {
    if (!call.over || !call.at) return;
    const line = lineOf(call);
    if (call.failed) this.#refused.set(line, call);
    else if (!this.#refused.delete(line)) return;
    this.#show(call.at.uri);
  }

  clear(): void {
    this.#refused.clear();
    this.#diagnostics.clear();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    return [...this.#refused.values()].flatMap(({ at }) => {
      if (!at?.fix || at.uri !== document.uri.toString() || at.range.start.line !== range.start.line) return [];
      const action = new vscode.CodeAction(at.fix.title, vscode.CodeActionKind.QuickFix);
      action.isPreferred = true;
      action.edit = new vscode.WorkspaceEdit();
      for (const { uri, range: place, newText } of at.fix.edits)
        action.edit.replace(vscode.Uri.parse(uri, true), rangeOf(place), newText);
      return [action];
    });
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #forget(which: (call: RecordedCall) => boolean): void {
    for (const [line, call] of this.#refused) {
      if (!which(call)) continue;
      this.#refused.delete(line);
      if (call.at) this.#show(call.at.uri);
    }
  }

  #show(uri: string): void {
    const calls = [...this.#refused.values()].filter(({ at }) => at?.uri === uri);
    this.#diagnostics.set(vscode.Uri.parse(uri, true), calls.map(diagnosticOf));
  }
}

const lineOf = ({ at }: RecordedCall) => `${at?.uri}:${at?.range.start.line}`;

function diagnosticOf(call: RecordedCall): vscode.Diagnostic {
  const { start, end } = call.at!.range;
  // A stack knows where the call begins; what is marked then is its line from there.
  const wide = start.line === end.line && start.character === end.character;
  const range = rangeOf(
    wide ? { start, end: { line: start.line, character: start.character + 1000 } } : call.at!.range,
  );
  const when = new Date(call.when).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const diagnostic = new vscode.Diagnostic(
    range,
    vscode.l10n.t("At {0}: {1}", when, call.summary),
    vscode.DiagnosticSeverity.Error,
  );
  diagnostic.source = diagnosticSource;
  if (call.rule) diagnostic.code = call.rule;
  return diagnostic;
}
