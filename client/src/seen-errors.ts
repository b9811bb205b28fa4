import * as vscode from "vscode";
import type { DebugOutput } from "./debug-output.ts";
import { clientId } from "./names.ts";
import { boxFor } from "./panel/box-for.ts";
import type { Panel } from "./panel/provider.ts";

/** Milliseconds after which an offer that nobody took goes. */
const patience = 10 * 60_000;

/** The newest Deepgram error that a program printed, as a quiet item in the status bar that explains it. */
export class SeenErrors implements vscode.Disposable {
  readonly #panel: Panel;
  readonly #item = vscode.window.createStatusBarItem(`${clientId}.seen`, vscode.StatusBarAlignment.Right, 91);
  #output: DebugOutput | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(panel: Panel) {
    this.#panel = panel;
    this.#item.name = vscode.l10n.t("Deepgram Errors");
    this.#item.command = `${clientId}.explainSeen`;
  }

  /** Offers to explain what a program printed last. */
  offer(code: string, output: DebugOutput): void {
    this.#output = output;
    this.#item.text = `$(debug-console) ${code} · ${vscode.l10n.t("Explain")}`;
    this.#item.tooltip = vscode.l10n.t("The program got a Deepgram error: {0}", code);
    this.#item.accessibilityInformation = { label: vscode.l10n.t("Explain the Deepgram error {0}", code) };
    this.#item.show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#item.hide(), patience);
  }

  async explain(): Promise<void> {
    const text = this.#output?.text;
    this.#item.hide();
    if (text) await this.#panel.show(boxFor(text));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }
}
