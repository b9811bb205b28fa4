import * as vscode from "vscode";
import { clientId } from "../names.ts";
import type { Services } from "../services.ts";
import { statusText } from "../status-text.ts";

/** What a click on the status item offers. */
export async function statusMenu({ server }: Services): Promise<void> {
  const items = [
    { label: "$(warning) Show Problems", command: "workbench.actions.view.problems" },
    { label: "$(comment-discussion) Explain an Error", command: `${clientId}.openPanel` },
    { label: "$(search) Check the Whole Workspace", command: `${clientId}.checkWorkspace` },
    { label: "$(debug-restart) Restart the Language Server", command: `${clientId}.restartServer` },
    { label: "$(output) Show Output", command: `${clientId}.showOutput` },
    { label: "$(book) Get Started", command: `${clientId}.openWalkthrough` },
  ];
  const { long } = statusText(server.state, server.status);
  const catalogue = server.status ? `, catalogue of ${server.status.catalogue}` : "";
  const chosen = await vscode.window.showQuickPick(items, { title: `${long}${catalogue}` });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}
