import * as vscode from "vscode";
import { boxFor } from "../panel/box-for.ts";
import type { Services } from "../services.ts";

/** What is selected in the active editor, or undefined when nothing but blanks is. */
export function editorSelection(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const text = editor.selections.map((selection) => editor.document.getText(selection)).join("\n");
  return text.trim() ? text : undefined;
}

export async function explainSelection({ panel }: Services): Promise<void> {
  const text = editorSelection();
  if (text === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Select the request or the error first, then explain it."));
    return;
  }
  await panel.show(boxFor(text));
}
