import { type Connection, createConnection, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { version } from "../../../package.json";
import { pathOf } from "../files/uris.ts";
import {
  type BuiltAtParams,
  type CaretParams,
  type CheckWorkspaceParams,
  type ExplainParams,
  notifications,
  requests,
  type ToolParams,
  type WatchParams,
} from "../protocol.ts";
import { type Abilities, abilitiesOf } from "./abilities.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { guarded } from "./guard.ts";
import type { Loaded } from "./loaded.ts";
import { Queue } from "./queue.ts";
import type { Session } from "./session.ts";

/**
 * Starts the language server on the transport that the command line names (`--stdio` unless it names one). `initialize` is
 * answered before rules and catalogue are loaded. Resolves when the connection ends.
 */
export function serve(cacheFolder?: string): Promise<number> {
  const queue = new Queue();
  const options = { messageStrategy: queue.strategy };
  const named = process.argv.some((each) => /^--(?:node-ipc|stdio|socket|pipe)\b/.test(each));
  const connection = named ? createConnection(options) : createConnection(process.stdin, process.stdout, options);
  const documents = new TextDocuments(TextDocument);
  // An editor that was killed closes the channel; without this the protocol's library notices within three seconds.
  process.once("disconnect", () => process.exit(1));
  listen(connection, documents, queue, cacheFolder);
  documents.listen(connection);
  connection.listen();
  return new Promise((ended) => connection.onExit(() => ended(0)));
}

function listen(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  queue: Queue,
  cacheFolder: string | undefined,
): void {
  const log = (message: string) => connection.console.warn(message);
  // An answer that an editor owes, or a write after it went away, must not end the server.
  process.on("unhandledRejection", (reason) => log(`Unhandled: ${String(reason)}`));
  let folders: readonly string[] = [];
  let abilities: Abilities | undefined;
  let started: Promise<Loaded> | undefined;

  /** What answers requests: loaded once, with the first that needs it or as soon as the editor is ready. */
  function loaded(): Promise<Loaded> {
    if (!abilities) throw new Error("initialize comes first");
    const roots = () => folders.flatMap((uri) => pathOf(uri) ?? []);
    const session: Session = { connection, documents, abilities, queue, log, folders: () => folders, roots };
    started ??= import("./loaded.ts").then(({ load }) => load(session, cacheFolder));
    return started;
  }

  connection.onInitialize((params) => {
    abilities = abilitiesOf(params);
    folders = abilities.folders;
    return {
      capabilities: capabilitiesFor(abilities),
      serverInfo: { name: "deepgram-doctor", version },
    };
  });

  connection.onInitialized(() =>
    guarded(log, "Starting", undefined, async () => {
      const { register, settingsChanged } = await loaded();
      if (abilities?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => pathOf(uri) ?? uri));
          folders = [...folders.filter((uri) => !gone.has(pathOf(uri) ?? uri)), ...added.map(({ uri }) => uri)];
          settingsChanged(undefined);
        });
      await register();
    }),
  );

  connection.languages.diagnostics.on((params, token) =>
    guarded(log, "Checking", { kind: "full", items: [] }, async () => (await loaded()).report(params, token)),
  );
  connection.onHover((params) => guarded(log, "Hover", null, async () => (await loaded()).hover(params)));
  connection.onCompletion((params) => guarded(log, "Completion", [], async () => (await loaded()).completion(params)));
  connection.onSignatureHelp((params) =>
    guarded(log, "Signature", null, async () => (await loaded()).signatureHelp(params)),
  );
  connection.onCodeAction((params) =>
    guarded(log, "Code actions", [], async () => (await loaded()).codeActions(params)),
  );
  connection.onCodeActionResolve((action) =>
    guarded(log, "Code actions", action, async () => (await loaded()).resolvedAction(action)),
  );
  connection.onCodeLens((params) => guarded(log, "Code lens", [], async () => (await loaded()).codeLenses(params)));
  connection.onDidChangeConfiguration(({ settings }) =>
    guarded(log, "Settings", undefined, async () => (await loaded()).settingsChanged(settings)),
  );
  connection.onDidChangeWatchedFiles(({ changes }) =>
    guarded(log, "Changed files", undefined, async () => (await loaded()).filesChanged(changes)),
  );
  connection.onRequest(requests.explain, async (params: ExplainParams, token) =>
    (await loaded()).explain(params, token),
  );
  connection.onRequest(requests.builtAt, async (params: BuiltAtParams, token) =>
    (await loaded()).builtAt(params, token),
  );
  connection.onNotification(notifications.caret, ({ uri, position }: CaretParams) =>
    guarded(log, "Cursor", undefined, async () => (await loaded()).caret(uri, position)),
  );
  connection.onRequest(requests.tool, async (params: ToolParams, token) => (await loaded()).tool(params, token));
  connection.onRequest(requests.watch, async (params: WatchParams) => (await loaded()).watch(params ?? {}));
  connection.onRequest(requests.recordedCall, async (params: { id: string }) => (await loaded()).recordedCall(params));
  connection.onRequest(requests.status, async () => (await loaded()).status());
  connection.onRequest(requests.upgradeProject, async (_params: unknown, token) =>
    (await loaded()).upgradeProject(token),
  );
  connection.onRequest(requests.checkWorkspace, async (params: CheckWorkspaceParams, token) =>
    (await loaded()).checkWorkspace(params ?? {}, token),
  );
}
