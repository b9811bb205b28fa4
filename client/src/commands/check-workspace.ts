import * as vscode from "vscode";
import type { Services } from "../services.ts";

/** Checks every file of the workspace; what is found stands in the Problems view. */
export async function checkWorkspace({ server }: Services): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage("Open a folder first: there is no workspace to check.");
    return;
  }
  const { files, findings } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Checking Deepgram calls", cancellable: true },
    (_progress, token) => server.checkWorkspace(token),
  );
  const checked = files === 1 ? "1 file" : `${files} files`;
  if (findings === 0) {
    void vscode.window.showInformationMessage(`Checked ${checked}: nothing wrong was found.`);
    return;
  }
  const found = findings === 1 ? "1 finding" : `${findings} findings`;
  const chosen = await vscode.window.showInformationMessage(`Checked ${checked}: ${found}.`, "Show Problems");
  if (chosen) await vscode.commands.executeCommand("workbench.actions.view.problems");
}
