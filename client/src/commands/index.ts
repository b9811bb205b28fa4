import * as vscode from "vscode";
import { clientId } from "../names.ts";
import { boxFor } from "../panel/box-for.ts";
import type { Services } from "../services.ts";
import { callMenu } from "./call-menu.ts";
import { checkWorkspace } from "./check-workspace.ts";
import { copyMcpConfiguration } from "./copy-mcp-configuration.ts";
import { copyReport } from "./copy-report.ts";
import { copyText } from "./copy-text.ts";
import { explain } from "./explain.ts";
import { explainClipboard } from "./explain-clipboard.ts";
import { explainDiagnostic } from "./explain-diagnostic.ts";
import { explainFile } from "./explain-file.ts";
import { explainExample, explainPast } from "./explain-past.ts";
import { explainSelection } from "./explain-selection.ts";
import { explainTerminalSelection } from "./explain-terminal-selection.ts";
import { fixHere } from "./fix-here.ts";
import { fixOnSave } from "./fix-on-save.ts";
import { insertCorrected } from "./insert-corrected.ts";
import { openSample } from "./open-sample.ts";
import { openWalkthrough } from "./open-walkthrough.ts";
import { restartServer } from "./restart-server.ts";
import { showLeftByHand } from "./show-left-by-hand.ts";
import { showRuleDocumentation } from "./show-rule-documentation.ts";
import { statusMenu } from "./status-menu.ts";
import { upgradeProject } from "./upgrade-project.ts";

type Command = (services: Services, ...args: unknown[]) => unknown;

/** Every command by the last part of its id. */
const commands: Readonly<Record<string, Command>> = {
  callMenu,
  checkWorkspace,
  clearPanel: ({ panel }) => panel.clear(),
  compare: ({ panel }) => panel.compare(),
  copyMcpConfiguration,
  copyReport,
  copyText,
  explain,
  explainClipboard,
  explainDebugConsole: ({ debugErrors }) => debugErrors.explain(),
  explainDiagnostic,
  explainExample,
  explainFile,
  explainPast,
  explainSelection,
  explainTerminalSelection,
  explainSeen: ({ seen }) => seen.explain(),
  explainText: ({ panel }, text) => (typeof text === "string" ? panel.show(boxFor(text)) : undefined),
  fixHere,
  fixOnSave,
  insertCorrected,
  openSample,
  openPanel: ({ panel }) => panel.show(),
  openWalkthrough,
  restartServer,
  showLeftByHand,
  showOutput: ({ output }) => output.show(),
  showRuleDocumentation,
  statusMenu,
  upgradeDone: ({ byHand }, uri, at) => byHand.tick(uri, at),
  upgradeProject,
  watchPrograms: ({ watch }) => watch.toggle(),
  clearCalls: ({ watch }) => watch.clear(),
  explainCall: ({ watch }, call) => watch.explain(call),
  openCall: ({ watch }, call) => watch.open(call),
};

export function registerCommands(context: vscode.ExtensionContext, services: Services): void {
  for (const [name, run] of Object.entries(commands))
    context.subscriptions.push(
      vscode.commands.registerCommand(`${clientId}.${name}`, (...args: unknown[]) => run(services, ...args)),
    );
}
