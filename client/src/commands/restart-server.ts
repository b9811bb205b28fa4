import * as vscode from "vscode";
import type { Services } from "../services.ts";

export async function restartServer({ server }: Services): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Restarting Deepgram Doctor") },
    () => server.restart(),
  );
}
