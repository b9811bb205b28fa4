import * as vscode from "vscode";
import type { Server } from "./client.ts";
import { languages } from "./names.ts";

/** Tells the server when the cursor moves by itself; a move that comes with a change of the text is typing. */
export function followCaret(server: Server): vscode.Disposable {
  const versions = new WeakMap<vscode.TextDocument, number>();
  return vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections: [selection] }) => {
    if (!selection || !languages.includes(document.languageId)) return;
    const before = versions.get(document);
    versions.set(document, document.version);
    if (before === document.version) server.caret(document.uri.toString(), selection.active);
  });
}
