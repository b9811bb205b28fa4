import * as vscode from "vscode";
import type { Services } from "../services.ts";

/** Copies what a code action carries: a call in another form. */
export async function copyText(_services: Services, ...args: unknown[]): Promise<void> {
  if (typeof args[0] !== "string") return;
  await vscode.env.clipboard.writeText(args[0]);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Copied")}`, 3000);
}
