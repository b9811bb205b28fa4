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

test("parameters come in the order of their use, with type and default, and open their values", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", 'fetch("https://api.deepgram.com/v1/listen?")');
    const items = await editor.completions("a.ts", "listen?");
    assert.deepEqual(
      items.slice(0, 4).map(({ label }) => label),
      ["model", "language", "smart_format", "punctuate"],
    );
    const smart = items[2];
    assert.equal(smart?.labelDetails?.description, "boolean, default false");
    assert.equal(smart?.command?.command, "editor.action.triggerSuggest");
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

const agent = (
  message: string,
) => `const socket = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", key]);
socket.onopen = () => socket.send(JSON.stringify(${message}));
`;

test("in messages of a socket: types by socket, then the fields of that type", () =>
  withEditor({}, async (editor) => {
    offers(await at(editor, "a.ts", agent('{ type: "|" }')), "Settings", "KeepAlive");
    offers(await at(editor, "b.ts", agent('{ type: "Settings", audio: {}, a| }')), "agent");
    offers(await at(editor, "c.ts", agent('{ type: "Settings", agent: { | } }')), "listen", "think", "speak");
    assert.deepEqual(await at(editor, "d.ts", agent("{ | }")), ["type"]);
    assert.deepEqual(await at(editor, "e.ts", agent('{ type: "InjectAgentMessage", | }')), ["message", "behavior"]);
    const listen = `const ws = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", key]);
ws.onopen = () => ws.send(JSON.stringify({ type: | }));
`;
    assert.deepEqual((await at(editor, "f.ts", listen)).sort(), [
      "CloseStream",
      "Configure",
      "Finalize",
      "KeepAlive",
      "Sync",
    ]);
  }));

test("in Settings at every depth, as far as the rest of the message allows", () =>
  withEditor({}, async (editor) => {
    const inside = (text: string) => agent(`{ type: "Settings", ${text} }`);
    const listening = (text: string) => inside(`agent: { listen: { provider: { ${text} } } }`);
    const thinking = (text: string) => inside(`agent: { think: { provider: { ${text} } } }`);
    const speaking = (text: string) => inside(`agent: { speak: { provider: { ${text} } } }`);
    offers(await at(editor, "a.ts", inside("agent: { think: { | } }")), "provider", "prompt", "functions");
    offers(await at(editor, "b.ts", thinking('type: "|"')), "open_ai", "anthropic", "google");
    const claude = await at(editor, "c.ts", thinking('type: "anthropic", model: "|"'));
    assert.ok(claude.length > 0 && claude.every((each) => each.startsWith("claude")), claude.join(" "));
    assert.ok(!(await at(editor, "d.ts", thinking('type: "anthropic", |'))).includes("reasoning_mode"));
    offers(await at(editor, "e.ts", thinking('type: "open_ai", |')), "reasoning_mode");
    const flux = await at(editor, "f.ts", listening('type: "deepgram", version: "v2", model: "|"'));
    assert.ok(flux.length > 0 && flux.every((each) => each.startsWith("flux")), flux.join(" "));
    const nova = await at(editor, "g.ts", listening('type: "deepgram", version: "v1", model: "|"'));
    assert.ok(nova.includes("nova-3") && !nova.includes("flux-general-en"));
    offers(await at(editor, "h.ts", listening('type: "deepgram", model: "nova-3", language: "|"')), "en-US", "multi");
    const voices = await at(editor, "i.ts", speaking('type: "deepgram", model: "|"'));
    assert.ok(voices.includes("aura-2-thalia-en") && !voices.includes("nova-3"));
    assert.deepEqual(await at(editor, "j.ts", speaking('type: "open_ai", model: "|"')), ["tts-1", "tts-1-hd"]);
    offers(
      await at(editor, "k.ts", inside('agent: { think: { functions: [{ name: "a", | }] } }')),
      "parameters",
      "endpoint",
    );
    assert.deepEqual(await at(editor, "l.ts", agent('{ type: "KeepAlive", | }')), []);
  }));

test("encodings, containers and rates of speech go with each other", () =>
  withEditor({}, async (editor) => {
    const output = (text: string) => agent(`{ type: "Settings", audio: { output: { ${text} } } }`);
    assert.deepEqual(await at(editor, "a.ts", output('encoding: "mulaw", sample_rate: |')), ["8000", "16000"]);
    assert.deepEqual(await at(editor, "b.ts", output('encoding: "linear16", container: "|"')), ["wav", "none"]);
    offers(await at(editor, "c.ts", output('encoding: "|"')), "linear16", "mp3");
    offers(
      await at(editor, "d.ts", agent('{ type: "Settings", audio: { input: { encoding: "|" } } }')),
      "opus",
      "mulaw",
    );
    assert.deepEqual(await at(editor, "e.ts", 'fetch("https://api.deepgram.com/v1/speak?encoding=opus&container=|")'), [
      "ogg",
    ]);
    const wav = await at(editor, "f.ts", 'fetch("https://api.deepgram.com/v1/speak?container=wav&encoding=|")');
    assert.deepEqual(wav.sort(), ["alaw", "linear16", "mulaw"]);
  }));

const request = (headers: string, body = 'JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" })') =>
  `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { ${headers} }, body: ${body} });\n`;

const reading = 'import { readFileSync } from "node:fs";\n';

test("in headers: names, and values by the body and the endpoint", () =>
  withEditor({}, async (editor) => {
    assert.deepEqual(await at(editor, "a.ts", request("|")), ["Authorization", "Content-Type"]);
    assert.deepEqual(await at(editor, "b.ts", request('Authorization: "Token x", "|": ""')), ["Content-Type"]);
    assert.deepEqual(await at(editor, "c.ts", request('"Content-Type": "|"')), ["application/json"]);
    const audio = await at(editor, "d.ts", reading + request('"Content-Type": "|"', 'readFileSync("a.wav")'));
    assert.ok(audio.includes("audio/wav") && !audio.includes("application/json"), audio.join(" "));
    const set = `const headers = new Headers();
headers.set("Authorization", "|");
fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers, body });
`;
    offers(await at(editor, "e.ts", set), "Token ${process.env.DEEPGRAM_API_KEY}", "Bearer ${accessToken}");
    offers(await at(editor, "f.ts", set.replace('"Authorization", "|"', '"|"')), "Content-Type");
    const socket =
      'import WebSocket from "ws";\nnew WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { | } });\n';
    assert.deepEqual(await at(editor, "g.ts", socket), ["Authorization"]);
    const project = 'fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: `|` } });\n';
    assert.deepEqual(await at(editor, "h.ts", project), ["Token ${process.env.DEEPGRAM_API_KEY}"]);
  }));

test("a value that reads the environment makes a template of its string", () =>
  withEditor({}, async (editor) => {
    const apply = async (name: string, marked: string, label: string) => {
      const cursor = marked.indexOf("|");
      await editor.open(name, marked.replace("|", ""));
      const found = (await editor.completions(name, marked.slice(0, cursor))).find((each) =>
        each.label.startsWith(label),
      );
      assert.ok(found?.textEdit && "range" in found.textEdit, label);
      await editor.change(name, [found.textEdit, ...(found.additionalTextEdits ?? [])]);
      return editor.text(name);
    };
    const whole = "Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`";
    assert.ok((await apply("a.ts", request('Authorization: "To|"'), "Token")).includes(whole));
    assert.ok((await apply("b.ts", request("Authorization: |"), "Token")).includes(whole));
    assert.ok((await apply("c.ts", request("Authorization: `|`"), "Token")).includes(whole));
    assert.ok((await apply("d.ts", request("Cont|"), "Content-Type")).includes('"Content-Type": '));
    assert.ok((await apply("e.ts", agent("{ type: | }"), "KeepAlive")).includes('{ type: "KeepAlive" }'));
    assert.match(
      await apply(
        "f.ts",
        agent('{ type: "Settings", audio: { output: { encoding: "mulaw", sample_rate: | } } }'),
        "8000",
      ),
      /sample_rate: 8000 \}/,
    );
  }));

test("what is offered comes with its documentation", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", agent('{ type: "Settings", agent: { think: { provider: {  } } } }'));
    for (const found of await editor.completions("a.ts", "provider: { ")) assert.ok(found.documentation, found.label);
    await editor.open("b.ts", request(""));
    for (const found of await editor.completions("b.ts", "headers: { ")) assert.ok(found.documentation, found.label);
  }));

test("nothing anywhere else", () =>
  withEditor({}, async (editor) => {
    assert.deepEqual(await at(editor, "a.ts", 'const deepgram = "|";'), []);
    assert.deepEqual(await at(editor, "b.ts", 'fetch("https://api.other.example/v1/listen?|")'), []);
    assert.deepEqual(await at(editor, "c.ts", "// deepgram\nconst x = { | };"), []);
    assert.deepEqual(await at(editor, "d.ts", '// deepgram\nconst headers = new Headers();\nheaders.set("|");'), []);
    assert.deepEqual(await at(editor, "e.ts", request("").replace("body: JSON", "x: { | }, body: JSON")), []);
  }));
