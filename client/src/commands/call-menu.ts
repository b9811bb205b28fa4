import * as vscode from "vscode";
import { isDocumentationLink } from "../panel/documentation-links.ts";
import type { Services } from "../services.ts";
import { statementAround } from "../statement-around.ts";
import { rangeOf, uriOf } from "./arguments.ts";

/** What the lens above a call offers: explain it, copy it in another form, read on. */
export async function callMenu({ panel }: Services, ...args: unknown[]): Promise<void> {
  const [uri, range, page] = [uriOf(args[0]), rangeOf(args[1]), args[2]];
  if (!uri || !range) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const kind = vscode.CodeActionKind.RefactorRewrite.value;
  const actions: vscode.CodeAction[] =
    (await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind)) ?? [];
  const explain = () => panel.show({ request: statementAround(document.getText(), document.offsetAt(range.start)) });
  const items = [
    { label: `$(comment-discussion) ${vscode.l10n.t("Explain this call")}`, run: explain },
    ...actions
      .filter(({ title }) => title.startsWith("Copy this call as "))
      .map(({ title, command }) => ({
        label: `$(copy) ${title}`,
        run: () => command && vscode.commands.executeCommand(command.command, ...(command.arguments ?? [])),
      })),
    ...(typeof page === "string" && isDocumentationLink(page)
      ? [
          {
            label: `$(book) ${vscode.l10n.t("Documentation")}`,
            run: () => vscode.env.openExternal(vscode.Uri.parse(page, true)),
          },
        ]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: document.lineAt(range.start).text.trim() });
  await chosen?.run();
}
