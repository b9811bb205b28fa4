import assert from "node:assert/strict";
import { test } from "node:test";
import { until, withEditor } from "./support/editor.ts";
import { fluxOnV1, rule } from "./support/texts.ts";

test("settings apply without a restart, and ask the editor to look again", () =>
  withEditor({}, async (editor) => {
    await editor.open("src/a.ts", fluxOnV1);
    assert.deepEqual(await editor.codes("src/a.ts"), [rule]);
    const changed = async (settings: Record<string, unknown>) => {
      const before = editor.refreshes;
      await editor.configure(settings);
      await until("a refresh", () => editor.refreshes > before);
      return (await editor.diagnostics("src/a.ts")).map(({ code, severity }) => `${code} ${severity}`);
    };
    assert.deepEqual(await changed({ rules: { [rule]: "off" } }), []);
    assert.deepEqual(await changed({ rules: { [rule]: "hint" } }), [`${rule} 4`]);
    assert.deepEqual(await changed({ enable: false }), []);
    assert.deepEqual(await changed({ exclude: ["src/**"] }), []);
    assert.deepEqual(await changed({ exclude: ["lib/**"] }), [`${rule} 1`]);
  }));

test("a setting that is not understood costs one line, and the others hold", () =>
  withEditor({ settings: { run: "sometimes", exclude: "x", rules: { [rule]: "hint" } } }, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    assert.deepEqual(
      (await editor.diagnostics("a.ts")).map(({ severity }) => severity),
      [4],
    );
    await until(
      "lines in the log",
      () => editor.logged.filter((line) => /setting deepgramDoctor\./.test(line)).length === 2,
    );
  }));

test("with run: onSave the findings stand still until the file is saved", () =>
  withEditor({ settings: { run: "onSave" } }, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    assert.deepEqual(await editor.codes("a.ts"), [rule]);
    await editor.replace("a.ts", "/v1/", "/v2/");
    assert.deepEqual(await editor.codes("a.ts"), [rule]);
    const before = editor.refreshes;
    await editor.save("a.ts");
    await until("a refresh", () => editor.refreshes > before);
    assert.deepEqual(await editor.codes("a.ts"), []);
  }));

test("the project's file holds, below the editor's settings, and its change is noticed", () =>
  withEditor(
    { files: { ".deepgram-doctor.json": JSON.stringify({ rules: { [rule]: "warning" }, exclude: ["old/**"] }) } },
    async (editor) => {
      await editor.open("a.ts", fluxOnV1);
      await editor.open("old/b.ts", fluxOnV1);
      const severities = async () => (await editor.diagnostics("a.ts")).map(({ severity }) => severity);
      assert.deepEqual(await severities(), [2]);
      assert.deepEqual(await editor.codes("old/b.ts"), []);
      const changed = async (text: string) => {
        const before = editor.refreshes;
        editor.write(".deepgram-doctor.json", text);
        const changes = [{ uri: editor.uri(".deepgram-doctor.json"), type: 2 }];
        await editor.wire.sendNotification("workspace/didChangeWatchedFiles", { changes });
        await until("a refresh", () => editor.refreshes > before);
      };
      await changed(JSON.stringify({ rules: { [rule]: "off" } }));
      assert.deepEqual(await severities(), []);
      await changed("{ not json");
      assert.deepEqual(await severities(), [], "what it said before holds");
      assert.deepEqual(await editor.codes("old/b.ts"), []);
      await until("a line in the log", () =>
        editor.logged.some((line) => /\.deepgram-doctor\.json.*not valid JSON/.test(line)),
      );
      await editor.configure({ rules: { [rule]: "information" } });
      await until("the editor's severity", async () => (await severities())[0] === 3);
    },
  ));

test("editors without workspace/configuration give settings at the start and push changes", () =>
  withEditor({ configuration: false, settings: { rules: { [rule]: "hint" } } }, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    const severity = async () => (await editor.diagnostics("a.ts"))[0]?.severity;
    assert.equal(await severity(), 4);
    await editor.configure({ rules: { [rule]: "warning" } });
    await until("the new severity", async () => (await severity()) === 2);
  }));
