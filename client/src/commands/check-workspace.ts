import * as vscode from "vscode";
import type { Services } from "../services.ts";

/** Checks every file of the workspace; what is found stands in the Problems view. */
export async function checkWorkspace({ server }: Services): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage("Open a folder first: there is no workspace to check.");
    return;
  }
  const { files, findings, unchecked, stopped, cancelled } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Checking Deepgram calls", cancellable: true },
    async (_progress, token) => ({ ...(await server.checkWorkspace(token)), cancelled: token.isCancellationRequested }),
  );
  const count = files === 1 ? "1 file" : `${files} files`;
  const checked = cancelled ? `Cancelled after ${count}` : `Checked ${count}`;
  const rest = notChecked(unchecked, stopped);
  if (findings === 0) {
    void vscode.window.showInformationMessage(
      `${checked}: nothing wrong was found${cancelled ? " so far" : ""}.${rest}`,
    );
    return;
  }
  const found = `${findings === 1 ? "1 finding" : `${findings} findings`}${cancelled ? " so far" : ""}`;
  const chosen = await vscode.window.showInformationMessage(`${checked}: ${found}.${rest}`, "Show Problems");
  if (chosen) await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** What the result says nothing about. */
function notChecked(unchecked: number, stopped: boolean): string {
  const files = unchecked === 1 ? "1 file was" : `${unchecked} files were`;
  const passed = unchecked > 0 ? ` ${files} not checked (too large or not readable): the output names them.` : "";
  return stopped ? `${passed} There is more: check single folders on the command line.` : passed;
}
