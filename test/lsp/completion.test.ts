import assert from "node:assert/strict";
import { test } from "node:test";
import { type Editor, withEditor } from "./support/editor.ts";

/** Opens a text with `|` at the cursor and gives the labels offered there. */
async function at(editor: Editor, name: string, marked: string): Promise<string[]> {
  const cursor = marked.indexOf("|");
  await editor.open(name, marked.replace("|", ""));
  const items = await editor.completions(name, marked.slice(0, cursor));
  await editor.close(name);
  return items.map(({ label }) => label);
}

const offers = (labels: readonly string[], ...wanted: string[]) =>
  assert.deepEqual(
    wanted.filter((each) => !labels.includes(each)),
    [],
    labels.join(" "),
  );

test("inside an address: paths, parameters, values", () =>
  withEditor({}, async (editor) => {
    offers(await at(editor, "a.ts", 'new WebSocket("wss://api.deepgram.com/|")'), "/v1/listen", "/v2/listen");
    const v2 = await at(editor, "b.ts", 'new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en&|")');
    offers(v2, "eot_threshold", "encoding");
    assert.ok(!v2.includes("model") && !v2.includes("smart_format"));
    const models = await at(editor, "c.ts", "new WebSocket(`wss://api.deepgram.com/v2/listen?model=|`)");
    offers(models, "flux-general-en");
    assert.ok(!models.includes("nova-3"));
    offers(
      await at(editor, "d.ts", 'fetch("https://api.deepgram.com/v1/listen?model=nova-3&language=|")'),
      "en",
      "multi",
    );
    offers(await at(editor, "e.ts", 'fetch("https://api.deepgram.com/v1/listen?smart_format=|")'), "true", "false");
  }));

test("what is chosen takes the place of what is written of it", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", 'new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-g")');
    const [item] = await editor.completions("a.ts", "model=flux-g");
    assert.ok(item?.textEdit && "range" in item.textEdit && item.documentation);
    assert.equal(editor.textAt("a.ts", item.textEdit.range), "flux-g");
  }));

test("in options of the SDK, and in values there", () =>
  withEditor({ files: { "package.json": '{"dependencies":{"@deepgram/sdk":"^5.0.0"}}' } }, async (editor) => {
    const call = (options: string) => `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient();
await client.listen.v1.media.transcribeUrl({ url: "https://dpgr.am/spacewalk.wav", ${options} });
`;
    const names = await at(editor, "a.ts", call('model: "nova-3", smar|'));
    offers(names, "smart_format", "diarize_model");
    assert.ok(!names.includes("model"));
    offers(await at(editor, "b.ts", call('model: "|"')), "nova-3");
  }));

test("in setters of search parameters", () =>
  withEditor({}, async (editor) => {
    const text = `const url = new URL("https://api.deepgram.com/v1/listen");
url.searchParams.set("model", "nova-3");
url.searchParams.set("|");
await fetch(url, { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` }, body });
`;
    offers(await at(editor, "a.ts", text), "smart_format", "language");
  }));

test("in messages of a socket", () =>
  withEditor({}, async (editor) => {
    const text = (
      message: string,
    ) => `const socket = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", key]);
socket.onopen = () => socket.send(JSON.stringify(${message}));
`;
    offers(await at(editor, "a.ts", text('{ type: "|" }')), "Settings", "KeepAlive");
    offers(await at(editor, "b.ts", text('{ type: "Settings", audio: {}, a| }')), "agent");
    offers(await at(editor, "c.ts", text('{ type: "Settings", agent: { | } }')), "listen", "think", "speak");
  }));

test("nothing anywhere else", () =>
  withEditor({}, async (editor) => {
    assert.deepEqual(await at(editor, "a.ts", 'const deepgram = "|";'), []);
    assert.deepEqual(await at(editor, "b.ts", 'fetch("https://api.other.example/v1/listen?|")'), []);
    assert.deepEqual(await at(editor, "c.ts", "// deepgram\nconst x = { | };"), []);
  }));
