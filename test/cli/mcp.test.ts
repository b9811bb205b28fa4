import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ListRootsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { doctor, fluxOnV1, folder, nova } from "./run.ts";

interface Called {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into JSON.
  readonly structuredContent?: any;
}

/** A client at the other end of the real process, in a folder with these files. */
async function connect(t: TestContext, files: Readonly<Record<string, string>> = {}) {
  return connectIn(t, folder(t, files));
}

async function connectIn(t: TestContext, cwd: string, roots?: readonly string[]) {
  const client = new Client({ name: "test", version: "1" }, { capabilities: roots ? { roots: {} } : {} });
  if (roots)
    client.setRequestHandler(ListRootsRequestSchema, () => ({
      roots: roots.map((root) => ({ uri: pathToFileURL(root).href })),
    }));
  const args = [resolve("dist/cli.cjs"), "mcp"];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd }));
  t.after(() => client.close());
  const call = async (name: string, given: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: given })) as unknown as Called;
  return { client, call };
}

const language = "https://api.deepgram.com/v1/listen?model=nova-3&language=";

test("deepgram_check reads nothing outside of its folder, whatever leads there", async (t) => {
  const outside = folder(t, {
    "a.ts": fluxOnV1,
    "word.ts": 'export const word = "outsidevalue";',
    "word.json": '{"word":"outsidevalue"}',
  });
  const inside = folder(t, { "b.ts": fluxOnV1, "word.json": '{"word":"insidevalue"}' });
  symlinkSync(outside, join(inside, "link"));
  const { call } = await connectIn(t, inside);
  for (const given of [
    { path: outside },
    { path: "/" },
    { path: ".." },
    { path: "link/a.ts" },
    { path: "link/gone.ts" },
    { code: nova, file: join(outside, "new.ts") },
    { code: nova, file: "link/new.ts" },
  ]) {
    const { isError, content } = await call("deepgram_check", given);
    assert.equal(isError, true, JSON.stringify(given));
    assert.match(content[0]!.text, /outside of the folders that may be read/);
  }
  for (const from of ["./link/word", `../${basename(outside)}/word`, "./link/word.json", "./word.json"]) {
    const code = `import * as all from "${from}";\nimport { word } from "${from}";\nfetch("${language}" + word, { method: "POST", headers: { Authorization: "Token " + process.env.K } });\nfetch("${language}" + all.word);\n`;
    assert.doesNotMatch(JSON.stringify(await call("deepgram_check", { code })), /(?:out|in)sidevalue/);
  }
  assert.equal((await call("deepgram_check", { path: inside })).structuredContent.findings.length, 1);
});

test("the folders that the client names are the ones that may be read", async (t) => {
  const [first, second] = [folder(t, { "src/a.ts": fluxOnV1 }), folder(t, { "b.ts": fluxOnV1 })];
  const { call } = await connectIn(t, folder(t, { "c.ts": nova }), [first, second]);
  for (const path of ["src", join(second, "b.ts")])
    assert.equal((await call("deepgram_check", { path })).structuredContent.findings.length, 1);
  assert.equal((await call("deepgram_check", { path: join(first, "..") })).isError, true);
});

test("an answer is bounded, most serious first, and says what was left out", async (t) => {
  const { call } = await connect(t);
  const { structuredContent, content } = await call("deepgram_check", {
    code: nova.replace("nova-3", "nova3").repeat(30) + fluxOnV1.repeat(3),
  });
  assert.equal(structuredContent.findings.length, 20);
  assert.equal(structuredContent.findings[0].severity, "error");
  assert.ok(structuredContent.omitted.findings >= 13);
  assert.match(content[0]!.text, /\nand \d+ more$/);
});

const key = "0123456789abcdef".repeat(3).slice(0, 40);

test("two tools are offered, with their inputs and outputs, and when to use them", async (t) => {
  const { client } = await connect(t);
  const { tools } = await client.listTools();
  assert.match(client.getInstructions() ?? "", /deepgram_check .*deepgram_explain /);
  assert.ok(JSON.stringify(tools).length < 6000, "an agent reads this at every start");
  assert.deepEqual(
    tools.map(({ name, inputSchema, outputSchema }) => [
      name,
      Object.keys(inputSchema.properties ?? {}),
      Object.keys(outputSchema?.properties ?? {}),
    ]),
    [
      ["deepgram_check", ["path", "paths", "diff", "code", "file"], ["files", "calls", "findings", "omitted"]],
      ["deepgram_explain", ["request", "response"], ["verdict", "headline", "why", "causes"]],
    ],
  );
});

test("deepgram_check gives for a path what the command line gives", async (t) => {
  const files = { "src/a.ts": fluxOnV1, "src/b.ts": nova };
  const { call } = await connect(t, files);
  const { structuredContent, content } = await call("deepgram_check", { path: "src" });
  const { out } = doctor(["check", "src", "--format", "json"], { cwd: folder(t, files) });
  assert.deepEqual(structuredContent, JSON.parse(out));
  assert.match(
    content[0]!.text,
    /^1 found: 2 Deepgram calls in 2 files\.\nsrc\/a\.ts:1:\d+ error endpoint-flux-on-v1: /,
  );
});

test("the text shows the fixed line, so that nothing else need be read", async (t) => {
  const { call } = await connect(t, { "a.ts": fluxOnV1 });
  const { content } = await call("deepgram_check", { path: "a.ts" });
  const [head, finding, fix, before, after, ...rest] = content[0]!.text.split("\n");
  assert.equal(head, "1 found: 1 Deepgram call in 1 file.");
  assert.match(finding!, /^a\.ts:1:\d+ error endpoint-flux-on-v1: [^.]+\. .*\.$/);
  assert.match(fix!, /^ {2}(?:fix|suggestion): /);
  assert.equal(before, `  - ${fluxOnV1.trim()}`);
  assert.equal(after, `  + ${fluxOnV1.trim().replace("/v1/", "/v2/")}`);
  assert.deepEqual(rest, []);
});

test("a folder that looks like a key is named as it is, so that the file can be opened", async (t) => {
  const path = `builds/${key}/src/a.ts`;
  const { call } = await connect(t, { [path]: fluxOnV1 });
  const { structuredContent, content } = await call("deepgram_check", { path: "builds" });
  assert.equal(structuredContent.findings[0].file, path);
  assert.ok(content[0]!.text.includes(`\n${path}:1:`));
});

test("deepgram_check takes several paths", async (t) => {
  const { call } = await connect(t, { "a.ts": fluxOnV1, "b.ts": fluxOnV1, "lib/c.ts": fluxOnV1, "d.ts": nova });
  const { structuredContent } = await call("deepgram_check", { paths: ["a.ts", "lib", "d.ts"] });
  assert.equal(structuredContent.files, 3);
  assert.deepEqual(
    structuredContent.findings.map(({ file }: { file: string }) => file),
    ["a.ts", "lib/c.ts"],
  );
});

test("deepgram_check takes a diff, and tells only what its lines hold", async (t) => {
  const { call, client } = await connect(t, { "src/old.ts": `${fluxOnV1}// new\n`, "src/new.ts": fluxOnV1 });
  const diff = `diff --git a/src/old.ts b/src/old.ts
--- a/src/old.ts
+++ b/src/old.ts
@@ -1,0 +2 @@
+// new
diff --git a/src/new.ts b/src/new.ts
new file mode 100644
--- /dev/null
+++ b/src/new.ts
@@ -0,0 +1 @@
+${fluxOnV1}diff --git a/README.md b/README.md
--- a/README.md
+++ b/README.md
@@ -1 +1 @@
-one
+two
`;
  const { structuredContent, content } = await call("deepgram_check", { diff });
  assert.deepEqual(
    structuredContent.findings.map(({ file }: { file: string }) => file),
    ["src/new.ts"],
  );
  assert.match(content[0]!.text, /^1 found: 2 Deepgram calls in 2 files\./);
  const gone = await call("deepgram_check", { diff: diff.replaceAll("src/new.ts", "src/gone.ts") });
  assert.match(gone.content[0]!.text, /src\/gone\.ts: Not checked: there is no such file/);
  const above = await call("deepgram_check", { diff: diff.replaceAll("b/src/new.ts", "b/../../../../etc/x.ts") });
  assert.equal(above.structuredContent.findings.length, 0);
  await client.close();
});

test("deepgram_check takes code, and reads what its file would import", async (t) => {
  const { call } = await connect(t, {
    "src/model.ts": `export const url = "wss://api.deepgram.com/v1/listen?model=flux-general-en";\n`,
  });
  const code = `import { url } from "./model.ts";\nnew WebSocket(url, ["token", process.env.DEEPGRAM_API_KEY]);\n`;
  const { structuredContent } = await call("deepgram_check", { code, file: "src/live.ts" });
  assert.equal(structuredContent.findings[0].rule, "endpoint-flux-on-v1");
  assert.equal(structuredContent.findings[0].file, "src/model.ts");
  assert.deepEqual((await call("deepgram_check", { code: "" })).structuredContent.findings, []);
});

test("deepgram_explain names the cause and the corrected request", async (t) => {
  const { call } = await connect(t);
  const { structuredContent, content } = await call("deepgram_explain", {
    request: `curl "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: ${key}" --data-binary @a.wav`,
    response: 'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}',
  });
  assert.equal(structuredContent.version, 1);
  assert.equal(structuredContent.causes[0].id, "auth-missing-scheme");
  assert.match(structuredContent.causes[0].fix.corrected, /Authorization: Token /);
  assert.match(content[0]!.text, /auth-missing-scheme/);
});

test("no credential comes back", async (t) => {
  const { call } = await connect(t);
  const code = `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: "${key}" } });`;
  for (const result of [
    await call("deepgram_check", { code }),
    await call("deepgram_explain", { request: code, response: `401 for ${key}` }),
  ]) {
    assert.ok(JSON.stringify(result.structuredContent).includes("auth-missing-scheme"));
    assert.ok(!JSON.stringify(result).includes(key.slice(4, 16)));
  }
});

test("wrong input is answered with a sentence", async (t) => {
  const { call } = await connect(t);
  const cases: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
    ["deepgram_check", {}, /^Give path, paths, diff or code: one of them\.$/],
    ["deepgram_check", { path: "a.ts", code: "x" }, /^Give path, paths, diff or code: one of them\.$/],
    ["deepgram_check", { paths: ["gone/a.ts"] }, /^gone\/a\.ts: There is no such file or folder\.$/],
    ["deepgram_check", { path: "gone" }, /^gone: There is no such file or folder\.$/],
    ["deepgram_check", { code: "x", file: "notes.txt" }, /^file takes the name of a source file/],
    ["deepgram_check", { path: 7 }, /path/],
    ["deepgram_explain", { request: " " }, /^Give request, response, or both\.$/],
  ];
  for (const [name, given, said] of cases) {
    const { isError, content } = await call(name, given);
    assert.equal(isError, true);
    assert.match(content[0]!.text, said);
  }
});
