import { strict as assert } from "node:assert";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { closeAll, scratch, show } from "./helpers.ts";
import { fluxOnV1, fluxPaste } from "./texts.ts";

describe("tools for language models", () => {
  after(closeAll);

  it("deepgram_check finds what is wrong in a file, as the editor holds it", async () => {
    const editor = await show("tool.ts", "export {};\n");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), fluxOnV1));
    const [text, report] = await invoke("deepgram_check", { path: `${scratch}/tool.ts` });
    assert.match(text ?? "", /tool\.ts:\d+:\d+ error endpoint-flux-on-v1/);
    assert.equal(JSON.parse(report ?? "").findings[0].rule, "endpoint-flux-on-v1");
  });

  it("deepgram_explain names the cause", async () => {
    const [text, report] = await invoke("deepgram_explain", { request: fluxPaste });
    assert.match(text ?? "", /endpoint-flux-on-v1/);
    assert.equal(JSON.parse(report ?? "").causes[0].id, "endpoint-flux-on-v1");
  });

  it("wrong input is told in a sentence", async () => {
    await assert.rejects(async () => invoke("deepgram_explain", {}), /Give request, response, or both/);
  });
});

async function invoke(name: string, input: object): Promise<string[]> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ""));
}
