import * as vscode from "vscode";
import { boxFor } from "./box-for.ts";
import { fileText } from "./file-text.ts";
import type { Panel } from "./provider.ts";

/** Explains a file: the one named, else one that is picked. */
export async function openFile(panel: Panel, file?: vscode.Uri): Promise<void> {
  const [uri] = file
    ? [file]
    : ((await vscode.window.showOpenDialog({
        title: vscode.l10n.t("Explain a File"),
        openLabel: vscode.l10n.t("Explain"),
      })) ?? []);
  if (!uri) return;
  const bytes = await vscode.workspace.fs.readFile(uri);
  await panel.show(boxFor(fileText(uri.path.slice(uri.path.lastIndexOf("/") + 1), bytes)));
}
