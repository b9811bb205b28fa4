import * as vscode from "vscode";
import type { RecordedCall } from "../../../server/src/protocol.ts";
import { clientId } from "../names.ts";

const most = 500;

/** One call in the list; a click explains it. */
export class CallItem extends vscode.TreeItem {
  readonly call: RecordedCall;

  constructor(call: RecordedCall) {
    super(`${call.method} ${call.path}`);
    this.call = call;
    this.id = call.id;
    const came = call.over || call.code ? (call.code ?? vscode.l10n.t("no answer")) : "…";
    this.description = [call.model, came, `${call.ms} ms`].filter((each) => each !== undefined).join(" · ");
    this.tooltip = call.summary;
    this.iconPath = call.failed
      ? new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"))
      : new vscode.ThemeIcon(call.over ? "pass" : "sync");
    this.contextValue = call.at ? "placed" : "call";
    this.command = { command: `${clientId}.explainCall`, title: vscode.l10n.t("Explain"), arguments: [this] };
    this.accessibilityInformation = {
      label: `${this.label}, ${this.description}${call.failed ? `, ${vscode.l10n.t("failed")}` : ""}`,
    };
  }
}

/** The list *Calls*: what watched programs said to Deepgram, the newest first. */
export class CallsView implements vscode.TreeDataProvider<CallItem>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #calls = new Map<string, RecordedCall>();
  readonly #view = vscode.window.createTreeView(`${clientId}.calls`, { treeDataProvider: this });

  get count(): number {
    return this.#calls.size;
  }

  get failed(): number {
    return [...this.#calls.values()].filter((call) => call.failed).length;
  }

  take(call: RecordedCall): void {
    this.#calls.set(call.id, call);
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > most && oldest !== undefined) this.#calls.delete(oldest);
    this.#changed.fire();
  }

  clear(): void {
    this.#calls.clear();
    this.#changed.fire();
  }

  getTreeItem(item: CallItem): vscode.TreeItem {
    return item;
  }

  getChildren(): CallItem[] {
    return [...this.#calls.values()].reverse().map((call) => new CallItem(call));
  }

  dispose(): void {
    vscode.Disposable.from(this.#view, this.#changed).dispose();
  }
}
