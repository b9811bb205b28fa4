import * as vscode from "vscode";

export interface CheckInput {
  readonly path?: string;
  readonly paths?: readonly string[];
  readonly diff?: string;
  readonly code?: string;
  readonly file?: string;
}

/** The input with paths made absolute from the workspace's folder, and with the text of a document that is open but not saved. */
export async function withEditorText(input: CheckInput): Promise<CheckInput> {
  if (typeof input?.file === "string") return { ...input, file: absolute(input.file).fsPath };
  if (Array.isArray(input?.paths))
    return { ...input, paths: input.paths.map((path) => (typeof path === "string" ? absolute(path).fsPath : path)) };
  if (typeof input?.path !== "string") return input;
  const uri = absolute(input.path);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === uri.fsPath);
  return open?.isDirty ? { code: open.getText(), file: uri.fsPath } : { ...input, path: uri.fsPath };
}

function absolute(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return !folder || /^(?:[/\\]|[a-z]:)/i.test(path) ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder.uri, path);
}
