import * as vscode from "vscode";
import type { Services } from "../services.ts";
import { positionOf, uriOf } from "./arguments.ts";

/** Applies the quick fix of a title at a place, as a hover's link asks for. */
export async function fixHere(_services: Services, ...args: unknown[]): Promise<void> {
  const [uri, position, title] = [uriOf(args[0]), positionOf(args[1]), args[2]];
  if (!uri || !position) return;
  const range = new vscode.Range(position, position);
  const kind = vscode.CodeActionKind.QuickFix.value;
  const actions: vscode.CodeAction[] =
    (await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind)) ?? [];
  const found = actions.find((action) => action.title === title && action.edit);
  if (found?.edit) await vscode.workspace.applyEdit(found.edit);
}
