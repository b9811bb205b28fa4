import * as vscode from "vscode";

const section = "editor.codeActionsOnSave";
const kind = "source.fixAll.deepgramDoctor";

/** Lets every save apply the safe fixes; what else runs on save stays. */
export async function fixOnSave(): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  const before = settings.inspect<Record<string, unknown> | string[]>(section)?.globalValue;
  const others = Array.isArray(before) ? Object.fromEntries(before.map((each) => [each, "explicit"])) : before;
  await settings.update(section, { ...others, [kind]: "explicit" }, vscode.ConfigurationTarget.Global);
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Safe Deepgram fixes are applied on save")}`, 5000);
}
