import * as vscode from "vscode";
import { boxFor } from "../panel/box-for.ts";
import type { Services } from "../services.ts";

export async function explainClipboard({ panel }: Services): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (!text.trim()) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The clipboard holds no text. Copy a request or an error first."),
    );
    return;
  }
  await panel.show(boxFor(text));
}
