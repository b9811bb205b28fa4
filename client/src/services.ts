import * as vscode from "vscode";
import { followCaret } from "./caret.ts";
import { Server } from "./client.ts";
import { DebugErrors } from "./debug-errors.ts";
import { ExplainActions } from "./explain-actions.ts";
import { registerMcpServer } from "./mcp/provider.ts";
import { Panel } from "./panel/provider.ts";
import { SeenErrors } from "./seen-errors.ts";
import { Status } from "./status.ts";
import { registerTasks } from "./tasks/provider.ts";
import { registerTerminalLinks } from "./terminal-links.ts";
import { watchTerminals } from "./terminal-output.ts";
import { registerTools } from "./tools/index.ts";
import { ByHand } from "./upgrade/by-hand.ts";
import { Watch } from "./watch/index.ts";

/** What commands work with. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly server: Server;
  readonly panel: Panel;
  readonly debugErrors: DebugErrors;
  readonly seen: SeenErrors;
  readonly watch: Watch;
  readonly byHand: ByHand;
}

export function startServices(context: vscode.ExtensionContext): Services {
  const output = vscode.window.createOutputChannel("Deepgram Doctor", { log: true });
  const server = new Server(context, output);
  const panel = new Panel(context.extensionUri, server, output);
  const seen = new SeenErrors(panel);
  const debugErrors = new DebugErrors(panel, seen);
  const status = new Status(server);
  const byHand = new ByHand();
  const watch = new Watch(context, server, panel);
  context.subscriptions.push(
    output,
    server,
    panel,
    status,
    watch,
    byHand,
    vscode.window.registerWebviewViewProvider(Panel.viewId, panel),
    seen,
    debugErrors.register(),
    watchTerminals(seen),
    ExplainActions.register(),
    followCaret(server),
    ...registerTools(server),
    ...registerMcpServer(context),
    registerTasks(context),
    registerTerminalLinks(panel),
  );
  return { context, output, server, panel, debugErrors, seen, watch, byHand };
}
