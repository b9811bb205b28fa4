import * as vscode from "vscode";
import type { BuiltAt, TextRange } from "../../../server/src/protocol.ts";
import type { Place } from "./messages.ts";

/** A place as the panel shows it. Where several folders are open, its folder comes first. */
export function placeOf({ uri, file, range, fix }: BuiltAt): Place {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri, true)) : undefined;
  const name = `${folder ? `${folder.name}/` : ""}${file}:${range.start.line + 1}`;
  return { name, ...(fix && { fix: fix.title }) };
}

/** Opens the file with what is wrong selected: what a fix would replace, else the call. */
export async function openPlace({ uri, range, fix }: BuiltAt): Promise<void> {
  const own = fix?.edits.find((edit) => edit.uri === uri);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: rangeOf(own?.range ?? range) });
}

/** A fix that was applied, until it is undone or the file is changed by hand. */
export interface Applied {
  readonly document: vscode.TextDocument;
  readonly version: number;
}

/** Applies the place's fix as one step that undo takes back, and shows it. Undefined where the editor refused it. */
export async function applyFix(place: BuiltAt): Promise<Applied | undefined> {
  await openPlace(place);
  const change = new vscode.WorkspaceEdit();
  for (const { uri, range, newText } of place.fix?.edits ?? [])
    change.replace(vscode.Uri.parse(uri, true), rangeOf(range), newText);
  if (!(await vscode.workspace.applyEdit(change))) return undefined;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  return { document, version: document.version };
}

/** Takes a fix back. False where the file was changed since. */
export async function undoFix({ document, version }: Applied): Promise<boolean> {
  await vscode.window.showTextDocument(document);
  if (document.version !== version) return false;
  await vscode.commands.executeCommand("undo");
  return true;
}

export const rangeOf = ({ start, end }: TextRange) =>
  new vscode.Range(start.line, start.character, end.line, end.character);
