import * as vscode from "vscode";
import type { Place } from "./by-hand.ts";

/** What is left by hand as a document beside the code; its boxes follow the code. */
export class Checklist {
  #document: vscode.TextDocument | undefined;
  /** The line of each place's box, by file. */
  #lines = new Map<string, readonly number[]>();

  async show(places: ReadonlyMap<string, readonly Place[]>): Promise<void> {
    const lines = [`# ${vscode.l10n.t("Left to do by hand for @deepgram/sdk 5")}`, ""];
    this.#lines = new Map();
    for (const [uri, all] of places) {
      if (all.length === 0) continue;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
      lines.push(`## ${vscode.workspace.asRelativePath(document.uri)}`, "");
      this.#lines.set(
        uri,
        all.map((_, index) => lines.length + index),
      );
      for (const { start, what } of all)
        lines.push(`- [ ] ${vscode.l10n.t("line {0}: {1}", document.positionAt(start).line + 1, what)}`);
      lines.push("");
    }
    this.#document = await vscode.workspace.openTextDocument({ language: "markdown", content: lines.join("\n") });
    await vscode.window.showTextDocument(this.#document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  }

  /** Ticks the boxes of what is done, and unticks what has come back. A list that was closed is left alone. */
  tick(uri: string, done: readonly boolean[]): void {
    const document = this.#document;
    if (!document || document.isClosed) return;
    const edit = new vscode.WorkspaceEdit();
    for (const [index, line] of (this.#lines.get(uri) ?? []).entries()) {
      const box = line < document.lineCount ? /^- \[[ x]\]/.exec(document.lineAt(line).text)?.[0] : undefined;
      const wanted = done[index] ? "- [x]" : "- [ ]";
      if (box && box !== wanted) edit.replace(document.uri, new vscode.Range(line, 0, line, 5), wanted);
    }
    if (edit.size > 0) void vscode.workspace.applyEdit(edit);
  }
}
