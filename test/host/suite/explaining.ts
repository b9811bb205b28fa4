import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, command, finding, rangeOf, show, until } from "./helpers.ts";
import { fluxOnV1, fluxPaste } from "./texts.ts";

describe("explaining", () => {
  after(closeAll);

  it("works from a selection, up to the corrected request in an editor", async () => {
    const editor = await show("notes.txt", `notes\n\n${fluxPaste}\nmore notes\n`);
    const { document } = editor;
    const start = document.positionAt(document.getText().indexOf("wscat"));
    editor.selection = new vscode.Selection(start, document.positionAt(document.getText().indexOf("more notes")));
    await command("explain");
    assert.match(await inserted(), /\/v2\/listen\?.*model=flux-general-en/);
  });

  it("works from a finding", async () => {
    await command("clearPanel");
    const { document } = await show("explain.ts", fluxOnV1);
    const { range } = await finding(document.uri, "endpoint-flux-on-v1");
    await command("explainDiagnostic", document.uri, range);
    assert.match(await inserted(), /\/v2\/listen/);
  });

  it("is offered on a string literal that names a Deepgram error", async () => {
    const { document } = await show("literal.ts", 'if (reason.includes("NET-0001")) retry("later");\n');
    const titles = async (text: string) => {
      const range = rangeOf(document, text);
      const provided = "vscode.executeCodeActionProvider";
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(provided, document.uri, range);
      return actions.map(({ title }) => title).filter((title) => title === "Explain this Deepgram error");
    };
    assert.equal((await titles("NET-0001")).length, 1);
    assert.equal((await titles("later")).length, 0);
  });

  it("works from the clipboard", async () => {
    await command("clearPanel");
    await vscode.env.clipboard.writeText(fluxPaste);
    await command("explainClipboard");
    assert.match(await inserted(), /\/v2\/listen/);
  });
});

/** What the panel gives as the corrected request, by way of the command that inserts it. */
async function inserted(): Promise<string> {
  await closeAll();
  const { document } = await show("corrected.txt", "");
  return until("a corrected request", async () => {
    void command("insertCorrected");
    await new Promise((next) => setTimeout(next, 250));
    return document.getText() || undefined;
  });
}
