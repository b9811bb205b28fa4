import type { Translate } from "../../client/src/status-text.ts";

/** What `vscode.l10n.t` gives without a translation. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d)\}/g, (_all, at: string) => String(args[Number(at)]));
