import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { recorderEnvironment } from "../../../server/src/record/settings.ts";
import type { Server } from "../client.ts";
import { clientId, displayName } from "../names.ts";
import { boxFor } from "../panel/box-for.ts";
import { openPlace } from "../panel/places.ts";
import type { Panel } from "../panel/provider.ts";
import { CallItem, CallsView } from "./calls-view.ts";
import { registerDebugEnvironment } from "./debug.ts";
import { RefusedCalls } from "./refused.ts";

const on = "watchPrograms";

/**
 * *Watch Programs Started Here*: new terminals and Node debug sessions of this workspace get the recorder, and what they say to
 * Deepgram is listed. Off until a person asks, and never in a workspace that is not trusted.
 */
export class Watch implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #server: Server;
  readonly #panel: Panel;
  readonly #calls = new CallsView();
  readonly #refused = new RefusedCalls();
  readonly #bar = vscode.window.createStatusBarItem(`${clientId}.watch`, vscode.StatusBarAlignment.Right, 89);
  readonly #parts: vscode.Disposable;
  #following = false;

  constructor(context: vscode.ExtensionContext, server: Server, panel: Panel) {
    this.#context = context;
    this.#server = server;
    this.#panel = panel;
    this.#bar.name = `${displayName}: ${vscode.l10n.t("Calls")}`;
    this.#bar.command = `${clientId}.calls.focus`;
    context.environmentVariableCollection.persistent = false;
    this.#parts = vscode.Disposable.from(
      this.#bar,
      this.#calls,
      this.#refused,
      server.onRecorded((call) => {
        this.#calls.take(call);
        this.#refused.take(call);
        this.#show();
      }),
      // A server that was started anew follows nothing yet.
      server.onDidChange(() => {
        if (server.state === "starting") this.#following = false;
        if (server.state === "ready") void this.#follow();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#apply()),
      registerDebugEnvironment(() => (this.#on ? this.#environment(undefined) : undefined)),
    );
    void this.#apply();
  }

  get #on(): boolean {
    return vscode.workspace.isTrusted && this.#context.workspaceState.get(on, false);
  }

  async toggle(): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(vscode.l10n.t("Programs are watched in trusted workspaces only."));
      return;
    }
    await this.#context.workspaceState.update(on, !this.#context.workspaceState.get(on, false));
    await this.#apply();
    const said = this.#on
      ? vscode.l10n.t(
          "New terminals and Node debug sessions of this workspace record their calls to Deepgram, keys masked.",
        )
      : vscode.l10n.t("Programs are no longer watched; the recording is deleted.");
    void vscode.window.showInformationMessage(said);
  }

  clear(): void {
    this.#calls.clear();
    this.#refused.clear();
    this.#show();
  }

  async explain(item: unknown): Promise<void> {
    if (!(item instanceof CallItem)) return;
    await this.#panel.show(boxFor(await this.#server.recordedCall(item.call.id)));
  }

  async open(item: unknown): Promise<void> {
    if (item instanceof CallItem && item.call.at) await openPlace(item.call.at);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  get #file(): string {
    return join((this.#context.storageUri ?? this.#context.globalStorageUri).fsPath, "calls.jsonl");
  }

  #environment(before: string | undefined) {
    const recorder = this.#context.asAbsolutePath("dist/recorder.cjs");
    const hosts = vscode.workspace.getConfiguration(clientId).get<string[]>("watch.hosts", []);
    return recorderEnvironment(recorder, { file: this.#file, hosts }, before);
  }

  async #apply(): Promise<void> {
    const variables = this.#context.environmentVariableCollection;
    variables.clear();
    void vscode.commands.executeCommand("setContext", `${clientId}.watching`, this.#on);
    this.#following = false;
    this.clear();
    if (this.#on) {
      await mkdir(join(this.#file, ".."), { recursive: true });
      await writeFile(this.#file, "", { mode: 0o600 });
      variables.description = vscode.l10n.t("Records calls to Deepgram, because *Watch Programs Started Here* is on.");
      const { NODE_OPTIONS, ...rest } = this.#environment(undefined);
      variables.append("NODE_OPTIONS", ` ${NODE_OPTIONS}`);
      for (const [name, value] of Object.entries(rest)) variables.replace(name, value);
    } else for (const path of [this.#file, `${this.#file}.old`]) await rm(path, { force: true });
    await this.#follow();
    this.#show();
  }

  async #follow(): Promise<void> {
    if (this.#following || this.#server.state !== "ready") return;
    this.#following = true;
    await this.#server.watch(this.#on ? this.#file : undefined);
  }

  #show(): void {
    const { count, failed } = this.#calls;
    this.#bar.text =
      failed > 0
        ? `$(error) ${vscode.l10n.t("{0} of {1} calls", failed, count)}`
        : `$(record) ${vscode.l10n.t("{0} calls", count)}`;
    this.#bar.tooltip = vscode.l10n.t(
      "Deepgram Doctor watches programs that are started here: {0} calls to Deepgram, {1} failed",
      count,
      failed,
    );
    if (this.#on) this.#bar.show();
    else this.#bar.hide();
  }
}
