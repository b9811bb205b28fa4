import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeLens } from "vscode-languageserver";
import { type Editor, until, withEditor } from "./support/editor.ts";
import { fluxOnV2 } from "./support/texts.ts";

const batch = `const model = "nova-3";
export const answer = fetch(\`https://api.deepgram.com/v1/listen?model=\${model}\`, { method: "POST", body });
export const unsure = fetch("https://api.deepgram.com/v1/listen?model=" + chosen, { method: "POST", body });
export const other = fetch("https://api.other.example/v1/listen?model=nova-3", { method: "POST", body });
`;

async function lenses(editor: Editor, name: string): Promise<(string | undefined)[]> {
  const found: CodeLens[] = await editor.wire.sendRequest("textDocument/codeLens", {
    textDocument: { uri: editor.uri(name) },
  });
  return found.map(({ command }) => command?.title);
}

test("a lens names endpoint and model, only where the setting asks for it", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", batch);
    await editor.open("b.ts", fluxOnV2);
    assert.deepEqual(await lenses(editor, "a.ts"), []);
    editor.settings = { codeLens: true };
    await editor.wire.sendNotification("workspace/didChangeConfiguration", { settings: null });
    assert.deepEqual(await lenses(editor, "a.ts"), ["POST /v1/listen · nova-3", "POST /v1/listen"]);
    assert.deepEqual(await lenses(editor, "b.ts"), ["WebSocket /v2/listen · flux-general-en"]);
    const [lens]: CodeLens[] = await editor.wire.sendRequest("textDocument/codeLens", {
      textDocument: { uri: editor.uri("a.ts") },
    });
    assert.equal(lens?.command?.command, "deepgramDoctor.callMenu");
    assert.match(String(lens?.command?.arguments?.[2]), /^https:\/\/developers\.deepgram\.com\//);
  }));

test("after the setting changes the editor is told to ask for lenses again, if it can be told", async () => {
  await withEditor({}, async (editor) => {
    await editor.open("a.ts", batch);
    assert.deepEqual(await lenses(editor, "a.ts"), []);
    assert.equal(editor.lensRefreshes, 0);
    await editor.configure({ codeLens: true });
    await until("a refresh of the lenses", () => editor.lensRefreshes === 1);
    assert.equal((await lenses(editor, "a.ts")).length, 2);
    await editor.configure({ codeLens: false });
    await until("a second refresh", () => editor.lensRefreshes === 2);
    assert.deepEqual(await lenses(editor, "a.ts"), []);
  });
  await withEditor({ refresh: false }, async (editor) => {
    await editor.open("a.ts", batch);
    await editor.configure({ codeLens: true });
    assert.equal((await lenses(editor, "a.ts")).length, 2);
    assert.equal(editor.lensRefreshes, 0);
  });
});
