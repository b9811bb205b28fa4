import assert from "node:assert/strict";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { doctor, fluxOnV1, folder, nova } from "./run.ts";

test("JSON says where, what, why and how, one-based and from the current folder", (t) => {
  const cwd = folder(t, { "src/stt.ts": `\n${fluxOnV1}` });
  const { code, out } = doctor(["check", "--format", "json"], { cwd });
  assert.equal(code, 1);
  const report = JSON.parse(out);
  assert.equal(report.version, 1);
  assert.match(report.catalogue, /^\d{4}-\d\d$/);
  assert.deepEqual([report.files, report.calls, report.findings.length], [1, 1, 1]);
  const [finding] = report.findings;
  assert.equal(finding.rule, "endpoint-flux-on-v1");
  assert.equal(finding.group, "endpoint");
  assert.equal(finding.severity, "error");
  assert.equal(finding.file, "src/stt.ts");
  const { start, end } = finding.range;
  const [line, from] = [start.line - 1, start.column - 1];
  assert.equal(`\n${fluxOnV1}`.split("\n")[line]?.slice(from, end.column - 1), "/v1/listen");
  for (const part of ["message", "because", "advice", "docs"]) assert.ok(finding[part], part);
  assert.equal(finding.fixes[0].safe, true);
  assert.match(finding.fixes[0].edits[0].newText, /v2/);
  assert.equal(finding.fixes[0].edits[0].file, "src/stt.ts");
  assert.deepEqual(report.problems, []);
});

test("nothing wrong is exit code 0", (t) => {
  const cwd = folder(t, { "a.ts": nova, "b.ts": "export {};\n" });
  const { code, out, err } = doctor(["check"], { cwd });
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /nothing wrong found · 1 call to Deepgram in 2 files/);
});

test("a missing path is told in one line and loses nothing of the others", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1 });
  const { code, out, err } = doctor(["check", "nowhere.ts", "a.ts", "--format", "json"], { cwd });
  assert.equal(code, 2);
  assert.equal(err, "deepgram-doctor: nowhere.ts: There is no such file or folder\n");
  const report = JSON.parse(out);
  assert.equal(report.findings.length, 1);
  assert.deepEqual(report.problems, [{ file: "nowhere.ts", message: "There is no such file or folder" }]);
});

test("an unreadable file is told in one line, and loses nothing of the others", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1 });
  // A link to itself cannot be read by anybody, root included.
  symlinkSync("loop.ts", join(cwd, "loop.ts"));
  const { code, out, err } = doctor(["check", "loop.ts", "a.ts", "--format", "json"], { cwd });
  assert.equal(code, 2);
  assert.equal(err, "deepgram-doctor: loop.ts: The file cannot be read (ELOOP)\n");
  assert.equal(JSON.parse(out).findings.length, 1);
});

test("minified bundles and binary files are named and not parsed", (t) => {
  const cwd = folder(t, {
    "bundle.js": `${fluxOnV1.trim()}${"a=1;".repeat(1_300_000)}`,
    "big.js": fluxOnV1.trim() + "a=1;".repeat(100_000),
    "binary.ts": Buffer.from("\0\u0001deepgram\0"),
    "a.ts": fluxOnV1,
  });
  const { code, out } = doctor(["check", "--format", "json"], { cwd });
  assert.equal(code, 1);
  const { findings, problems } = JSON.parse(out);
  assert.equal(findings.length, 1);
  assert.deepEqual(
    problems.map(({ file, message }: { file: string; message: string }) => `${file}: ${message.slice(0, 30)}`).sort(),
    [
      "big.js: Not checked: 0.4 MB in 1 line ",
      "binary.ts: Not checked: this is a binary ",
      "bundle.js: Not checked: 5.2 MB is a bundl",
    ],
  );
});

test("a configuration that is no JSON is told, and everything is checked without it", (t) => {
  const cwd = folder(t, { ".deepgram-doctor.json": "{ rules: }", "a.ts": fluxOnV1 });
  const { code, out, err } = doctor(["check", "--format", "json"], { cwd });
  assert.equal(code, 2);
  assert.equal(err.trim().split("\n").length, 1);
  assert.match(err, /\.deepgram-doctor\.json: The configuration is not used: it is not valid JSON/);
  assert.equal(JSON.parse(out).findings.length, 1);
});

test("severities come from the configuration and, above it, from flags", (t) => {
  const config = { rules: { "endpoint-flux-on-v1": "warning" }, exclude: ["old/**"] };
  const cwd = folder(t, { ".deepgram-doctor.json": JSON.stringify(config), "a.ts": fluxOnV1, "old/b.ts": fluxOnV1 });
  assert.equal(doctor(["check"], { cwd }).code, 0);
  assert.equal(doctor(["check", "--max-warnings", "0"], { cwd }).code, 1);
  assert.equal(doctor(["check", "--rule", "endpoint-flux-on-v1=error"], { cwd }).code, 1);
  assert.equal(doctor(["check", "--rule", "endpoint-flux-on-v1=off", "--max-warnings=0"], { cwd }).code, 0);
});

for (const [args, said] of [
  [["check", "--rule", "endpoint-flux=off"], /no rule "endpoint-flux"; is "endpoint-flux-on-v1" meant\?/],
  [["check", "--format", "xml"], /--format takes pretty, json, sarif, github, junit, gitlab, not "xml"/],
  [["check", "--max-warnings", "few"], /takes a whole number/],
  [["check", "--bogus"], /Unknown option '--bogus'/],
  [["frobnicate"], /no command "frobnicate"/],
  [["rules", "nope"], /no rule "nope"/],
  [["explain", "no-such-paste.txt"], /There is no file no-such-paste\.txt/],
] as const)
  test(`wrong usage: ${args.join(" ")}`, () => {
    const { code, out, err } = doctor(args);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, said);
    assert.equal(err.trim().split("\n").length, 1);
  });

test("--fix mends what is safe; a dry run only shows it", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1 });
  const dry = doctor(["check", "--fix-dry-run"], { cwd });
  assert.equal(dry.code, 1);
  assert.match(dry.out, /\+ .*\/v2\/listen/);
  assert.equal(readFileSync(join(cwd, "a.ts"), "utf8"), fluxOnV1);
  const wet = doctor(["check", "--fix"], { cwd });
  assert.equal(wet.code, 0);
  assert.match(wet.out, /Mended 1 finding in 1 file/);
  assert.equal(readFileSync(join(cwd, "a.ts"), "utf8"), fluxOnV1.replace("/v1/", "/v2/"));
});

test("the excerpt underlines the place, and shows no key", (t) => {
  const key = "0123456789abcdef".repeat(3).slice(0, 40);
  const cwd = folder(t, { "a.ts": fluxOnV1.replace("process.env.DEEPGRAM_API_KEY", `"${key}"`) });
  for (const format of ["pretty", "json", "sarif", "github"]) {
    const { out } = doctor(["check", "--format", format], { cwd });
    assert.ok(!out.includes(key.slice(0, 12)), format);
  }
  assert.match(doctor(["check"], { cwd }).out, / {5}│ +\^{10}\n/);
});

test("SARIF and GitHub annotations hold every finding", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1 });
  const [run] = JSON.parse(doctor(["check", "--format", "sarif"], { cwd }).out).runs;
  assert.equal(run.results[0].ruleId, "endpoint-flux-on-v1");
  assert.equal(run.tool.driver.rules[run.results[0].ruleIndex].id, "endpoint-flux-on-v1");
  assert.match(doctor(["check", "--format", "github"], { cwd }).out, /^::error file=a\.ts,line=1,endLine=1,col=\d+,/);
});

test("what git ignores, and what is installed or built, is left out", (t) => {
  const cwd = folder(t, {
    ".gitignore": "gen/\n",
    "gen/a.ts": fluxOnV1,
    "node_modules/x/a.ts": fluxOnV1,
    "dist/a.js": fluxOnV1,
    "a.d.ts": fluxOnV1,
    "ok.ts": nova,
  });
  assert.equal(JSON.parse(doctor(["check", "--format", "json"], { cwd }).out).files, 1);
  assert.equal(JSON.parse(doctor(["check", "dist/a.js", "--format", "json"], { cwd }).out).findings.length, 1);
});

test("a file that never says the word is checked for what it hands to a wrapper, through an index file, too", (t) => {
  const cwd = folder(t, {
    "lib/stt.ts": `export function listen(model: string) {
  return new WebSocket(\`wss://api.deepgram.com/v1/listen?model=\${model}\`, ["token", process.env.DEEPGRAM_API_KEY!]);
}
`,
    "lib/index.ts": `export * from "./stt.js";\n`,
    "app.ts": `import { listen } from "./lib";\nexport const captions = () => listen("flux-general-en");\n`,
    "other.ts": `import { readFile } from "node:fs";\nexport { readFile };\n`,
  });
  const { findings, files } = JSON.parse(doctor(["check", "--format", "json"], { cwd }).out);
  assert.equal(files, 4);
  assert.deepEqual(
    findings.map(({ rule, file }: { rule: string; file: string }) => `${file} ${rule}`),
    ["app.ts endpoint-flux-on-v1"],
  );
});
