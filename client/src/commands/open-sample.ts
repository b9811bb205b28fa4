import * as vscode from "vscode";
import { sample } from "../sample.ts";

/** Opens code with mistakes beside the walkthrough. */
export async function openSample(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content: sample, language: "javascript" });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}
