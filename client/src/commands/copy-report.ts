import * as vscode from "vscode";
import type { Services } from "../services.ts";

/** Copies the panel's answer with its paste, to be sent to a colleague or to support. */
export async function copyReport({ panel }: Services): Promise<void> {
  const { report } = panel;
  if (report === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The panel shows no answer yet. Paste something into it first."),
    );
    return;
  }
  await vscode.env.clipboard.writeText(report);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Copied")}`, 3000);
}
