import assert from "node:assert/strict";
import { test } from "node:test";
import { requests } from "../../server/src/protocol.ts";
import { until, withEditor } from "./support/editor.ts";
import { address, fluxOnV1, fluxOnV2, importing, rule } from "./support/texts.ts";

test("initialize announces pull diagnostics, fixes and hovers", () =>
  withEditor({}, async ({ initialized: { capabilities, serverInfo } }) => {
    assert.equal(serverInfo?.name, "deepgram-doctor");
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: "deepgram-doctor",
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  }));

test("a finding has its place, severity, link, and says what, why and what to do", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    const [found, ...others] = await editor.diagnostics("a.ts");
    assert.ok(found);
    assert.deepEqual(others, []);
    assert.equal(found.code, rule);
    assert.equal(found.severity, 1);
    assert.equal(found.source, "deepgram-doctor");
    assert.match(editor.textAt("a.ts", found.range), /flux-general-en|\/v1\/listen/);
    assert.match(found.codeDescription?.href ?? "", /^https:\/\/developers\.deepgram\.com\//);
    assert.match(String(found.message), /flux/i);
    assert.match(String(found.message), /\/v2\/listen/);
  }));

test("an answer that is the same again is said to be unchanged", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    const first = await editor.pull("a.ts");
    assert.equal(first.kind, "full");
    const second = await editor.pull("a.ts", first.resultId);
    assert.deepEqual(second, { kind: "unchanged", resultId: first.resultId });
  }));

test("a text without the word costs no parser", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", "export const nothing = 1;\n");
    assert.deepEqual(await editor.codes("a.ts"), []);
    await editor.open("b.ts", fluxOnV2);
    assert.deepEqual(await editor.codes("b.ts"), []);
  }));

test("findings follow incremental edits", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV2);
    assert.deepEqual(await editor.codes("a.ts"), []);
    await editor.replace("a.ts", "/v2/", "/v1/");
    assert.deepEqual(await editor.codes("a.ts"), [rule]);
    await editor.replace("a.ts", "import WebSocket", "// one\n// two 🙂\nimport WebSocket");
    const [moved] = await editor.diagnostics("a.ts");
    assert.equal(moved?.range.start.line, editor.rangeOf("a.ts", "wss://").start.line);
    await editor.replace("a.ts", "/v1/", "/v2/");
    assert.deepEqual(await editor.codes("a.ts"), []);
  }));

test("only the newest version is worked on, and every question is answered", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV2);
    await editor.diagnostics("a.ts");
    const answers = [];
    for (let round = 0; round < 40; round++) {
      await editor.replace("a.ts", round % 2 ? "/v1/" : "/v2/", round % 2 ? "/v2/" : "/v1/");
      answers.push(editor.pull("a.ts"));
    }
    const last = (await Promise.all(answers)).at(-1);
    assert.ok(last?.kind === "full");
    assert.deepEqual(last.items, []);
  }));

test("a constant in another file: the finding lies there, and follows both files", () =>
  withEditor({ files: { "address.ts": address("v1"), "a.ts": importing } }, async (editor) => {
    await editor.open("a.ts", importing);
    assert.deepEqual(await editor.codes("a.ts"), []);
    const uri = editor.uri("address.ts");
    const pushed = await until("a finding in the closed file", () => editor.pushed.get(uri)?.at(-1));
    assert.deepEqual(
      pushed.diagnostics.map(({ code }) => code),
      [rule],
    );
    await editor.open("address.ts", address("v1"));
    assert.deepEqual(await editor.codes("address.ts"), [rule]);
    await until("the pushed finding is gone", () => editor.pushed.get(uri)?.at(-1)?.diagnostics.length === 0);

    const before = editor.refreshes;
    await editor.replace("address.ts", "/v1/", "/v2/");
    await until("a refresh of the file that imports it", () => editor.refreshes > before);
    assert.deepEqual(await editor.codes("a.ts"), []);
    await until("no finding any more", async () => (await editor.codes("address.ts")).length === 0);
  }));

test("a file that is changed on the disk refreshes those that use it", () =>
  withEditor({ files: { "address.ts": address("v2"), "a.ts": importing } }, async (editor) => {
    await editor.open("a.ts", importing);
    assert.deepEqual(await editor.codes("a.ts"), []);
    const before = editor.refreshes;
    const uri = editor.uri("address.ts");
    editor.write("address.ts", address("v1"));
    await editor.wire.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
    await until("a refresh", () => editor.refreshes > before);
    await editor.codes("a.ts");
    await until("a finding in the closed file", () => editor.pushed.get(uri)?.at(-1)?.diagnostics.length === 1);
  }));

test("a file that never says the word is checked where it calls a wrapper that does", () => {
  const wrapper = `export function open(model: string) {
  return new WebSocket(\`wss://api.deepgram.com/v1/listen?model=\${model}\`, ["token", process.env.DEEPGRAM_API_KEY ?? ""]);
}
`;
  const caller = 'import { open } from "./wrapper.ts";\nexport const socket = open("nova-33");\n';
  return withEditor({ files: { "wrapper.ts": wrapper, "caller.ts": caller } }, async (editor) => {
    await editor.open("caller.ts", caller);
    assert.deepEqual(await editor.codes("caller.ts"), ["model-unknown"]);
    await editor.replace("caller.ts", "nova-33", "nova-3");
    assert.deepEqual(await editor.codes("caller.ts"), []);
  });
});

test("editors that do not ask are told", () =>
  withEditor({ pull: false }, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    const uri = editor.uri("a.ts");
    const last = () => editor.pushed.get(uri)?.at(-1);
    await until("a pushed finding", () => last()?.diagnostics.some(({ code }) => code === rule));
    await editor.replace("a.ts", "/v1/", "/v2/");
    await until("an empty push", () => last()?.version === 2 && last()?.diagnostics.length === 0);
    await editor.replace("a.ts", "/v2/", "/v1/");
    await until("a pushed finding", () => last()?.version === 3 && last()?.diagnostics.length === 1);
    await editor.close("a.ts");
    await until("an empty push", () => last()?.diagnostics.length === 0);
  }));

test("broken code is no reason to fall silent", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", `${fluxOnV1}\nconst open = { a: [`);
    assert.deepEqual(await editor.codes("a.ts"), [rule]);
    await editor.open("deep.ts", `// deepgram\nexport const x = ${"[".repeat(20_000)}`);
    assert.deepEqual(await editor.codes("deep.ts"), ["not-checked"]);
    assert.deepEqual(await editor.codes("a.ts"), [rule]);
  }));

test("the server ends when it is told to", async () => {
  const { Editor } = await import("./support/editor.ts");
  const editor = await Editor.start();
  await editor.open("a.ts", fluxOnV1);
  await editor.codes("a.ts");
  assert.equal(await editor.stop(), 0);
});

test("the older side of a diff and output channels are not judged; documents of the workspace's file systems are", () =>
  withEditor({ folders: ["memory:/project"] }, async (editor) => {
    const documents: readonly (readonly [string, readonly string[]])[] = [
      ["git:/project/a.ts?HEAD", []],
      ["output:extension-output-1.ts", []],
      ["gitlens:/project/b.ts", []],
      ["comment:/reply.ts", []],
      ["untitled:Untitled-1.ts", [rule]],
      ["vscode-vfs://github/owner/name/a.ts", [rule]],
      ["vscode-notebook-cell:/project/a.ipynb#W0", [rule]],
      ["memory:/project/a.ts", [rule]],
      ["a.ts", [rule]],
    ];
    for (const [name, found] of documents) {
      await editor.open(name, fluxOnV1);
      assert.deepEqual(await editor.codes(name), found, name);
    }
    const lens = { textDocument: { uri: "git:/project/a.ts?HEAD" } };
    assert.deepEqual(await editor.wire.sendRequest("textDocument/codeLens", lens), []);
  }));

test("a document that is not checked says so, and a check of the workspace counts such files", () => {
  const bundle = `/* deepgram */ ${"var a=1;".repeat(40_000)}`;
  return withEditor({ files: { "bundle.js": bundle } }, async (editor) => {
    const result = await editor.wire.sendRequest(requests.checkWorkspace, {});
    assert.deepEqual(result, { files: 1, findings: 0, unchecked: 1, stopped: false });
    await editor.open("bundle.js", bundle);
    const [told] = await editor.diagnostics("bundle.js");
    assert.equal(told?.code, "not-checked");
    assert.match(String(told?.message), /^Not checked: .* minified code$/);
    await editor.open("quiet.js", bundle.replace("deepgram", "nothing"));
    assert.deepEqual(await editor.diagnostics("quiet.js"), []);
  });
});
