import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, show, until } from "./helpers.ts";

const older = `import { createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY);

export const models = () => deepgram.models.getAll();
export function open(settings: object) {
  const live = deepgram.listen.live(settings);
  return live;
}
`;

describe("upgrading the workspace", () => {
  after(closeAll);

  it("makes its changes when the preview is applied", async function () {
    this.timeout(60_000);
    const manifest = await show("package.json", `{ "dependencies": { "@deepgram/sdk": "^4.11.3" } }\n`);
    const code = await show("older.ts", older);
    await vscode.workspace.saveAll(false);
    // Its last message waits for an answer, so that it is not awaited.
    void vscode.commands.executeCommand("deepgramDoctor.upgradeProject");
    await until(
      "the upgraded code",
      async () => {
        await vscode.commands.executeCommand("refactorPreview.apply");
        await new Promise((next) => setTimeout(next, 1000));
        return code.document.getText().includes("new DeepgramClient");
      },
      40_000,
    );
    assert.doesNotMatch(code.document.getText(), /createClient/);
    // It stands in the preview unticked: installing writes it.
    assert.match(manifest.document.getText(), /"@deepgram\/sdk": "\^4\./);
    const { uri } = code.document;
    const left = () => vscode.languages.getDiagnostics(uri).filter(({ code: id }) => id === "upgrade-by-hand");
    await until("the place left by hand", () => left().length > 0);
    assert.match(left()[0]!.message, /^By hand for @deepgram\/sdk 5: /);
    const { range } = left()[0]!;
    assert.match(code.document.getText(range), /^deepgram\.listen\.live/);
    const list = () =>
      vscode.workspace.textDocuments.find(({ isUntitled, languageId }) => isUntitled && languageId === "markdown");
    await until("the list", () => /- \[ \] line \d+/.test(list()?.getText() ?? ""));
    await code.edit((edit) => edit.replace(range, "openLater(settings)"));
    await until("the ticked box", () => /- \[x\] line \d+/.test(list()?.getText() ?? ""));
    assert.equal(left().length, 0);
  });
});
