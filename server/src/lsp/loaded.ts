import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CodeLensParams,
  CompletionParams,
  DocumentDiagnosticParams,
  FileEvent,
  HoverParams,
  Position,
  SignatureHelpParams,
} from "vscode-languageserver/node";
import type { BuiltAtParams, CheckWorkspaceParams, ExplainParams, ToolParams, WatchParams } from "../protocol.ts";
import { TaskThread } from "../thread/thread.ts";
import { BuiltAtFinder } from "./built-at.ts";
import { codeActions } from "./code-actions.ts";
import { codeLenses } from "./code-lens.ts";
import { completion } from "./completion.ts";
import { Explainer } from "./explain.ts";
import { startFeatures } from "./features.ts";
import { resolved } from "./fix-every.ts";
import { hover } from "./hover.ts";
import { RecordedCalls } from "./recorded.ts";
import type { Session } from "./session.ts";
import { signatureHelp } from "./signature.ts";
import { runTool } from "./tool.ts";
import { upgradeProject } from "./upgrade-project.ts";
import { filesChanged, registerChanges } from "./watch.ts";
import { WorkspaceCheck } from "./workspace-check.ts";

export type Loaded = ReturnType<typeof load>;

/** Joins the features to one session. Everything that `initialize` need not wait for is loaded with this file. */
export function load(session: Session, cacheFolder: string | undefined) {
  const features = startFeatures(session, cacheFolder);
  const workspace = new WorkspaceCheck(features);
  const finder = new BuiltAtFinder(features);
  const recorded = new RecordedCalls(session, finder);
  const thread = new TaskThread();
  const explainer = new Explainer(finder, thread);
  return {
    register: () => registerChanges(session),
    report: (params: DocumentDiagnosticParams, token: CancellationToken) => features.diagnostics.report(params, token),
    caret: (uri: string, position: Position) => features.diagnostics.caret(uri, position),
    hover: (params: HoverParams) => hover(features, params),
    signatureHelp: (params: SignatureHelpParams) => signatureHelp(features, params),
    completion: (params: CompletionParams) => completion(features, params),
    codeActions: (params: CodeActionParams) => codeActions(features, params),
    resolvedAction: (action: CodeAction) => resolved(features, action),
    codeLenses: (params: CodeLensParams) => codeLenses(features, params),
    settingsChanged(pushed: unknown) {
      features.configuration.forget(pushed);
      features.diagnostics.refresh();
      if (session.abilities.lensRefresh)
        session.connection.sendRequest("workspace/codeLens/refresh").catch(() => undefined);
    },
    filesChanged(changes: readonly FileEvent[]) {
      finder.forget();
      filesChanged(features, changes);
    },
    explain: (params: ExplainParams, token: CancellationToken) => explainer.explain(params, token),
    builtAt: (params: BuiltAtParams, token: CancellationToken) => explainer.builtAt(params, token),
    tool: (params: ToolParams, token: CancellationToken) => runTool(params, session.roots(), thread, token),
    watch: ({ file }: WatchParams) => recorded.watch(file),
    recordedCall: ({ id }: { readonly id: string }) => ({ text: recorded.text(id) ?? "" }),
    status: () => features.status.status,
    upgradeProject: (token: CancellationToken) => upgradeProject(features, token),
    checkWorkspace: ({ shown }: CheckWorkspaceParams, token: CancellationToken) => workspace.run(shown, token),
  };
}
