import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
} from "vscode-languageserver/node";
import { configName } from "../files/config-file.ts";
import { pathOf } from "../files/uris.ts";
import type { Features } from "./features.ts";
import type { Session } from "./session.ts";

/** Files whose text can change what is found in others. */
const patterns = [
  "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json,vue,svelte}",
  "**/{yarn.lock,pnpm-lock.yaml,bun.lock,.env*}",
];

/** Asks the editor to tell when settings and files change. */
export async function registerChanges({ abilities, connection }: Session): Promise<void> {
  if (abilities.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "deepgramDoctor" });
  if (abilities.registersWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: patterns.map((globPattern) => ({ globPattern })),
    });
}

/** Forgets what the changed files said, and has those documents checked anew that may have depended on it. */
export function filesChanged(features: Features, changes: readonly FileEvent[]): void {
  const { analysis, session, configuration, diagnostics } = features;
  const concerned = new Set<string>();
  let all = false;
  for (const { uri, type } of changes) {
    const path = pathOf(uri) ?? uri;
    if (path.endsWith(configName)) configuration.forget();
    if (/(?:\.json|\.lock|lock\.yaml)$/.test(path) || type !== FileChangeType.Changed) all = true;
    for (const user of analysis.changed(uri)) concerned.add(user);
  }
  if (all) analysis.allChanged();
  const wanted = all ? session.documents.keys() : [...concerned];
  if (wanted.length > 0) diagnostics.refresh(wanted);
}
