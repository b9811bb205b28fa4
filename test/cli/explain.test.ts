import assert from "node:assert/strict";
import { test } from "node:test";
import { doctor, folder, nova } from "./run.ts";

const request = `curl -X POST 'https://api.deepgram.com/v1/listen?model=nova-3' \\
  -H 'Authorization: YOUR_DEEPGRAM_API_KEY' -H 'Content-Type: application/json' -d '{"url": "https://example.com/a.mp3"}'
`;
const response = `HTTP/1.1 401 Unauthorized

{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}
`;

test("JSON names verdict, cause, evidence with its place, and the corrected request", (t) => {
  const cwd = folder(t, { "request.txt": request, "response.txt": response });
  const args = ["explain", "request.txt", "--response", "response.txt", "--format", "json"];
  const { code, out, err } = doctor(args, { cwd });
  assert.deepEqual([code, err], [0, ""]);
  const answer = JSON.parse(out);
  assert.equal(answer.version, 1);
  assert.equal(answer.verdict, "cause-found");
  assert.equal(answer.refusedBy, "deepgram");
  const [cause] = answer.causes;
  assert.equal(cause.id, "auth-missing-scheme");
  assert.ok(cause.confidence >= 0.85);
  assert.match(cause.fix.corrected, /^curl .*Authorization: Token YOUR_DEEPGRAM_API_KEY/s);
  const placed = cause.evidence.find((each: { in?: string }) => each.in === "request");
  const line = request.split("\n")[placed.range.start.line - 1];
  assert.match(line?.slice(placed.range.start.column - 1) ?? "", /^(?:Authorization|YOUR_DEEPGRAM_API_KEY)/);
  assert.ok(answer.recognised.some((each: { kind: string }) => /curl/.test(each.kind)));
  assert.deepEqual(answer.builtAt, []);
});

test("standard input is read when no file is named, and evidence is marked", () => {
  const { code, out } = doctor(["explain"], { input: `${request}\n${response}` });
  assert.equal(code, 0);
  assert.match(out, /\^\^\^/);
  assert.match(out, /Authorization: Token YOUR_DEEPGRAM_API_KEY/);
  assert.doesNotMatch(out, /0\.\d+/);
});

test("Markdown holds the corrected request in a code block", () => {
  const { out } = doctor(["explain", "-", "--format", "markdown"], { input: `${request}\n${response}` });
  assert.match(out, /```(?:bash|curl|sh|shell)?\ncurl[^`]*Token YOUR_DEEPGRAM_API_KEY/);
});

test("an empty paste is not understood", () => {
  const { code, out } = doctor(["explain", "--format", "json"], { input: "" });
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).verdict, "not-understood");
});

test("--workspace names the line that builds the pasted call", (t) => {
  const cwd = folder(t, {
    "request.txt": request,
    "app/src/stt.ts": `export const send = (body: string) =>
  fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", body });
`,
    "app/src/live.ts": nova,
    "app/node_modules/a/index.js": `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST" });\n`,
  });
  const args = ["explain", "request.txt", "--workspace", "app"];
  const { code, out } = doctor([...args, "--format", "json"], { cwd });
  assert.equal(code, 0);
  const place = { file: "app/src/stt.ts", range: { start: { line: 2, column: 3 }, end: { line: 2, column: 8 } } };
  assert.deepEqual(JSON.parse(out).builtAt, [place]);
  assert.match(doctor(args, { cwd }).out, /^Built at app\/src\/stt\.ts:2$/m);
});

test("--workspace names the line that would get a bare refusal, and why", (t) => {
  const key = "process.env.DEEPGRAM_API_KEY";
  const send = (authorization: string) =>
    `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: ${authorization} } });\n`;
  const cwd = folder(t, {
    "src/stt.ts": `${send(`\`Token \${${key}}\``)}${send(key)}`,
    "src/stt.test.ts": send(key),
  });
  const args = ["explain", "-", "--workspace", "."];
  const refused = { cwd, input: "401 Unauthorized from Deepgram" };
  assert.match(doctor(args, refused).out, /^Would get this: src\/stt\.ts:2 \(auth-missing-scheme\)$/m);
  const slow = { cwd, input: 'HTTP/1.1 429 Too Many Requests\n\n{"err_code":"TOO_MANY_REQUESTS"}' };
  assert.doesNotMatch(doctor(args, slow).out, /Would get this/);
});

test("--compare names the difference that decides, in every format", (t) => {
  const working = `curl 'https://api.deepgram.com/v1/listen?model=nova-2' -H 'authorization: Token YOUR_DEEPGRAM_API_KEY' \\
  -H 'Content-Type: application/json' -d '{"url": "https://example.com/a.mp3"}'
`;
  const cwd = folder(t, { "request.txt": request, "response.txt": response, "working.txt": working });
  const args = ["explain", "request.txt", "--response", "response.txt", "--compare", "working.txt"];
  const { comparison } = JSON.parse(doctor([...args, "--format", "json"], { cwd }).out);
  const [first, second] = comparison.differences;
  assert.deepEqual([first.name, first.matters, first.rule], ["credential", "decides", "auth-missing-scheme"]);
  assert.equal(first.failing.range.start.line, 2);
  assert.equal(first.working.range.start.line, 1);
  assert.deepEqual([second.name, second.working.text, second.matters], ["model", "nova-2", "only-differs"]);
  assert.match(comparison.summary, /^The credential decides it/);
  assert.match(doctor(args, { cwd }).out, /credential · decides it\n {4}failing .*\n {4}working Token/);
  assert.match(
    doctor([...args, "--format", "markdown"], { cwd }).out,
    /\| model \| `nova-3` \| `nova-2` \| only differs \|/,
  );
  const { code, err } = doctor(["explain", "request.txt", "--compare", "gone.txt"], { cwd });
  assert.deepEqual([code, err], [2, "deepgram-doctor: There is no file gone.txt.\n"]);
});

test("a workspace that is no folder is told", (t) => {
  const cwd = folder(t, { "request.txt": request });
  const { code, err } = doctor(["explain", "request.txt", "--workspace", "gone"], { cwd });
  assert.deepEqual([code, err], [2, "deepgram-doctor: --workspace takes a folder, and gone is none.\n"]);
});
