import * as vscode from "vscode";
import { type KnownError, knownErrors, wordAround } from "./known-errors.ts";
import { boxFor } from "./panel/box-for.ts";
import type { Panel } from "./panel/provider.ts";

interface ErrorLink extends vscode.TerminalLink {
  readonly line: string;
}

/** The words that hold an error, each once. */
function words(line: string): KnownError[] {
  const found = knownErrors(line).map((each) => wordAround(line, each));
  return found.filter((each, at) => at === 0 || each.start >= found[at - 1]!.end);
}

/** Makes Deepgram's request ids, links and codes in a terminal lead to the panel, with the line they stand in. */
export function registerTerminalLinks(panel: Panel): vscode.Disposable {
  const provider: vscode.TerminalLinkProvider<ErrorLink> = {
    provideTerminalLinks: ({ line }) =>
      words(line).map(({ start, end }) => ({
        startIndex: start,
        length: end - start,
        tooltip: vscode.l10n.t("Explain this Deepgram error"),
        line,
      })),
    handleTerminalLink: ({ line }) => panel.show(boxFor(line)),
  };
  return vscode.window.registerTerminalLinkProvider(provider);
}
