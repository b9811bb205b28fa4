import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFormats } from "../../server/src/cli/options.ts";
import { doctor, fluxOnV1, folder, nova } from "./run.ts";

const files = { "src/wrong.ts": fluxOnV1, "src/deep/more.ts": fluxOnV1, "right.ts": nova };

test("JUnit has a suite for each file with findings, and a failed case for each finding", (t) => {
  const { code, out } = doctor(["check", ".", "--format", "junit"], { cwd: folder(t, files) });
  assert.equal(code, 1);
  assert.equal(out.match(/<testsuite /g)?.length, 2);
  assert.match(out, /<testsuite name="src\/wrong\.ts" tests="1" failures="1" errors="0">/);
  assert.match(out, /<testcase name="endpoint-flux-on-v1 at 1:\d+" classname="src\/wrong\.ts"><failure type="error"/);
});

test("JUnit of right code is one passed case", (t) => {
  const { code, out } = doctor(["check", ".", "--format", "junit"], { cwd: folder(t, { "right.ts": nova }) });
  assert.deepEqual([code, out.match(/<testcase /g)?.length, /<failure/.test(out)], [0, 1, false]);
});

test("GitLab's report names rule, place and a fingerprint that lines above do not change", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1, "b.ts": `// above\n\n${fluxOnV1}` });
  const report = (name: string) => JSON.parse(doctor(["check", name, "--format", "gitlab"], { cwd }).out);
  const [issue] = report("a.ts");
  assert.deepEqual([issue.check_name, issue.severity, issue.location.path], ["endpoint-flux-on-v1", "major", "a.ts"]);
  assert.match(issue.fingerprint, /^[0-9a-f]{64}$/);
  const moved = folder(t, { "a.ts": `// above\n\n${fluxOnV1}` });
  const [after] = JSON.parse(doctor(["check", "a.ts", "--format", "gitlab"], { cwd: moved }).out);
  assert.deepEqual(
    [after.fingerprint, after.location.lines.begin],
    [issue.fingerprint, issue.location.lines.begin + 2],
  );
});

test("SARIF escapes paths and names each finding", (t) => {
  const cwd = folder(t, { "a b#1.ts": fluxOnV1 });
  const [run] = JSON.parse(doctor(["check", ".", "--format", "sarif"], { cwd }).out).runs;
  const [result] = run.results;
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, "a%20b%231.ts");
  assert.match(Object.values(result.partialFingerprints).join(), /^[0-9a-f]{64}$/);
  assert.match(run.tool.driver.informationUri, /^https:/);
});

test("of a list as git writes it the source files are checked, and one that is gone is told", (t) => {
  const cwd = folder(t, files);
  const input = "src/wrong.ts\nREADME.md\nsrc/gone.ts\n";
  const { code, out, err } = doctor(["check", "--files-from", "-"], { cwd, input });
  assert.equal(code, 1);
  assert.match(out, /src\/wrong\.ts/);
  assert.match(out + err, /src\/gone\.ts.*there is no such file/);
  assert.doesNotMatch(out, /more\.ts|README/);
});

test("an empty list checks nothing", (t) => {
  const { code, out } = doctor(["check", "--files-from", "-"], { cwd: folder(t, files), input: "" });
  assert.equal(code, 0);
  assert.doesNotMatch(out, /wrong\.ts/);
});

test("each command has its own help", () => {
  const { code, out } = doctor(["explain", "--help"]);
  assert.equal(code, 0);
  assert.match(out, /deepgram-doctor explain/);
  assert.doesNotMatch(out, /deepgram-doctor check \[/);
});

test("no report shows a key that is written in the code", (t) => {
  const key = "0123456789abcdef".repeat(3).slice(0, 40);
  const cwd = folder(t, {
    "a.ts": `fetch("https://api.deepgram.com/v1/listen?modle=nova-3", { method: "POST", headers: { Authorization: "${key}" }, body: a });\nnew WebSocket("wss://api.deepgram.com/v1/listen?token=${key}&model=flux-general-en");\n`,
  });
  for (const format of checkFormats) {
    const { out, err } = doctor(["check", ".", "--format", format], { cwd });
    assert.match(out, /auth-missing-scheme/, format);
    assert.ok(!(out + err).includes(key), format);
  }
});
