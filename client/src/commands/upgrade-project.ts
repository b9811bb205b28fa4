import * as vscode from "vscode";
import type { ProjectUpgrade } from "../../../server/src/protocol.ts";
import type { Services } from "../services.ts";

/** Writes the whole workspace for the SDK's version 5 after a preview, lists what is left, and offers the install command. */
export async function upgradeProject({ server, byHand }: Services): Promise<void> {
  const upgrade = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Reading code for older SDKs"),
      cancellable: true,
    },
    async (_progress, token) => {
      const found = await server.upgradeProject(token);
      return token.isCancellationRequested ? undefined : found;
    },
  );
  if (!upgrade) return;
  if (!upgrade.edit?.changes && upgrade.left.length === 0) {
    void vscode.window.showInformationMessage(
      `${vscode.l10n.t("No code for @deepgram/sdk 1 to 4 was found.")}${notParsed(upgrade)}`,
    );
    return;
  }
  if (upgrade.edit?.changes && !(await vscode.workspace.applyEdit(previewed(upgrade), { isRefactoring: true }))) return;
  if (upgrade.left.length > 0) {
    await byHand.take(upgrade.left);
    await byHand.showChecklist();
  }
  await offerInstall(upgrade);
}

/**
 * Every change waits in the editor's refactor preview. An edit that needs confirmation brings the preview up, and stands unticked in
 * it: that of package.json, which the install command makes, too; the code where no package.json is to change.
 */
function previewed({ edit, folders }: ProjectUpgrade): vscode.WorkspaceEdit {
  const made = new vscode.WorkspaceEdit();
  const code = { label: vscode.l10n.t("Upgrade to @deepgram/sdk 5"), needsConfirmation: folders.length === 0 };
  const manifest = { label: vscode.l10n.t("Ask for @deepgram/sdk 5 in package.json"), needsConfirmation: true };
  for (const [uri, edits] of Object.entries(edit?.changes ?? {}))
    for (const { range, newText } of edits)
      made.replace(
        vscode.Uri.parse(uri, true),
        new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
        newText,
        uri.endsWith("/package.json") ? manifest : code,
      );
  return made;
}

/** The command stands in a terminal, one for each manifest, and waits for Enter: nothing is installed by itself. */
async function offerInstall(upgrade: ProjectUpgrade): Promise<void> {
  const { files, left, folders } = upgrade;
  const { t } = vscode.l10n;
  const applied =
    files === 1
      ? t("The upgrade of 1 file to @deepgram/sdk 5 was applied as it was ticked.")
      : t("The upgrade of {0} files to @deepgram/sdk 5 was applied as it was ticked.", files);
  const hand =
    left.length === 1 ? t("1 place is left to do by hand.") : t("{0} places are left to do by hand.", left.length);
  const said = `${applied}${left.length > 0 ? ` ${hand}` : ""}${notParsed(upgrade)}`;
  const install = vscode.l10n.t("Show the Install Command");
  const chosen = await vscode.window.showInformationMessage(said, ...(folders.length > 0 ? [install] : []));
  if (chosen !== install) return;
  for (const folder of folders) {
    const cwd = vscode.Uri.parse(folder, true);
    const terminal = vscode.window.createTerminal({ name: vscode.l10n.t("Deepgram Doctor: upgrade"), cwd });
    terminal.show();
    terminal.sendText(`${await installer(cwd)} @deepgram/sdk@5`, false);
  }
}

function notParsed({ notParsed: files }: ProjectUpgrade): string {
  if (files.length === 0) return "";
  const [first] = files;
  const name = vscode.workspace.asRelativePath(vscode.Uri.parse(first!, true));
  const { t } = vscode.l10n;
  const names = files.length === 1 ? name : t("{0} and {1} more", name, files.length - 1);
  return ` ${t("Not read, because of a syntax error: {0}.", names)}`;
}

const lockFiles = {
  "pnpm-lock.yaml": "pnpm add",
  "yarn.lock": "yarn add",
  "bun.lock": "bun add",
  "bun.lockb": "bun add",
} as const;

/** The command of the package manager whose lock file lies beside the manifest. */
async function installer(folder: vscode.Uri): Promise<string> {
  for (const [name, command] of Object.entries(lockFiles)) {
    const found = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name)).then(
      () => true,
      () => false,
    );
    if (found) return command;
  }
  return "npm install";
}
