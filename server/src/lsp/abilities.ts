import type { InitializeParams } from "vscode-languageserver/node";

/** What the editor at the other end can do. */
export interface Abilities {
  /** Asks for diagnostics itself. */
  readonly pull: boolean;
  /** Can be told to ask again. */
  readonly refresh: boolean;
  /** Can be told to ask for code lenses again. */
  readonly lensRefresh: boolean;
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly versionedEdits: boolean;
  /** Shows actions that cannot be done, with the reason. */
  readonly disabledActions: boolean;
  /** Asks for the edits of the one action that is picked. */
  readonly resolvesEdits: boolean;
  /** Commands that code actions may name: those of our own client. */
  readonly commands: ReadonlySet<string>;
  /** URIs of the folders at the start. */
  readonly folders: readonly string[];
  /** Wants to be left alone while a person types, and tells when the cursor moves. */
  readonly quiet: boolean;
  /** Settings given once, for editors that answer no `workspace/configuration`. */
  readonly settings: unknown;
}

export function abilitiesOf({ capabilities, initializationOptions, ...params }: InitializeParams): Abilities {
  const { textDocument, workspace } = capabilities;
  const given = (initializationOptions ?? {}) as {
    readonly commands?: unknown;
    readonly settings?: unknown;
    readonly quiet?: unknown;
  };
  const names = Array.isArray(given.commands) ? given.commands.filter((name) => typeof name === "string") : [];
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes("edit") === true,
    commands: new Set(names),
    folders: uris,
    quiet: given.quiet === true,
    settings: given.settings,
  };
}
