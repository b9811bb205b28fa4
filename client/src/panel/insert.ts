import * as vscode from "vscode";

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

/** Inserts at the cursor of the active editor, in place of what is selected; without an editor, into a new document. */
export async function insertText(text: string, language: string | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor && (await editor.edit((edit) => edit.replace(editor.selection, text)))) {
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    content: text,
    language: editorLanguages[language ?? ""] ?? "plaintext",
  });
  await vscode.window.showTextDocument(document);
}
