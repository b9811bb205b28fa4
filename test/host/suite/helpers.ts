import { strict as assert } from "node:assert";
import * as vscode from "vscode";

export const source = "deepgram-doctor";
const section = "deepgramDoctor";

/** Asks `probe` until it gives something, and fails with `what` after `limit` milliseconds. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 10_000,
): Promise<T> {
  for (const end = performance.now() + limit; performance.now() < end; ) {
    const got = await probe();
    if (got !== undefined && got !== false) return got;
    await new Promise((next) => setTimeout(next, 10));
  }
  throw new assert.AssertionError({ message: `${what}: not within ${limit} ms` });
}

function workspaceFile(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "the suite runs in a workspace");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Files that tests make lie here, apart from the examples. */
export const scratch = "scratch";

/** Writes a file into the scratch folder and shows it. */
export async function show(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = workspaceFile(`${scratch}/${name}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.window.showTextDocument(uri, { preview: false });
}

/** Closes every editor, saved before, as a question would wait for an answer. */
export async function closeAll(): Promise<void> {
  await vscode.workspace.saveAll(false);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source);
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The first diagnostic with a rule's id, once there is one. */
export function finding(uri: vscode.Uri, rule: string, limit?: number): Promise<vscode.Diagnostic> {
  return until(`a finding ${rule}`, () => ours(uri).find((diagnostic) => codeOf(diagnostic) === rule), limit);
}

/** Resolves when no diagnostic with a rule's id is left. */
export function gone(uri: vscode.Uri, rule: string, limit?: number): Promise<true> {
  return until(`no finding ${rule}`, () => !ours(uri).some((found) => codeOf(found) === rule) || undefined, limit);
}

/** Replaces the first occurrence of `from` in one edit. */
export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  assert.ok(await editor.edit((edit) => edit.replace(rangeOf(editor.document, from), to)));
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `"${text}" stands in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Changes a setting of ours in the workspace; undefined takes it back. */
export async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Workspace);
}

export function command(name: string, ...args: unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`${section}.${name}`, ...args);
}
