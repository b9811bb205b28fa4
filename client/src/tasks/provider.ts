import * as vscode from "vscode";
import { displayName } from "../names.ts";
import { type CheckTask, checkArguments } from "./command-line.ts";

const type = "deepgram-doctor";

/** Offers a task for each workspace folder that checks it on the command line; its findings go to *Problems* by the matcher of this type. */
export function registerTasks(context: vscode.ExtensionContext): vscode.Disposable {
  const cli = context.asAbsolutePath("dist/cli.cjs");
  const taskFor = (definition: CheckTask, scope: vscode.WorkspaceFolder | vscode.TaskScope, name: string) => {
    const options: vscode.ProcessExecutionOptions = {
      // The extension host's own Node, also where it is Electron.
      env: { ELECTRON_RUN_AS_NODE: "1" },
      ...(typeof scope === "object" && { cwd: scope.uri.fsPath }),
    };
    const run = new vscode.ProcessExecution(process.execPath, [cli, ...checkArguments(definition)], options);
    return new vscode.Task(definition, scope, name, displayName, run, `$${type}`);
  };
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === "file")
        .map((folder) => {
          const task = taskFor({ type }, folder, "check");
          task.group = vscode.TaskGroup.Test;
          return task;
        }),
    resolveTask: ({ definition, scope, name }) =>
      taskFor(definition as CheckTask, scope ?? vscode.TaskScope.Workspace, name),
  });
}
