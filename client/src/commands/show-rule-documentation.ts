import * as vscode from "vscode";
import { clientId } from "../names.ts";
import type { Services } from "../services.ts";
import { diagnosticAt } from "./explain-diagnostic.ts";

/** Shows a rule's page, shipped with the extension: the rule named, else that of the finding at the cursor, else one picked. */
export async function showRuleDocumentation({ context }: Services, ...args: unknown[]): Promise<void> {
  const rule = typeof args[0] === "string" ? args[0] : (ruleAtCursor() ?? (await pickRule(context)));
  if (!rule || !/^[a-z0-9-]+$/.test(rule)) return;
  const page = vscode.Uri.joinPath(context.extensionUri, "docs", "rules", `${rule}.md`);
  try {
    await vscode.workspace.fs.stat(page);
  } catch {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no page about "{0}".', rule));
    return;
  }
  await vscode.commands.executeCommand("markdown.showPreview", page);
}

function ruleAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const code = editor && diagnosticAt(editor.document.uri, editor.selection)?.code;
  return code === undefined ? undefined : String(typeof code === "object" ? code.value : code);
}

/** The settings' schema, generated from the registry, is what the client knows of rules. */
async function pickRule(context: vscode.ExtensionContext): Promise<string | undefined> {
  const { contributes } = context.extension.packageJSON as { contributes: Contributes };
  const { properties = {} } = contributes.configuration.properties[`${clientId}.rules`] ?? {};
  const items = Object.entries(properties).map(([label, { description = "" }]) => ({ label, detail: description }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t("Which rule?"),
    matchOnDetail: true,
  });
  return chosen?.label;
}

interface Contributes {
  readonly configuration: {
    readonly properties: Record<string, { readonly properties?: Record<string, { readonly description?: string }> }>;
  };
}
