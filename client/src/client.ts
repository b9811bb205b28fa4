import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, State, TransportKind } from "vscode-languageclient/node";
import {
  type BuiltAt,
  type BuiltAtParams,
  type CaretParams,
  type CheckWorkspaceParams,
  type ExplainParams,
  type ExplainResult,
  notifications,
  type ProjectUpgrade,
  type RecordedCall,
  requests,
  type ServerStatus,
  type ToolAnswer,
  type ToolParams,
  type WatchParams,
  type WorkspaceResult,
} from "../../server/src/protocol.ts";
import { clientId, displayName, languages, serverCommands } from "./names.ts";

export type ServerState = "starting" | "ready" | "busy" | "stopped" | "failed";

/** The language server as the rest of the client sees it: started, asked, restarted. */
export class Server implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #state: ServerState = "starting";
  #status: ServerStatus | undefined;

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.#client = new LanguageClient(
      clientId,
      displayName,
      {
        module: context.asAbsolutePath("dist/server.cjs"),
        transport: TransportKind.ipc,
        // The code cache lives here: the extension's own folder may be read-only, and made for another V8.
        args: [`--cache-folder=${context.globalStorageUri.fsPath}`],
      },
      {
        documentSelector: languages.map((language) => ({ language })),
        outputChannel: output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // The links of hovers are commands of ours, and of no one else.
        markdown: { isTrusted: { enabledCommands: serverCommands } },
        initializationOptions: { commands: serverCommands, quiet: true },
        diagnosticPullOptions: {
          onChange: true,
          onSave: true,
          filter: (document, mode) => mode === "onType" && runs(document) === "onSave",
        },
      },
    );
    this.#client.onNotification(notifications.status, (status: ServerStatus) => this.#take(status));
    this.#client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) this.#become("starting");
      if (newState === State.Running) void this.#ask();
      if (newState === State.Stopped && this.#state !== "failed") this.#become("stopped");
      if (newState === State.StartFailed) this.#become("failed");
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  /** What the server said last; undefined before its first word. */
  get status(): ServerStatus | undefined {
    return this.#status;
  }

  async start(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      this.#client.outputChannel.error(`The language server did not start: ${String(error)}`);
      this.#become("failed");
    }
  }

  async restart(): Promise<void> {
    this.#become("starting");
    // A server that never ran cannot be stopped, and a second start is all it needs.
    if (this.#client.state === State.Running) await this.#client.restart();
    else await this.start();
  }

  /** Rejects when the server is gone or `token` is cancelled. */
  explain(params: ExplainParams, token?: vscode.CancellationToken): Promise<ExplainResult> {
    return this.#client.sendRequest(requests.explain, params, token);
  }

  /** The lines that build what was explained under this number. */
  builtAt(params: BuiltAtParams, token?: vscode.CancellationToken): Promise<readonly BuiltAt[]> {
    return this.#client.sendRequest(requests.builtAt, params, token);
  }

  /** Rejects with a sentence where the input is wrong. */
  tool(params: ToolParams, token?: vscode.CancellationToken): Promise<ToolAnswer> {
    return this.#client.sendRequest(requests.tool, params, token);
  }

  /** Follows a recording, or none any more. A server that restarts is told once it runs. */
  async watch(file: string | undefined): Promise<void> {
    if (this.#client.state !== State.Running) return;
    await this.#client.sendRequest(requests.watch, { ...(file === undefined ? {} : { file }) } satisfies WatchParams);
  }

  /** The lines of one recorded call. */
  async recordedCall(id: string): Promise<string> {
    return (await this.#client.sendRequest<{ text: string }>(requests.recordedCall, { id })).text;
  }

  onRecorded(take: (call: RecordedCall) => void): vscode.Disposable {
    return this.#client.onNotification(notifications.recorded, take);
  }

  checkWorkspace(token?: vscode.CancellationToken): Promise<WorkspaceResult> {
    // A document can stay open for minutes after its tab was closed; only what is in a tab is asked for.
    const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    const shown = inputs.flatMap((input) => (input instanceof vscode.TabInputText ? input.uri.toString() : []));
    return this.#client.sendRequest(requests.checkWorkspace, { shown } satisfies CheckWorkspaceParams, token);
  }

  upgradeProject(token?: vscode.CancellationToken): Promise<ProjectUpgrade> {
    return this.#client.sendRequest(requests.upgradeProject, {}, token);
  }

  /** Told of the cursor, so that nothing is said about what is being typed. */
  caret(uri: string, position: vscode.Position): void {
    if (this.#client.state !== State.Running) return;
    const { line, character } = position;
    void this.#client.sendNotification(notifications.caret, {
      uri,
      position: { line, character },
    } satisfies CaretParams);
  }

  dispose(): void {
    this.#changed.dispose();
    void this.#client.dispose().catch(() => undefined);
  }

  async #ask(): Promise<void> {
    this.#become("ready");
    try {
      const status = await this.#client.sendRequest<ServerStatus>(requests.status, {});
      this.#client.outputChannel.info(`The language server is ready, with the catalogue of ${status.catalogue}.`);
      this.#take(status);
    } catch (error) {
      this.#client.outputChannel.warn(`The server gave no status: ${String(error)}`);
    }
  }

  #take(status: ServerStatus): void {
    this.#status = status;
    this.#become(status.state);
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire();
  }
}

function runs(document: vscode.TextDocument): string {
  return vscode.workspace.getConfiguration(clientId, document.uri).get("run", "onType");
}
