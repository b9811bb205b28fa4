import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver";
import { type ProjectUpgrade, requests } from "../../server/src/protocol.ts";
import { type Editor, withEditor } from "./support/editor.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/upgrade/${name}`, import.meta.url), "utf8");
const manifest = (version: string) => ({ "package.json": `{"dependencies":{"@deepgram/sdk":"${version}"}}` });
const kinds = ["refactor.rewrite"];

for (const [name, golden, version] of [
  ["v2.js", "v2.v5.js", "2.4.0"],
  ["v3-sockets.js", "v3-sockets.v5.js", "3.13.0"],
  ["v4-module.ts", "v4-module.v5.ts", "4.11.3"],
  ["v4-agent.ts", "v4-agent.v5.ts", "4.11.3"],
  ["by-hand.ts", "by-hand.v5.ts", "4.11.3"],
] as const)
  test(`${name} is upgraded from the editor`, () =>
    withEditor({ files: manifest(version) }, async (editor) => {
      await editor.open(name, fixture(name));
      const upgrades = (await editor.actions(name, "@deepgram/sdk", kinds)).filter(({ title }) =>
        /^Upgrade/.test(title),
      );
      assert.equal(upgrades.length, 1);
      const whole = fixture(golden).trimEnd();
      await editor.apply(upgrades[0]!.edit!);
      const written = editor.text(name).trimEnd();
      assert.equal(written, whole.slice(0, written.length));
      const left = whole.slice(written.length).split("\n").filter(Boolean).length;
      assert.equal(/\((\d+) places? (?:is|are) left/.exec(upgrades[0]!.title)?.[1] ?? "0", String(left));
    }));

const editsOf = ({ edit }: CodeAction) => (edit!.documentChanges as TextDocumentEdit[])[0]!.edits as TextEdit[];
const upgradesAt = async (editor: Editor, name: string, at: string, only: readonly string[] = kinds) =>
  (await editor.actions(name, at, only)).filter(({ title }) => title.startsWith("Upgrade this"));
const single = `import { createClient } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY);

export const models = () => deepgram.models.getAll();
`;
const shared = `import { createClient, type LiveClient, LiveTranscriptionEvents } from "@deepgram/sdk";

const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
let connection: LiveClient;

export async function text(url: string) {
  const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url }, { model: "nova-3" });
  if (error) throw error;
  return result.results;
}

export async function captions() {
  connection = deepgram.listen.live({ model: "nova-3" });
  connection.on(LiveTranscriptionEvents.Transcript, (data) => console.log(data.start));
}
`;

test("a call that has its client for itself is upgraded together with it", () =>
  withEditor({ files: manifest("4.11.3") }, async (editor) => {
    await editor.open("a.ts", single);
    const [call] = await upgradesAt(editor, "a.ts", "getAll");
    assert.equal(call!.title, "Upgrade this call and its client to @deepgram/sdk 5");
    await editor.apply(call!.edit!);
    assert.match(editor.text("a.ts"), /import \{ DeepgramClient/);
    assert.match(editor.text("a.ts"), /new DeepgramClient\(\{ apiKey: process\.env\.DEEPGRAM_API_KEY \}\)/);
    assert.match(editor.text("a.ts"), /deepgram\.manage\.v1\.models\.list\(\)/);
    assert.deepEqual(await upgradesAt(editor, "a.ts", "list"), []);
  }));

test("calls that share a client are upgraded one by one, and the last takes the client along", () =>
  withEditor({ files: manifest("4.11.3") }, async (editor) => {
    await editor.open("a.ts", shared);
    const [whole] = await upgradesAt(editor, "a.ts", "@deepgram/sdk");
    const [first] = await upgradesAt(editor, "a.ts", "transcribeUrl");
    assert.equal(
      first!.title,
      "Upgrade this call to @deepgram/sdk 5 (its client follows with the last of its calls, 1 more)",
    );
    await editor.apply(first!.edit!);
    const between = editor.text("a.ts");
    assert.match(between, /import \{ type Deepgram, createClient, type LiveClient, LiveTranscriptionEvents \}/);
    assert.match(between, /createClient\(process/);
    assert.match(between, /listen\.v1\.media\.transcribeUrl\(\{ url, model: "nova-3" \}\)/);
    assert.match(between, /deepgram\.listen\.live/);
    const [second] = await upgradesAt(editor, "a.ts", "listen.live");
    assert.equal(second!.title, "Upgrade this call and its client to @deepgram/sdk 5");
    await editor.apply(second!.edit!);
    const after = editor.text("a.ts");
    assert.doesNotMatch(after, /createClient|LiveClient|LiveTranscriptionEvents/);
    await editor.open("b.ts", shared);
    await editor.apply({ changes: { [editor.uri("b.ts")]: editsOf(whole!) } });
    assert.equal(after.replace(/^import.*/, ""), editor.text("b.ts").replace(/^import.*/, ""));
  }));

test("a client of another file is named as such; a call without a new form says why", () =>
  withEditor({ files: { ...manifest("4.11.3"), "client.ts": single } }, async (editor) => {
    await editor.open(
      "a.ts",
      `import type { DeepgramClient } from "@deepgram/sdk";

export async function text(deepgram: DeepgramClient, url: string, more: unknown[]) {
  await deepgram.manage.getProjects();
  return deepgram.manage.getTokenDetails();
}
`,
    );
    const [elsewhere] = await upgradesAt(editor, "a.ts", "getProjects");
    assert.equal(elsewhere!.title, "Upgrade this call to @deepgram/sdk 5 (its client is made elsewhere)");
    const [without] = await upgradesAt(editor, "a.ts", "getTokenDetails");
    assert.equal(without!.edit, undefined);
    assert.match(without!.disabled!.reason, /Version 5 has no manage\.getTokenDetails/);
  }));

test("the whole file is a source action, for those who ask for it by name", () =>
  withEditor({ files: manifest("4.11.3") }, async (editor) => {
    await editor.open("a.ts", single);
    const [action] = await upgradesAt(editor, "a.ts", "export", ["source.upgradeDeepgramSdk"]);
    assert.deepEqual(
      [action!.title, action!.kind],
      ["Upgrade this file to @deepgram/sdk 5", "source.upgradeDeepgramSdk"],
    );
    assert.deepEqual(await upgradesAt(editor, "a.ts", "export", ["source.fixAll"]), []);
  }));

test("no upgrade is offered for code of version 5, nor away from what would change", () =>
  withEditor({ files: manifest("5.0.0") }, async (editor) => {
    await editor.open("v5.ts", fixture("v4-agent.v5.ts"));
    const titles = async (name: string, at: string) =>
      (await editor.actions(name, at, kinds)).map(({ title }) => title).filter((title) => /^Upgrade/.test(title));
    assert.deepEqual(await titles("v5.ts", "@deepgram/sdk"), []);
    await editor.open("v2.js", `const apart = 1;\n\n\n${fixture("v2.js")}`);
    assert.deepEqual(await titles("v2.js", "apart"), []);
  }));

test("a whole workspace is upgraded with its manifest, and what is left is named with its place", () =>
  withEditor(
    {
      files: {
        "package.json": `{\n  "dependencies": { "@deepgram/sdk": "^4.11.3", "ws": "^8.0.0" }\n}\n`,
        "client.ts": single,
        "by-hand.ts": fixture("by-hand.ts"),
        "broken.ts": `import { createClient } from "@deepgram/sdk";\nconst deepgram = createClient(\n`,
        "plain.ts": "export const none = 1;\n",
      },
    },
    async (editor) => {
      const { edit, files, left, notParsed, folders }: ProjectUpgrade = await editor.wire.sendRequest(
        requests.upgradeProject,
        {},
      );
      const changed = Object.keys(edit?.changes ?? {}).map((uri) => uri.split("/").at(-1));
      assert.deepEqual(changed.sort(), ["by-hand.ts", "client.ts", "package.json"]);
      assert.equal(files, 2);
      assert.ok(left.length > 0 && left.every(({ uri, what }) => uri.endsWith("/by-hand.ts") && what.length > 10));
      assert.deepEqual(
        notParsed.map((uri) => uri.split("/").at(-1)),
        ["broken.ts"],
      );
      assert.equal(folders.length, 1);
      const [manifest] = Object.entries(edit!.changes!).find(([uri]) => uri.endsWith("package.json"))![1];
      assert.match(manifest!.newText, /^\^5\./);
    },
  ));

test("a workspace that asks for SDK 5 already is left as it is", () =>
  withEditor(
    {
      files: {
        "package.json": `{ "dependencies": { "@deepgram/sdk": "^5.2.0" } }`,
        "a.ts": `import { DeepgramClient } from "@deepgram/sdk";\nexport const deepgram = new DeepgramClient();\n`,
      },
    },
    async (editor) => {
      const found: ProjectUpgrade = await editor.wire.sendRequest(requests.upgradeProject, {});
      assert.deepEqual([found.edit, found.files, found.folders], [undefined, 0, []]);
    },
  ));
