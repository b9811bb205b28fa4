import * as vscode from "vscode";
import { clientId, displayName } from "../names.ts";

/** The part of VS Code's interface that is younger than the oldest editor in which this runs. */
interface McpInterface {
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => object;
  readonly lm?: {
    registerMcpServerDefinitionProvider?(
      id: string,
      provider: {
        readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
        provideMcpServerDefinitions(): readonly object[];
      },
    ): vscode.Disposable;
  };
}

const setting = "mcp.server";

/** Lists this extension's program as an MCP server, where the editor has such lists and the setting asks for it. */
export function registerMcpServer(context: vscode.ExtensionContext): vscode.Disposable[] {
  const { McpStdioServerDefinition, lm } = vscode as unknown as McpInterface;
  if (!McpStdioServerDefinition || !lm?.registerMcpServerDefinitionProvider) return [];
  const changed = new vscode.EventEmitter<void>();
  const args = [context.asAbsolutePath("dist/cli.cjs"), "mcp"];
  const version = String(context.extension.packageJSON.version);
  return [
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${clientId}.${setting}`)) changed.fire();
    }),
    lm.registerMcpServerDefinitionProvider(`${clientId}.mcp`, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () =>
        vscode.workspace.getConfiguration(clientId).get(setting, false)
          ? // The extension host's own Node, also where it is Electron.
            [new McpStdioServerDefinition(displayName, process.execPath, args, { ELECTRON_RUN_AS_NODE: "1" }, version)]
          : [],
    }),
  ];
}
