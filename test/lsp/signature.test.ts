import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignatureHelp } from "vscode-languageserver";
import { type Editor, withEditor } from "./support/editor.ts";

/** Opens a text with `|` at the cursor; gives each signature with `«…»` around its active field. */
async function at(editor: Editor, name: string, marked: string): Promise<string[]> {
  const help = await helpAt(editor, name, marked);
  return (help?.signatures ?? []).map(({ label, parameters }) => {
    const [start, end] = (parameters?.[help!.activeParameter ?? 0]?.label ?? [0, 0]) as [number, number];
    return `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
  });
}

async function helpAt(editor: Editor, name: string, marked: string): Promise<SignatureHelp | null> {
  await editor.open(name, marked.replace("|", ""));
  const position = editor.rangeOf(name, marked.slice(0, marked.indexOf("|"))).end;
  return editor.wire.sendRequest("textDocument/signatureHelp", { textDocument: { uri: editor.uri(name) }, position });
}

const socket = (address: string, message: string) => `const ws = new WebSocket("${address}", ["token", key]);
ws.onopen = () => ws.send(JSON.stringify(${message}));
`;
const agent = (message: string) => socket("wss://agent.deepgram.com/v1/agent/converse", message);
const speak = (message: string) => socket("wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en", message);

test("the fields of a message, with the one at the cursor", () =>
  withEditor({}, async (editor) => {
    assert.deepEqual(await at(editor, "a.ts", speak('{ type: "Speak", | }')), [
      'Speak { type: "Speak", «text: string» }',
    ]);
    assert.deepEqual(await at(editor, "b.ts", speak('{ ty|pe: "Speak", text: "" }')), [
      'Speak { «type: "Speak"», text: string }',
    ]);
    assert.deepEqual(await at(editor, "c.ts", speak('{ type: "Speak", text: "He|llo" }')), [
      'Speak { type: "Speak", «text: string» }',
    ]);
    assert.deepEqual(await at(editor, "d.ts", agent('{ type: "InjectAgentMessage", message: "", behavior: | }')), [
      'InjectAgentMessage { type: "InjectAgentMessage", message: string, «behavior?: "default" | "queue" | "interrupt"» }',
    ]);
  }));

test("inside of Settings: the object at the cursor, one signature for each provider that is left", () =>
  withEditor({}, async (editor) => {
    const output = await at(
      editor,
      "a.ts",
      agent('{ type: "Settings", audio: { output: { encoding: "mulaw", sample_rate: | } } }'),
    );
    assert.equal(output.length, 1);
    assert.match(output[0]!, /^Settings\.audio\.output \{ encoding\?: string, «sample_rate\?: number», /);
    const think = (text: string) => agent(`{ type: "Settings", agent: { think: { provider: { ${text} } } } }`);
    const all = await at(editor, "b.ts", think("|"));
    assert.ok(
      all.length > 3 && all.every((each) => each.startsWith("Settings.agent.think.provider {")),
      all.join("\n"),
    );
    const one = await at(editor, "c.ts", think('type: "anthropic", temperature: |'));
    assert.equal(one.length, 1);
    assert.match(one[0]!, /type: "anthropic", .*«temperature\?: number»/);
  }));

test("before its type is written, every message of that socket", () =>
  withEditor({}, async (editor) => {
    const names = async (name: string, text: string) =>
      (await at(editor, name, text)).map((each) => each.split(" ")[0]);
    assert.deepEqual((await names("a.ts", speak("{ | }"))).sort(), ["Clear", "Close", "Flush", "Speak"]);
    assert.deepEqual((await names("b.ts", speak("|"))).sort(), ["Clear", "Close", "Flush", "Speak"]);
  }));

test("messages that the SDK sends have signatures, too, with documentation", () =>
  withEditor({ files: { "package.json": '{"dependencies":{"@deepgram/sdk":"^5.0.0"}}' } }, async (editor) => {
    const help = await helpAt(
      editor,
      "a.ts",
      `import { DeepgramClient } from "@deepgram/sdk";
const agent = await new DeepgramClient().agent.v1.connect();
agent.sendSettings({ type: "Settings", agent: { speak: { provider: { type: "deepgram", | } } } });
`,
    );
    assert.ok(help!.signatures.length > 0);
    for (const { label, documentation, parameters } of help!.signatures) {
      assert.match(label, /^Settings\.agent\.speak\.provider \{.*model: /);
      assert.ok(documentation && parameters!.every((each) => each.documentation), label);
    }
  }));

test("no signature anywhere else", () =>
  withEditor({}, async (editor) => {
    assert.deepEqual(await at(editor, "a.ts", speak('{ type: "Speak", text: "" }').replace("onopen", "on|open")), []);
    assert.deepEqual(await at(editor, "b.ts", 'fetch("https://api.deepgram.com/v1/speak", { | });'), []);
    assert.deepEqual(
      await at(
        editor,
        "c.ts",
        'const ws = new WebSocket("wss://other.example"); // deepgram\nws.send(JSON.stringify({ | }));',
      ),
      [],
    );
  }));
