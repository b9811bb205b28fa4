import * as vscode from "vscode";
import { knownErrors } from "./known-errors.ts";
import { boxFor } from "./panel/box-for.ts";
import type { Panel } from "./panel/provider.ts";

interface ErrorLink extends vscode.TerminalLink {
  readonly line: string;
}

/** Makes Deepgram's request ids, links and codes in a terminal lead to the panel, with the line they stand in. */
export function registerTerminalLinks(panel: Panel): vscode.Disposable {
  const provider: vscode.TerminalLinkProvider<ErrorLink> = {
    provideTerminalLinks: ({ line }) =>
      knownErrors(line).map(({ start, end }) => ({
        startIndex: start,
        length: end - start,
        tooltip: "Explain this Deepgram error",
        line,
      })),
    handleTerminalLink: ({ line }) => panel.show(boxFor(line)),
  };
  return vscode.window.registerTerminalLinkProvider(provider);
}
