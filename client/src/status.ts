import * as vscode from "vscode";
import type { Server } from "./client.ts";
import { clientId, displayName, languages } from "./names.ts";
import { statusText } from "./status-text.ts";

/** The language status item, and the status bar item where Deepgram is in play. */
export class Status implements vscode.Disposable {
  readonly #language = vscode.languages.createLanguageStatusItem(
    `${clientId}.status`,
    languages.map((language) => ({ language })),
  );
  readonly #bar = vscode.window.createStatusBarItem(`${clientId}.status`, vscode.StatusBarAlignment.Right, 90);
  readonly #subscription: vscode.Disposable;

  constructor(server: Server) {
    this.#bar.name = displayName;
    this.#bar.command = `${clientId}.statusMenu`;
    this.#language.name = displayName;
    this.#language.command = { command: `${clientId}.statusMenu`, title: vscode.l10n.t("Actions") };
    this.#subscription = server.onDidChange(() => this.#show(server));
    this.#show(server);
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.#bar, this.#language).dispose();
  }

  #show(server: Server): void {
    const said = statusText(server.state, server.status, vscode.l10n.t);
    const catalogue = server.status ? vscode.l10n.t("Catalogue of {0}", server.status.catalogue) : "";
    this.#bar.text = said.short;
    this.#bar.tooltip = catalogue ? `${said.long}\n${catalogue}` : said.long;
    this.#bar.accessibilityInformation = { label: said.long };
    this.#bar.backgroundColor = said.problem ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
    this.#language.text = said.long;
    this.#language.detail = catalogue;
    this.#language.busy = said.busy;
    this.#language.severity = said.problem
      ? vscode.LanguageStatusSeverity.Error
      : vscode.LanguageStatusSeverity.Information;
    // Projects that never speak to Deepgram keep their status bar to themselves.
    if (said.problem || (server.status?.files ?? 0) > 0) this.#bar.show();
    else this.#bar.hide();
  }
}
