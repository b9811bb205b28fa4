import * as vscode from "vscode";
import type { BuiltAt, TextRange } from "../../../server/src/protocol.ts";
import type { Place } from "./messages.ts";

/** A place as the panel shows it. */
export function placeOf({ file, range, fix }: BuiltAt): Place {
  return { name: `${file}:${range.start.line + 1}`, ...(fix && { fix: fix.title }) };
}

export async function openPlace({ uri, range }: BuiltAt): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: rangeOf(range) });
}

/** Applies the place's fix as one step that undo takes back, and shows it. */
export async function applyFix(place: BuiltAt): Promise<void> {
  await openPlace(place);
  const change = new vscode.WorkspaceEdit();
  for (const { uri, range, newText } of place.fix?.edits ?? [])
    change.replace(vscode.Uri.parse(uri, true), rangeOf(range), newText);
  await vscode.workspace.applyEdit(change);
}

const rangeOf = ({ start, end }: TextRange) => new vscode.Range(start.line, start.character, end.line, end.character);
