import * as vscode from "vscode";
import { diagnosticSource } from "../names.ts";
import type { Services } from "../services.ts";
import { statementAround } from "../statement-around.ts";
import { rangeOf, uriOf } from "./arguments.ts";

/** Explains the code under one of our diagnostics: the one at `uri` and `range`, else the one at the cursor. */
export async function explainDiagnostic({ panel }: Services, ...args: unknown[]): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const uri = uriOf(args[0]) ?? editor?.document.uri;
  const range = rangeOf(args[1]) ?? editor?.selection;
  const found = uri && range && diagnosticAt(uri, range);
  if (!found) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is no Deepgram finding here. Put the cursor on one first."),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  await panel.show({ request: statementAround(document.getText(), document.offsetAt(found.range.start)) });
}

/** The diagnostic of ours at a range; the nearest on its line where none touches it. */
export function diagnosticAt(uri: vscode.Uri, range: vscode.Range): vscode.Diagnostic | undefined {
  const ours = vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === diagnosticSource);
  return (
    ours.find((diagnostic) => diagnostic.range.intersection(range)) ??
    ours.find((diagnostic) => diagnostic.range.start.line === range.start.line)
  );
}
