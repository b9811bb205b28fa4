import * as vscode from "vscode";
import { redact } from "../../../server/src/core/redact/index.ts";
import type { Corrected } from "./provider.ts";

/** VS Code's names for what corrected requests are written in. */
const editorLanguages: Readonly<Record<string, string>> = {
  bash: "shellscript",
  cmd: "bat",
  curl: "shellscript",
  fetch: "javascript",
  javascript: "javascript",
  json: "json",
  powershell: "powershell",
  python: "python",
  sdk: "typescript",
  shell: "shellscript",
  typescript: "typescript",
};

/**
 * Inserts at the cursor of the active editor; without an editor, into a new document. What is selected is replaced only
 * where it is the very request that was explained.
 */
export async function insertText({ text, language, replaces }: Corrected): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor && (await editor.edit((edit) => edit.replace(...replacement(editor, text, replaces))))) {
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    content: text,
    language: editorLanguages[language ?? ""] ?? "plaintext",
  });
  await vscode.window.showTextDocument(document);
}

function replacement(
  { document, selection }: vscode.TextEditor,
  text: string,
  replaces: readonly string[],
): [vscode.Range, string] {
  const selected = redact(document.getText(selection).replaceAll("\r\n", "\n")).text.trim();
  if (selected !== "" && replaces.some((paste) => paste.trim() === selected)) return [selection, text];
  const { active } = selection;
  // At the beginning of a line that holds something, what is inserted gets lines of its own.
  const before = active.character === 0 && document.lineAt(active).text.trim() !== "";
  return [new vscode.Range(active, active), before ? `${text}\n` : text];
}
