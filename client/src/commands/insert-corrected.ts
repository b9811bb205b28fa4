import * as vscode from "vscode";
import { insertText } from "../panel/insert.ts";
import type { Services } from "../services.ts";

/** Inserts the corrected request that the panel shows. */
export async function insertCorrected({ panel }: Services): Promise<void> {
  if (panel.corrected) return insertText(panel.corrected);
  void vscode.window.showInformationMessage(
    vscode.l10n.t("The panel shows no corrected request yet. Paste a request into it first."),
  );
  await panel.show();
}
