import * as vscode from "vscode";
import { mcpForms } from "../mcp/configuration.ts";
import type { Services } from "../services.ts";
import { copyText } from "./copy-text.ts";

/** Copies what an agent's client wants in its configuration, so that it finds `deepgram_check` and `deepgram_explain`. */
export async function copyMcpConfiguration(services: Services): Promise<void> {
  const forms = mcpForms(services.context.asAbsolutePath("dist/cli.cjs"));
  const chosen = await vscode.window.showQuickPick(forms, {
    placeHolder: vscode.l10n.t("Where is the configuration to be pasted?"),
  });
  if (chosen) await copyText(services, chosen.text);
}
