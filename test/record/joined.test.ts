import assert from "node:assert/strict";
import { test } from "node:test";
import { doctor, folder } from "../cli/run.ts";

const code = `// Deepgram, with what a caller wants.
export async function transcribe(query, key) {
  return fetch("https://api.deepgram.com/v1/listen?" + query, {
    method: "POST",
    headers: { Authorization: \`Token \${key}\`, "Content-Type": "application/json" },
    body: JSON.stringify({ url: "https://dpgr.am/spacewalk.wav" }),
  });
}
`;

const recording = (file: string) =>
  [
    {
      kind: "call",
      id: "a.1",
      at: "2026-11-30T10:00:00.000Z",
      by: "fetch",
      method: "POST",
      url: "https://api.deepgram.com/v1/listen?model=nova-3&keywords=Deepgram",
      headers: [
        { name: "authorization", value: `Token ${"•".repeat(40)}` },
        { name: "content-type", value: "application/json" },
      ],
      body: { text: '{"url":"https://dpgr.am/spacewalk.wav"}', size: 39 },
      stack: file ? [{ file, line: 3, column: 10 }] : [],
    },
    { kind: "answer", id: "a.1", ms: 90, status: 400, headers: [] },
    {
      kind: "answer-body",
      id: "a.1",
      ms: 91,
      text: '{"err_code":"INVALID_QUERY_PARAMETER","err_msg":"Keywords are not supported for Nova-3"}',
      size: 88,
    },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");

for (const by of ["its stack", "the only line that builds it"])
  test(`what only a run has shown lies on the line of the call, found by ${by}`, (t) => {
    const cwd = folder(t, { "src/stt.mjs": code, "calls.jsonl": "" });
    const { file } = { file: by === "its stack" ? `${cwd}/src/stt.mjs` : "" };
    const at = folder(t, { "src/stt.mjs": code, "calls.jsonl": recording(file) });
    assert.deepEqual(JSON.parse(doctor(["check", "src", "--format", "json"], { cwd: at }).out).findings, []);
    const args = ["check", file || "src", "--format", "json", "--with", "calls.jsonl"];
    const { code: exit, out, err } = doctor(args, { cwd: at });
    assert.deepEqual([exit, err], [1, ""]);
    const [finding, ...more] = JSON.parse(out).findings;
    assert.equal(more.length, 0);
    assert.equal(finding.rule, "param-keywords-on-nova3");
    assert.match(finding.file, /src\/stt\.mjs$/);
    assert.equal(finding.range.start.line, 3);
  });

test("a file that is no recording is wrong usage", (t) => {
  const cwd = folder(t, { "a.ts": "", "notes.txt": "hello" });
  const { code: exit, err } = doctor(["check", ".", "--with", "notes.txt"], { cwd });
  assert.equal(exit, 2);
  assert.match(err, /--with takes a recording/);
});
