import * as vscode from "vscode";
import { examples } from "../panel/examples.ts";
import type { Services } from "../services.ts";

/** Explains again what was explained before in this session. */
export async function explainPast({ panel }: Services): Promise<void> {
  const items = panel.past.map((past) => ({
    label: past.title,
    detail: firstLine(past.request || past.response),
    past,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Explained in This Session"),
    placeHolder: items.length
      ? vscode.l10n.t("Which one?")
      : vscode.l10n.t("Nothing yet: paste something into the panel first"),
    matchOnDetail: true,
  });
  if (chosen) await panel.show(chosen.past);
}

/** Explains an example. */
export async function explainExample({ panel }: Services): Promise<void> {
  const items = examples.map((example) => ({ label: example.title, detail: example.detail, example }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Examples"),
    placeHolder: vscode.l10n.t("Which one?"),
  });
  if (chosen) await panel.show({ request: chosen.example.request, response: chosen.example.response });
}

function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n");
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
