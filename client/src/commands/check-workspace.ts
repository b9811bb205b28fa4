import * as vscode from "vscode";
import type { Services } from "../services.ts";

/** Checks every file of the workspace; what is found stands in the Problems view. */
export async function checkWorkspace({ server }: Services): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first: there is no workspace to check."));
    return;
  }
  const { files, findings, unchecked, stopped, cancelled } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Checking Deepgram calls"),
      cancellable: true,
    },
    async (_progress, token) => ({ ...(await server.checkWorkspace(token)), cancelled: token.isCancellationRequested }),
  );
  const { t } = vscode.l10n;
  const count = files === 1 ? t("1 file") : t("{0} files", files);
  const checked = cancelled ? t("Cancelled after {0}", count) : t("Checked {0}", count);
  const none = cancelled ? t("nothing wrong was found so far") : t("nothing wrong was found");
  const some = findings === 1 ? t("1 finding") : t("{0} findings", findings);
  const found = findings === 0 ? none : cancelled ? t("{0} so far", some) : some;
  const said = `${checked}: ${found}.${notChecked(unchecked, stopped)}`;
  if (findings === 0) {
    void vscode.window.showInformationMessage(said);
    return;
  }
  const chosen = await vscode.window.showInformationMessage(said, vscode.l10n.t("Show Problems"));
  if (chosen) await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** What the result says nothing about. */
function notChecked(unchecked: number, stopped: boolean): string {
  const { t } = vscode.l10n;
  const passed =
    unchecked === 1
      ? t("1 file was not checked (too large or not readable): the output names it.")
      : t("{0} files were not checked (too large or not readable): the output names them.", unchecked);
  const more = stopped ? [t("There is more: check single folders on the command line.")] : [];
  return [...(unchecked > 0 ? [passed] : []), ...more].map((sentence) => ` ${sentence}`).join("");
}
