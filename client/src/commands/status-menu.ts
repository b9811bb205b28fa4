import * as vscode from "vscode";
import { clientId } from "../names.ts";
import type { Services } from "../services.ts";
import { statusText } from "../status-text.ts";

/** What a click on the status item offers. */
export async function statusMenu({ server }: Services): Promise<void> {
  const items = [
    { label: `$(warning) ${vscode.l10n.t("Show Problems")}`, command: "workbench.actions.view.problems" },
    { label: `$(comment-discussion) ${vscode.l10n.t("Explain an Error")}`, command: `${clientId}.openPanel` },
    { label: `$(search) ${vscode.l10n.t("Check the Whole Workspace")}`, command: `${clientId}.checkWorkspace` },
    { label: `$(debug-restart) ${vscode.l10n.t("Restart the Language Server")}`, command: `${clientId}.restartServer` },
    { label: `$(output) ${vscode.l10n.t("Show Output")}`, command: `${clientId}.showOutput` },
    { label: `$(book) ${vscode.l10n.t("Get Started")}`, command: `${clientId}.openWalkthrough` },
  ];
  const { long } = statusText(server.state, server.status, vscode.l10n.t);
  const catalogue = server.status ? `, ${vscode.l10n.t("catalogue of {0}", server.status.catalogue)}` : "";
  const chosen = await vscode.window.showQuickPick(items, { title: `${long}${catalogue}` });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}
