import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, finding, show } from "./helpers.ts";
import { fluxOnV1 } from "./texts.ts";

const id = "deepgram-doctor.deepgram-doctor";

describe("the extension", () => {
  after(closeAll);

  it("is activated by a TypeScript file", async () => {
    const { document } = await show("activation.ts", fluxOnV1);
    await finding(document.uri, "endpoint-flux-on-v1");
    assert.equal(vscode.extensions.getExtension(id)?.isActive, true);
  });

  it("registers every command that it announces", async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension);
    const announced: { command: string }[] = extension.packageJSON.contributes.commands;
    const there = await vscode.commands.getCommands(true);
    const missing = announced.filter(({ command }) => !there.includes(command));
    assert.deepEqual(missing, []);
  });
});
