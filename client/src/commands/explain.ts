import * as vscode from "vscode";
import { boxFor } from "../panel/box-for.ts";
import type { Services } from "../services.ts";
import { explainDiagnostic } from "./explain-diagnostic.ts";
import { editorSelection } from "./explain-selection.ts";
import { terminalSelection } from "./explain-terminal-selection.ts";

/** Explains what is at hand: the editor's selection, the terminal's, the diagnostic given, else the clipboard. */
export async function explain(services: Services, ...diagnostic: unknown[]): Promise<void> {
  const selected = editorSelection() ?? (await terminalSelection());
  if (selected !== undefined) return services.panel.show(boxFor(selected));
  if (diagnostic[0] instanceof vscode.Uri) return explainDiagnostic(services, ...diagnostic);
  const copied = await vscode.env.clipboard.readText();
  await services.panel.show(copied.trim() ? boxFor(copied) : undefined);
}
