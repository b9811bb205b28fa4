import * as vscode from "vscode";
import { boxFor } from "../panel/box-for.ts";
import type { Services } from "../services.ts";

/**
 * What is selected in the active terminal. VS Code lends it by way of the clipboard only, which gets its text back.
 * Undefined when nothing is selected, or when the selection is what the clipboard holds anyway.
 */
export async function terminalSelection(): Promise<string | undefined> {
  if (!vscode.window.activeTerminal) return undefined;
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  try {
    await vscode.commands.executeCommand("workbench.action.terminal.copySelection");
    const copied = await clipboard.readText();
    return copied !== before && copied.trim() ? copied : undefined;
  } finally {
    if (before) await clipboard.writeText(before);
  }
}

/** Run from the terminal's menu, where something is selected for certain. */
export async function explainTerminalSelection({ panel }: Services): Promise<void> {
  const text = (await terminalSelection()) ?? (await vscode.env.clipboard.readText());
  if (!text.trim()) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Select the error in the terminal first, then explain it."),
    );
    return;
  }
  await panel.show(boxFor(text));
}
