import * as vscode from "vscode";
import { DebugOutput } from "./debug-output.ts";
import type { SeenErrors } from "./seen-errors.ts";

/** What terminals write to colour, to move and to name: no part of what a program prints. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are control sequences
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** Follows the programs that are run in terminals, where the shell tells of them. */
export function watchTerminals(seen: SeenErrors): vscode.Disposable {
  return vscode.window.onDidStartTerminalShellExecution(async ({ execution }) => {
    const output = new DebugOutput();
    for await (const piece of execution.read()) {
      const code = output.append(piece.replace(sequences, ""));
      if (code) seen.offer(code, output);
    }
  });
}
