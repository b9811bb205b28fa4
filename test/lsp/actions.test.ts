import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { withEditor } from "./support/editor.ts";
import { fluxOnV1, fluxOnV2, rule } from "./support/texts.ts";

const titled = (actions: readonly CodeAction[], pattern: RegExp): CodeAction => {
  const found = actions.find(({ title }) => pattern.test(title));
  assert.ok(found, `${pattern} among: ${actions.map(({ title }) => title).join("; ")}`);
  return found;
};

test("one fix is preferred, names its diagnostic, and mends the code", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    const [shown] = await editor.diagnostics("a.ts");
    const actions = await editor.actions("a.ts", shown!.range);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(preferred.length, 1);
    assert.deepEqual(preferred[0]!.diagnostics, [shown]);
    await editor.apply(preferred[0]!.edit!);
    assert.equal(editor.text("a.ts"), fluxOnV2);
    assert.deepEqual(await editor.codes("a.ts"), []);
  }));

test("where a rule has more to fix in the file, all of them are the second thing offered", () =>
  withEditor({}, async (editor) => {
    const text = `const a = "wss://api.deepgram.com/v1/listen?model=nova-3&smart_format=True&punctuate=False";
export const one = new WebSocket(a, ["token", key]);
export const two = new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", key]);
`;
    await editor.open("a.ts", text);
    const [first] = await editor.diagnostics("a.ts");
    const titles = (await editor.actions("a.ts", first!.range)).map(({ title }) => title);
    assert.equal(titles[1], `Fix all 2 of ${first!.code} in this file`);
    const every = titled(await editor.actions("a.ts", first!.range), /^Fix all 2 of/);
    await editor.apply(every.edit!);
    assert.match(editor.text("a.ts"), /smart_format=true&punctuate=false/);
    assert.match(editor.text("a.ts"), /\/v1\/listen\?model=flux/);
  }));

test("an editor that asks for the edits of what it picks gets those that others get at once", () => {
  const text = `const a = "wss://api.deepgram.com/v1/listen?model=nova-3&smart_format=True&punctuate=False";
export const one = new WebSocket(a, ["token", key]);
`;
  const picked = (resolves: boolean) => {
    let after = "";
    return withEditor({ resolves }, async (editor) => {
      await editor.open("a.ts", text);
      const [first] = await editor.diagnostics("a.ts");
      const every = titled(await editor.actions("a.ts", first!.range), /^Fix all 2 of/);
      assert.equal(every.edit === undefined, resolves);
      const whole = resolves ? await editor.wire.sendRequest<CodeAction>("codeAction/resolve", every) : every;
      await editor.apply(whole.edit!);
      after = editor.text("a.ts");
    }).then(() => after);
  };
  return picked(true).then(async (after) => assert.equal(after, await picked(false)));
});

test("nothing is offered where nothing is found", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    assert.deepEqual(await editor.actions("a.ts", "import", ["quickfix"]), []);
  }));

test("a rule is silenced for a line, and a second one joins the comment", () =>
  withEditor({}, async (editor) => {
    const indented = fluxOnV1.replace("const url", "{}\n  const url");
    await editor.open("a.ts", indented);
    const [shown] = await editor.diagnostics("a.ts");
    await editor.apply(titled(await editor.actions("a.ts", shown!.range), /for this line/).edit!);
    assert.match(
      editor.text("a.ts"),
      /^ {2}\/\/ deepgram-doctor-disable-next-line endpoint-flux-on-v1\n {2}const url/m,
    );
    assert.deepEqual(await editor.codes("a.ts"), []);
    await editor.replace("a.ts", "-line endpoint-flux-on-v1", "-line auth-missing-scheme -- a test");
    const again = await editor.diagnostics("a.ts");
    assert.equal(again.length, 1);
    await editor.apply(titled(await editor.actions("a.ts", again[0]!.range), /for this line/).edit!);
    assert.match(editor.text("a.ts"), /next-line auth-missing-scheme endpoint-flux-on-v1 -- a test/);
    assert.deepEqual(await editor.codes("a.ts"), []);
  }));

test("a rule is silenced for the file, below its #! line", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.mjs", `#!/usr/bin/env node\n${fluxOnV1}`);
    const [shown] = await editor.diagnostics("a.mjs");
    await editor.apply(titled(await editor.actions("a.mjs", shown!.range), /entire file/).edit!);
    assert.match(editor.text("a.mjs"), /^#!.*\n\/\/ deepgram-doctor-disable endpoint-flux-on-v1\nimport/);
    assert.deepEqual(await editor.codes("a.mjs"), []);
  }));

test("among JSX children the comment takes JSX's form; inside a long string there is none", () =>
  withEditor({}, async (editor) => {
    const jsx = `export const Live = () => (
  <div>
    <button onClick={() => new WebSocket("wss://api.deepgram.com/v1/listen?model=flux-general-en", ["token", key])} />
  </div>
);
`;
    await editor.open("a.tsx", jsx);
    const shown = (await editor.diagnostics("a.tsx")).find(({ code }) => code === rule);
    await editor.apply(titled(await editor.actions("a.tsx", shown!.range), /endpoint-flux-on-v1 for this line/).edit!);
    assert.match(
      editor.text("a.tsx"),
      /^ {4}\{\/\* deepgram-doctor-disable-next-line endpoint-flux-on-v1 \*\/\}\n {4}<button/m,
    );
    assert.ok(!(await editor.codes("a.tsx")).includes(rule));

    const long = `const url = \`wss://api.deepgram.com/v1/listen
?model=flux-general-en\`;
new WebSocket(url, ["token", key]);
`;
    await editor.open("b.ts", long);
    for (const each of await editor.diagnostics("b.ts")) {
      const line = (await editor.actions("b.ts", each.range)).find(({ title }) => /for this line/.test(title));
      if (each.range.start.line === 1) assert.equal(line, undefined);
    }
  }));

test("the rule's page can be shown", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    const [shown] = await editor.diagnostics("a.ts");
    const { command } = titled(await editor.actions("a.ts", shown!.range), /documentation/);
    assert.deepEqual([command?.command, command?.arguments], ["deepgramDoctor.showRuleDocumentation", [rule]]);
  }));

test("fix-all mends the whole file with small edits, and comes only when asked for", () =>
  withEditor({}, async (editor) => {
    const second = fluxOnV1.split("\n").slice(3).join("\n").replaceAll("url", "url2").replace("live", "live2");
    const twice = `${fluxOnV1}\n${second}`;
    await editor.open("a.ts", twice);
    await editor.diagnostics("a.ts");
    const all = await editor.actions("a.ts", "const", ["source.fixAll.deepgramDoctor"]);
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ["source.fixAll.deepgramDoctor"],
    );
    await editor.apply(all[0]!.edit!);
    assert.equal(editor.text("a.ts"), twice.replaceAll("/v1/listen", "/v2/listen"));
    assert.deepEqual(await editor.codes("a.ts"), []);
    assert.deepEqual(await editor.actions("a.ts", "const", ["source.fixAll"]), []);
    assert.deepEqual(await editor.actions("a.ts", "const", ["source.organizeImports"]), []);
  }));

test("a call is copied in other forms, with the key as an environment variable", () =>
  withEditor({}, async (editor) => {
    const call = `const key = "0123456789abcdef".repeat(3);
export const answer = fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_format=true", {
  method: "POST",
  headers: { Authorization: \`Token \${key}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});
`;
    await editor.open("a.ts", call);
    const actions = await editor.actions("a.ts", "fetch", ["refactor"]);
    const texts = actions.map(({ title, command }) => [title, command?.command, String(command?.arguments?.[0])]);
    assert.deepEqual(
      texts.map(([title]) => title),
      ["Copy this call as curl", "Copy this call as fetch", "Copy this call as SDK v5"],
    );
    assert.match(texts[0]![2]!, /curl .*model=nova-3&smart_format=true.*\$DEEPGRAM_API_KEY/s);
    assert.match(texts[2]![2]!, /transcribeUrl\(/);
    assert.deepEqual(await editor.actions("a.ts", "const key", ["refactor"]), []);
  }));

test("scripts inside of Vue files: the comment lies in the script", () =>
  withEditor({}, async (editor) => {
    const script = fluxOnV1.replace(/^import.*\n\n/, "");
    await editor.open(
      "a.vue",
      `<template><p>{{ text }}</p></template>\n\n<script setup lang="ts">\n${script}</script>\n`,
    );
    const shown = (await editor.diagnostics("a.vue")).find(({ code }) => code === rule);
    assert.ok(shown);
    await editor.apply(titled(await editor.actions("a.vue", shown.range), /flux-on-v1 for the entire file/).edit!);
    assert.match(editor.text("a.vue"), /<script setup lang="ts">\n\/\/ deepgram-doctor-disable endpoint-flux-on-v1\n/);
    assert.ok(!(await editor.codes("a.vue")).includes(rule));
  }));

test("silenced rules are not fixed", () =>
  withEditor({ settings: { rules: { [rule]: "off" } } }, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    assert.deepEqual(await editor.actions("a.ts", "const", ["source.fixAll"]), []);
  }));

test("a finding can be copied for a chat: place, message, code, fix and rule, keys masked", () =>
  withEditor({}, async (editor) => {
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    const text = `const key = "${key}";\n${fluxOnV1}new WebSocket(\n  "wss://api.deepgram.com/v1/listen?model=flux-general-en",\n  ["token", key],\n);\n`;
    await editor.open("src/a.ts", text);
    const found = (await editor.diagnostics("src/a.ts")).find(({ code }) => code === rule);
    const { command } = titled(await editor.actions("src/a.ts", found!.range), /^Copy for chat$/);
    assert.equal(command?.command, "deepgramDoctor.copyText");
    const [copied] = command!.arguments as [string];
    assert.match(
      copied,
      /^Deepgram Doctor, error `endpoint-flux-on-v1` at `src\/a\.ts:\d+:\d+`:\n\n.+\.\n\n```typescript\n/,
    );
    assert.match(copied, /```diff\n- .*\/v1\/.*\n\+ .*\/v2\/.*\n```/);
    assert.match(copied, /Documentation: <https:/);
    assert.ok(!copied.includes(key.slice(4, 16)));
  }));
