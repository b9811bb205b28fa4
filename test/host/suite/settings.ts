import { strict as assert } from "node:assert";
import { after, afterEach, before, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, codeOf, command, finding, gone, ours, replace, setting, show, until } from "./helpers.ts";
import { fluxOnV1 } from "./texts.ts";

const rule = "endpoint-flux-on-v1";

describe("settings apply without a restart:", () => {
  let editor: vscode.TextEditor;

  before(async () => {
    editor = await show("settings.ts", fluxOnV1);
    await finding(editor.document.uri, rule);
  });

  afterEach(async () => {
    for (const name of ["rules", "enable", "exclude", "run"]) await setting(name, undefined);
    await finding(editor.document.uri, rule);
  });

  after(closeAll);

  it("a rule is off", async () => {
    await setting("rules", { [rule]: "off" });
    await gone(editor.document.uri, rule);
  });

  it("a rule is milder", async () => {
    await setting("rules", { [rule]: "hint" });
    await until("a hint", () =>
      ours(editor.document.uri).some(
        (found) => codeOf(found) === rule && found.severity === vscode.DiagnosticSeverity.Hint,
      ),
    );
  });

  it("all is off", async () => {
    await setting("enable", false);
    await until("no finding at all", () => ours(editor.document.uri).length === 0);
  });

  it("files are left out", async () => {
    await setting("exclude", ["**/settings.ts"]);
    await gone(editor.document.uri, rule);
  });

  it("a file is checked on save only", async () => {
    await setting("run", "onSave");
    await replace(editor, "/v1/listen", "/v2/listen");
    await new Promise((next) => setTimeout(next, 1000));
    assert.ok(
      ours(editor.document.uri).some((found) => codeOf(found) === rule),
      "nothing changes before the file is saved",
    );
    await editor.document.save();
    await gone(editor.document.uri, rule);
    await replace(editor, "/v2/listen", "/v1/listen");
    await editor.document.save();
  });
});

describe("the server", () => {
  after(closeAll);

  it("restarts by command and goes on", async () => {
    const editor = await show("restart.ts", fluxOnV1);
    await finding(editor.document.uri, rule);
    await command("restartServer");
    await replace(editor, "/v1/listen", "/v2/listen");
    await gone(editor.document.uri, rule);
    await replace(editor, "/v2/listen", "/v1/listen");
    await finding(editor.document.uri, rule);
  });
});
