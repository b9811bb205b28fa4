import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver/node";
import type { Abilities } from "./abilities.ts";

export const fixAllKind = `${CodeActionKind.SourceFixAll}.deepgramDoctor`;
export const upgradeKind = `${CodeActionKind.Source}.upgradeDeepgramSdk`;

/** What the server offers to an editor of these abilities. */
export function capabilitiesFor(abilities: Abilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['"', "'", "`", "/", "?", "&", "="] },
    signatureHelpProvider: { triggerCharacters: ["(", "{"], retriggerCharacters: [",", ":", "}"] },
    codeLensProvider: { resolveProvider: false },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind, upgradeKind],
      resolveProvider: abilities.resolvesEdits,
    },
    ...(abilities.pull && {
      diagnosticProvider: {
        identifier: "deepgram-doctor",
        // Where the server can ask for a refresh, it does so for the very files that are concerned; others ask by themselves.
        interFileDependencies: !abilities.refresh,
        workspaceDiagnostics: false,
      },
    }),
    ...(abilities.workspaceFolders && {
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    }),
  };
}
