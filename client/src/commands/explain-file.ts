import * as vscode from "vscode";
import { openFile } from "../panel/open-file.ts";
import type { Services } from "../services.ts";

/** Explains the file picked in the explorer; from the palette, one that is picked then. */
export async function explainFile({ panel }: Services, ...args: unknown[]): Promise<void> {
  await openFile(panel, args[0] instanceof vscode.Uri ? args[0] : undefined);
}
