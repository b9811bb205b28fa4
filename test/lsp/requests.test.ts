import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type BuiltAt,
  type ExplainResult,
  notifications,
  requests,
  type ServerStatus,
  type ToolAnswer,
} from "../../server/src/protocol.ts";
import { until, withEditor } from "./support/editor.ts";
import { fluxOnV1, fluxOnV2, rule } from "./support/texts.ts";

test("hovers tell of parameters, models, endpoints, and of findings", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV2);
    assert.match((await editor.hover("a.ts", "sample_rate")) ?? "", /\*\*sample_rate\*\*/);
    assert.match((await editor.hover("a.ts", "flux-general-en")) ?? "", /\*\*flux-general-en\*\* speech-to-text model/);
    assert.match((await editor.hover("a.ts", "/v2/listen")) ?? "", /WebSocket \/v2\/listen/);
    assert.equal(await editor.hover("a.ts", "import"), undefined);
    await editor.open("b.ts", fluxOnV1);
    const [found] = await editor.diagnostics("b.ts");
    const text = (await editor.hover("b.ts", editor.textAt("b.ts", found!.range))) ?? "";
    assert.match(text, /^```diff\n- .*\/v1\/listen.*\n\+ .*\/v2\/listen.*\n```/);
    const links = [...text.matchAll(/\[(\w+)\]\((command:\w+\.\w+|https:)/g)].map(([, name, to]) => `${name} ${to}`);
    assert.deepEqual(links, [
      "Fix command:deepgramDoctor.fixHere",
      "Explain command:deepgramDoctor.explainDiagnostic",
      "Rule command:deepgramDoctor.showRuleDocumentation",
      "Documentation https:",
    ]);
  }));

test("an SDK method and its options have hovers", () =>
  withEditor({ files: { "package.json": '{"dependencies":{"@deepgram/sdk":"^5.0.0"}}' } }, async (editor) => {
    await editor.open(
      "a.ts",
      `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient();
await client.listen.v1.media.transcribeUrl({ url: "https://dpgr.am/spacewalk.wav", model: "nova-3", smart_format: true });
`,
    );
    assert.match((await editor.hover("a.ts", "transcribeUrl")) ?? "", /transcribeUrl/);
    assert.match((await editor.hover("a.ts", "smart_format")) ?? "", /\*\*smart_format\*\*/);
  }));

test("headers, subprotocols, and messages with their fields have hovers", () =>
  withEditor({}, async (editor) => {
    await editor.open(
      "a.ts",
      `fetch("https://api.deepgram.com/v1/listen?model=nova-3", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
});
const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", key]);
agent.onopen = () =>
  agent.send(
    JSON.stringify({
      type: "Settings",
      audio: { output: { encoding: "mulaw", sample_rate: 8000 } },
      agent: {
        think: { provider: { type: "anthropic", temperature: 0.4 }, functions: [{ name: "time", parameters: {} }] },
      },
    }),
  );
agent.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "ConversationText") console.log(message.role);
};
`,
    );
    const at = async (text: string) => (await editor.hover("a.ts", text)) ?? "";
    assert.match(await at("Authorization"), /\*\*Authorization\*\*.*`Token <API key>`/s);
    assert.match(
      await at("Content-Type"),
      /\*\*Content-Type\*\* of requests to \/v1\/listen.*`application\/json`.*`url`/s,
    );
    assert.match(await at("application/json"), /\*\*Content-Type\*\*/);
    assert.match(await at('"token"'), /\*\*token\*\* subprotocol/);
    assert.match(await at("mulaw"), /\*\*audio\.output\.encoding\*\* of the Settings message/);
    assert.match(await at("anthropic"), /\*\*agent\.think\.provider\.type\*\*/);
    assert.match(await at("parameters"), /\*\*agent\.think\.functions\.parameters\*\*/);
    assert.match(await at("ConversationText"), /\*\*ConversationText\*\* received from/);
    assert.match(await at("role"), /\*\*role\*\* of the ConversationText message/);
  }));

test("a field's hover knows the provider beside it", () =>
  withEditor({}, async (editor) => {
    const settings = (
      provider: string,
    ) => `const agent = new WebSocket("wss://agent.deepgram.com/v1/agent/converse", ["token", key]);
agent.onopen = () => agent.send(JSON.stringify({ type: "Settings", agent: { think: { provider: { ${provider} } } } }));
`;
    await editor.open("a.ts", settings('type: "anthropic", model: "claude-sonnet-4-20250514"'));
    await editor.open("b.ts", settings('type: "google", model: "gemini-2.5-flash"'));
    assert.doesNotMatch((await editor.hover("a.ts", "model")) ?? "", /gemini|gpt/);
    assert.match((await editor.hover("b.ts", "model")) ?? "", /gemini-2\.5-flash/);
  }));

test("events and fields of SDK sockets have hovers", () =>
  withEditor({ files: { "package.json": '{"dependencies":{"@deepgram/sdk":"^4.11.3"}}' } }, async (editor) => {
    await editor.open(
      "a.ts",
      `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const connection = createClient("YOUR_DEEPGRAM_API_KEY").listen.live({ model: "nova-3" });
connection.on(LiveTranscriptionEvents.Transcript, (data) => {
  console.log(data.channel.alternatives[0].transcript, data.speech_final);
});
`,
    );
    assert.match((await editor.hover("a.ts", "Events.Transcript")) ?? "", /\*\*Results\*\* received from \/v1\/listen/);
    assert.match((await editor.hover("a.ts", "speech_final")) ?? "", /\*\*speech_final\*\* of the Results message/);
    assert.match((await editor.hover("a.ts", "transcript,")) ?? "", /\*\*channel\.alternatives\.transcript\*\*/);
  }));

test("of a request of megabytes the corrected form comes with the likeliest cause alone", () =>
  withEditor({}, async (editor) => {
    const tags = "&tag=abcdefgh".repeat(90_000);
    const request = `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&keywords=a&smart_format=True${tags}" -H "Authorization: Bearer $DEEPGRAM_API_KEY"`;
    const { answer }: ExplainResult = await editor.wire.sendRequest(requests.explain, {
      sequence: 1,
      request,
      response: "",
    });
    assert.ok(answer.causes.length > 1, "several causes");
    assert.equal(answer.causes.filter(({ fix }) => fix.corrected !== undefined).length, 1);
  }));

test("explains a paste, without its key", () =>
  withEditor({}, async (editor) => {
    const key = "0123456789abcdef".repeat(3).slice(0, 40);
    const { sequence, answer }: ExplainResult = await editor.wire.sendRequest(requests.explain, {
      sequence: 7,
      request: `curl "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: ${key}" --data-binary @a.wav`,
      response: 'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}',
    });
    assert.equal(sequence, 7);
    assert.equal(answer.causes[0]?.id, "auth-missing-scheme");
    assert.ok(!JSON.stringify(answer).includes(key.slice(4, 16)));
  }));

test("a request of wrong shape does not end the server", () =>
  withEditor({}, async (editor) => {
    await editor.wire.sendRequest(requests.explain, { sequence: 1, request: 5, response: null }).catch(() => undefined);
    await editor.wire.sendRequest("textDocument/hover", { textDocument: {}, position: null }).catch(() => undefined);
    await editor.open("a.ts", fluxOnV1);
    assert.deepEqual(await editor.codes("a.ts"), [rule]);
  }));

test("tells its state and what it found", () =>
  withEditor({}, async (editor) => {
    const status = (): Promise<ServerStatus> => editor.wire.sendRequest(requests.status, {});
    assert.deepEqual(
      { ...(await status()), catalogue: "" },
      { state: "ready", files: 0, errors: 0, warnings: 0, catalogue: "" },
    );
    await editor.open("a.ts", fluxOnV1);
    await editor.codes("a.ts");
    assert.equal((await status()).errors, 1);
    await until("a notification", () => editor.said.some(({ method }) => method === notifications.status));
    await editor.close("a.ts");
    assert.equal((await status()).files, 0);
  }));

test("checks the whole workspace and shows what is in closed files", () => {
  const files = {
    "src/a.ts": fluxOnV1,
    "src/b.ts": fluxOnV2,
    "src/c.ts": "export {};\n",
    "node_modules/d/d.js": fluxOnV1,
  };
  return withEditor({ files }, async (editor) => {
    await editor.open("src/b.ts", fluxOnV1);
    const result = await editor.wire.sendRequest(requests.checkWorkspace, {});
    assert.deepEqual(result, { files: 3, findings: 2, unchecked: 0, stopped: false });
    const codes = editor.pushed
      .get(editor.uri("src/a.ts"))
      ?.at(-1)
      ?.diagnostics.map(({ code }) => code);
    assert.deepEqual(codes, [rule]);
    assert.equal(editor.pushed.has(editor.uri("node_modules/d/d.js")), false);
    await editor.open("src/a.ts", fluxOnV1);
    assert.deepEqual(await editor.codes("src/a.ts"), [rule]);
    await until(
      "the pushed finding gives way",
      () => editor.pushed.get(editor.uri("src/a.ts"))?.at(-1)?.diagnostics.length === 0,
    );
    assert.deepEqual(await editor.codes("src/a.ts"), [rule]);
    await editor.close("src/a.ts");
    await until(
      "the finding stands again",
      () => editor.pushed.get(editor.uri("src/a.ts"))?.at(-1)?.diagnostics.length === 1,
    );
  });
});

test("a check of the whole workspace can be cancelled", () => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`src/${index}.ts`, fluxOnV1]));
  return withEditor({ files }, async (editor) => {
    const { CancellationTokenSource } = await import("vscode-jsonrpc/node");
    const source = new CancellationTokenSource();
    const checked = editor.wire.sendRequest(requests.checkWorkspace, {}, source.token);
    source.cancel();
    const result = (await checked.catch(() => ({ files: 0 }))) as { files: number };
    assert.ok(result.files < 300);
  });
});

test("names the line of the workspace that builds the paste, and its safe fix", () =>
  withEditor({ files: { "src/live.ts": fluxOnV1, "src/other.ts": fluxOnV2 } }, async (editor) => {
    const request =
      'wscat -c "wss://api.deepgram.com/v1/listen?model=flux-general-en&encoding=linear16&sample_rate=16000"';
    const explain = (): Promise<ExplainResult> =>
      editor.wire.sendRequest(requests.explain, { sequence: 1, request, response: "Unexpected server response: 400" });
    const places = async (): Promise<readonly BuiltAt[]> => {
      await explain();
      return editor.wire.sendRequest(requests.builtAt, { sequence: 1 });
    };
    const [place, ...rest] = await places();
    assert.deepEqual([place?.file, place?.uri, rest.length], ["src/live.ts", editor.uri("src/live.ts"), 0]);
    assert.equal(
      place?.range.start.line,
      fluxOnV1.split("\n").findIndex((line) => line.includes("new WebSocket")),
    );
    assert.deepEqual(
      place?.fix?.edits.map(({ newText }) => newText),
      ["/v2/listen"],
    );
    await editor.open("src/live.ts", `\n${fluxOnV1}`);
    assert.equal((await places())[0]?.range.start.line, place.range.start.line + 1);
    assert.deepEqual(await editor.wire.sendRequest(requests.builtAt, { sequence: 0 }), []);
    await editor.replace("src/live.ts", "/v1/", "/v2/");
    assert.deepEqual(await places(), []);
  }));

test("a bare refusal leads to the line that would get it, with its fix", () => {
  const text = `export const projects = (key: string) =>
  fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: process.env.DEEPGRAM_API_KEY! } });
`;
  return withEditor({ files: { "a.ts": text } }, async (editor) => {
    await editor.wire.sendRequest(requests.explain, {
      sequence: 1,
      request: "",
      response: "HTTP/1.1 401 Unauthorized",
    });
    const [place, ...others]: BuiltAt[] = await editor.wire.sendRequest(requests.builtAt, { sequence: 1 });
    assert.deepEqual([place?.file, place?.range.start.line, others.length], ["a.ts", 1, 0]);
    assert.match(place?.fix?.edits.map(({ newText }) => newText).join("") ?? "", /Token /);
  });
});

test("the fix of a place makes the whole call right, and says what it would pass", () => {
  const right = 'const url = "wss://api.deepgram.com/v1/listen?model=nova-3&smart_format=true";';
  const text = `${right.replace("smart_format=true", "smart_format=True&punctuate=True")}
export const live = new WebSocket(url, ["token", key]);
`;
  return withEditor({ files: { "a.ts": text } }, async (editor) => {
    const request = 'wscat -c "wss://api.deepgram.com/v1/listen?model=nova-3&smart_format=True&punctuate=True"';
    const result: ExplainResult = await editor.wire.sendRequest(requests.explain, {
      sequence: 1,
      request,
      response: "HTTP/1.1 400 Bad Request",
    });
    const state = (gates: ExplainResult["gates"]) => gates?.map(({ name, state: is }) => `${name} ${is}`).join(", ");
    const [place]: BuiltAt[] = await editor.wire.sendRequest(requests.builtAt, { sequence: 1 });
    const fix = place?.fix;
    assert.deepEqual(
      fix?.edits.map(({ newText }) => newText),
      ["true", "true"],
    );
    assert.match(fix?.title ?? "", /, and 1 more$/);
    assert.match(state(result.gates) ?? "", /parameters fail/);
    assert.equal(state(fix?.gates), "scheme pass, path pass, model pass, parameters pass, message unknown");
  });
});

test("gives the frames of a socket in time", () =>
  withEditor({}, async (editor) => {
    const response = '12:00:00.000 > binary 3200 bytes\n12:00:01.000 > {"type":"KeepAlive"}\n12:00:12.000 close 1011';
    const params = { sequence: 1, request: "wss://api.deepgram.com/v1/listen?model=nova-3", response };
    const { timeline }: ExplainResult = await editor.wire.sendRequest(requests.explain, params);
    assert.deepEqual(timeline?.gaps, [{ from: 1000, to: 12_000 }]);
  }));

test("runs the tools for agents, and says what is wrong with their input", () =>
  withEditor({}, async (editor) => {
    const tool = (name: string, input: unknown): Promise<ToolAnswer> =>
      editor.wire.sendRequest(requests.tool, { name, input });
    assert.match((await tool("deepgram_check", { code: fluxOnV1 })).text, /error endpoint-flux-on-v1/);
    assert.equal((await tool("deepgram_explain", { response: "401" })).report.version, 1);
    await assert.rejects(tool("deepgram_check", { code: 7 }), /The input is not understood/);
    await assert.rejects(tool("rm", {}), /There is no tool rm/);
  }));
