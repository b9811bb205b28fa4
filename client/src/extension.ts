import type * as vscode from "vscode";
import { registerCommands } from "./commands/index.ts";
import { startServices } from "./services.ts";

export function activate(context: vscode.ExtensionContext): void {
  const services = startServices(context);
  registerCommands(context, services);
  // The editor need not wait for the server: commands and the panel queue behind it.
  void services.server.start();
}

/** The server is a subscription of the context, and is stopped with it. */
export function deactivate(): void {}
