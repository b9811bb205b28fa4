import { strict as assert } from "node:assert";
import { after, before, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, codeOf, finding, gone, ours, scratch, show, until } from "./helpers.ts";
import { fluxOnV1, fluxOnV2, missingScheme } from "./texts.ts";

describe("fixes", () => {
  after(closeAll);

  it("are offered at the squiggle, the safe one preferred, and mend the code", async () => {
    const { document } = await show("quick-fix.ts", fluxOnV1);
    const found = await finding(document.uri, "endpoint-flux-on-v1");
    const [preferred, ...others] = (await actionsAt(document, found.range)).filter((action) => action.isPreferred);
    assert.ok(preferred?.edit, "a preferred fix with an edit");
    assert.deepEqual(others, []);
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    assert.equal(document.getText(), fluxOnV2);
    await gone(document.uri, "endpoint-flux-on-v1");
    assert.deepEqual(ours(document.uri), []);
  });

  it("can silence a rule for a line instead", async () => {
    const { document } = await show("silence.ts", fluxOnV1);
    const found = await finding(document.uri, "endpoint-flux-on-v1");
    const actions = await actionsAt(document, found.range);
    const silence = actions.find(({ title, edit }) => edit && /disable/i.test(title) && /line/i.test(title));
    assert.ok(silence?.edit, actions.map(({ title }) => title).join("; "));
    assert.ok(await vscode.workspace.applyEdit(silence.edit));
    assert.match(document.getText(), /\/\/ deepgram-doctor-disable-next-line endpoint-flux-on-v1/);
    await gone(document.uri, "endpoint-flux-on-v1");
  });

  it("include an explanation in the panel", async () => {
    const { document } = await show("explain-action.ts", missingScheme);
    const found = await finding(document.uri, "auth-missing-scheme");
    const titles = (await actionsAt(document, found.range)).map(({ title }) => title);
    assert.ok(titles.includes("Explain this Deepgram error"), titles.join("; "));
  });
});

describe("fix-all on save", () => {
  const onSave = "editor.codeActionsOnSave";
  const settings = () => vscode.workspace.getConfiguration();

  before(async () => {
    const wanted = { "source.fixAll.deepgramDoctor": "explicit" };
    await settings().update(onSave, wanted, vscode.ConfigurationTarget.Workspace);
  });

  after(async () => {
    await settings().update(onSave, undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
  });

  it("mends the examples to zero errors", async function () {
    this.timeout(180_000);
    const files = await vscode.workspace.findFiles("**/*.{ts,tsx,js,jsx,mts,cts,mjs,cjs}", `${scratch}/**`);
    const wrong: string[] = [];
    let mended = 0;
    for (const uri of files) {
      const before = await errorsOf(uri);
      if (before.length === 0) continue;
      await saveByHand(await vscode.window.showTextDocument(uri, { preview: false }));
      await until(`no error in ${uri.path}`, () => errorsNow(uri).length === 0 || undefined, 4000).catch(() => {
        wrong.push(`${vscode.workspace.asRelativePath(uri)}: ${errorsNow(uri).map(codeOf).join(", ")}`);
      });
      mended += before.length;
    }
    console.log(`      ${mended} errors in ${files.length} files`);
    assert.ok(mended > 0, "the examples hold errors to mend");
    assert.deepEqual(wrong, []);
  });
});

let probes = 0;

/** Errors of a file of the workspace, once it has been checked. */
async function errorsOf(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  await vscode.window.showTextDocument(uri, { preview: false });
  // A probe that is opened afterwards and has its finding: the file before it has been checked, too.
  const probe = await show(`probe-${probes++}.ts`, fluxOnV1);
  await finding(probe.document.uri, "endpoint-flux-on-v1");
  return errorsNow(uri);
}

function errorsNow(uri: vscode.Uri): vscode.Diagnostic[] {
  return ours(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

/** Saves as Ctrl+S does, which is what `explicit` asks for. */
async function saveByHand(editor: vscode.TextEditor): Promise<void> {
  await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), "\n"));
  await vscode.commands.executeCommand("workbench.action.files.save");
  assert.equal(editor.document.isDirty, false, "the file is saved");
}

function actionsAt(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, range, kind, 20);
}
