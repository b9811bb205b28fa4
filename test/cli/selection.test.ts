import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { doctor, fluxOnV1, folder, nova } from "./run.ts";

/** A folder of a repository. */
function repository(t: TestContext, files: Readonly<Record<string, string>>): string {
  const cwd = folder(t, files);
  mkdirSync(join(cwd, ".git"));
  return cwd;
}

/** The files in which something was found, sorted. */
function found(args: readonly string[], cwd: string, input?: string): readonly string[] {
  const { out, err } = doctor(["check", ...args, "--format", "json"], {
    cwd,
    ...(input === undefined ? {} : { input }),
  });
  assert.ok(out.startsWith("{"), err);
  const files: string[] = JSON.parse(out).findings.map(({ file }: { file: string }) => file);
  return [...new Set(files)].sort();
}

test("the repository's own .gitignore holds wherever below it a check begins", (t) => {
  const cwd = repository(t, {
    ".gitignore": "generated/\n/src/*.gen.ts\n",
    "src/.gitignore": "!kept.gen.ts\n",
    "src/a.ts": fluxOnV1,
    "src/api.gen.ts": fluxOnV1,
    "src/kept.gen.ts": fluxOnV1,
    "src/generated/b.ts": fluxOnV1,
  });
  assert.deepEqual(found(["."], cwd), ["src/a.ts", "src/kept.gen.ts"]);
  assert.deepEqual(found(["src"], cwd), ["src/a.ts", "src/kept.gen.ts"]);
  assert.deepEqual(found([], join(cwd, "src")), ["a.ts", "kept.gen.ts"]);
  assert.deepEqual(found(["src/generated"], cwd), ["src/generated/b.ts"], "an ignored folder that is named is wanted");
});

test("a .gitignore above the repository, or without one, hides nothing", (t) => {
  const cwd = folder(t, { ".gitignore": "*\n", "project/a.ts": fluxOnV1, "plain/a.ts": fluxOnV1 });
  mkdirSync(join(cwd, "project/.git"));
  assert.deepEqual(found(["project"], cwd), ["project/a.ts"]);
  assert.deepEqual(found(["plain"], cwd), ["plain/a.ts"]);
});

test("git's own reading of patterns: no braces, classes, a folder taken back", (t) => {
  const cwd = repository(t, {
    ".gitignore": "*.{ts,js}\n[[:digit:]]*.js\nlib/*\n!lib/own/\n",
    "a.ts": fluxOnV1,
    "1.js": fluxOnV1,
    "lib/b.js": fluxOnV1,
    "lib/own/c.js": fluxOnV1,
  });
  assert.deepEqual(found([], cwd), ["a.ts", "lib/own/c.js"]);
});

test("nothing is called right that was not read", (t) => {
  const cwd = folder(t, {
    "stt.py": `requests.post("https://api.deepgram.com/v1/listen")\n`,
    "x/y.rb": "",
    "b.ts": nova,
  });
  const named = doctor(["check", "stt.py"], { cwd });
  assert.equal(named.code, 0);
  assert.match(named.out, /stt\.py: Not checked: Python is not read for calls; "deepgram-doctor explain stt\.py"/);
  for (const args of [["stt.py"], ["x"], ["x/y.rb"]]) {
    const { out } = doctor(["check", ...args], { cwd });
    assert.match(out, /nothing was checked/);
    assert.doesNotMatch(out, /nothing wrong/);
  }
  assert.match(doctor(["check", "b.ts", "stt.py"], { cwd }).out, /nothing wrong found · 1 call to Deepgram in 1 file /);
});

test("an excluded file that is named stays excluded, and no annotation says so", (t) => {
  const config = JSON.stringify({ exclude: ["legacy/**"] });
  const cwd = folder(t, { ".deepgram-doctor.json": config, "legacy/a.js": fluxOnV1, "b.js": fluxOnV1 });
  assert.deepEqual(found(["legacy/a.js", "b.js"], cwd), ["b.js"]);
  assert.match(doctor(["check", "legacy/a.js"], { cwd }).out, /Not checked: \.deepgram-doctor\.json excludes it/);
  const { code, out } = doctor(["check", "legacy/a.js", "--format", "github"], { cwd });
  assert.deepEqual([code, out], [0, ""]);
});

test("code on standard input is checked as the file that it is to be", (t) => {
  const cwd = folder(t, { "src/model.ts": `export const model = "flux-general-en";\n` });
  assert.deepEqual(found(["-"], cwd, fluxOnV1), ["stdin.ts"]);
  const code = `import { model } from "./model";\nnew WebSocket(\`wss://api.deepgram.com/v1/listen?model=\${model}\`, ["token", process.env.KEY]);\n`;
  assert.deepEqual(found(["-", "--stdin-filename", "src/live.ts"], cwd, code), ["src/model.ts"]);
  assert.match(doctor(["check", "-", "--fix"], { cwd, input: code }).err, /without --fix/);
  assert.match(doctor(["check", "-", "--stdin-filename", "a.py"], { cwd, input: code }).err, /--stdin-filename takes/);
});

test("patterns that no shell expanded are expanded", (t) => {
  const cwd = folder(t, { "src/a.js": fluxOnV1, "src/x/b.js": fluxOnV1, "src/c.ts": fluxOnV1, "[id].js": fluxOnV1 });
  assert.deepEqual(found(["src/*.js"], cwd), ["src/a.js"]);
  assert.deepEqual(found(["src/**/*.{js,ts}"], cwd), ["src/a.js", "src/c.ts", "src/x/b.js"]);
  assert.deepEqual(found(["[id].js"], cwd), ["[id].js"]);
  const { code, err } = doctor(["check", "src/*.vue"], { cwd });
  assert.equal(code, 2);
  assert.match(err, /src\/\*\.vue: No source file matches/);
});

test("a list of files is taken as git writes it", (t) => {
  const cwd = folder(t, { "a.ts": fluxOnV1, "b c.ts": fluxOnV1, "README.md": "", "list.txt": "a.ts\r\n" });
  assert.deepEqual(found(["--files-from", "-"], cwd, "a.ts\nREADME.md\ngone.ts\n"), ["a.ts"]);
  assert.deepEqual(found(["--files-from", "-"], cwd, "a.ts\0b c.ts\0"), ["a.ts", "b c.ts"]);
  assert.deepEqual(found(["--files-from", "list.txt"], cwd), ["a.ts"]);
  assert.deepEqual(doctor(["check", "--files-from", "-"], { cwd, input: "README.md\n" }).code, 0);
});

test("--quiet reports errors alone, --output-file writes the report", (t) => {
  const warned = `fetch("https://api.deepgram.com/v1/listen?model=nova-3&smart_formt=true", { method: "POST", headers: { Authorization: \`Token \${process.env.KEY}\` }, body: new Uint8Array(9) });\n`;
  const cwd = folder(t, { "a.ts": fluxOnV1 + warned });
  const rule = ["--rule", "endpoint-flux-on-v1=warning"];
  const quiet = doctor(["check", "--quiet", "--format", "json", "--max-warnings", "0", ...rule], { cwd });
  const all = doctor(["check", "--format", "json", ...rule], { cwd });
  assert.ok(JSON.parse(quiet.out).findings.every(({ severity }: { severity: string }) => severity === "error"));
  assert.ok(JSON.parse(all.out).findings.some(({ severity }: { severity: string }) => severity === "warning"));
  assert.equal(quiet.code, 1, "warnings count all the same");
  const { out } = doctor(["check", "--format", "sarif", "--output-file", "reports/doctor.sarif"], { cwd });
  assert.equal(out, "");
  assert.equal(JSON.parse(readFileSync(join(cwd, "reports/doctor.sarif"), "utf8")).version, "2.1.0");
});

test("a wrong configuration is told in a sentence", (t) => {
  const cwd = folder(t, { ".deepgram-doctor.json": `{"rule":{}}`, "a.ts": nova });
  assert.match(doctor(["check"], { cwd }).err, /The configuration is not used: the key "rule" is unknown\n/);
});

for (const command of ["check", "explain", "run", "mock", "rules", "lsp", "mcp"])
  test(`${command} --help is about ${command}`, () => {
    const { code, out } = doctor([command, "--help"]);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^ {2}deepgram-doctor ${command} `));
    assert.equal(out.match(/^ {2}deepgram-doctor /gm)?.length, 1);
  });

test("--diff reports what lies on the lines of a diff, from any folder of the repository", (t) => {
  const cwd = repository(t, { "app/a.ts": `${fluxOnV1}\n\n${fluxOnV1}`, "app/b.ts": fluxOnV1 });
  const diff = `--- a/app/a.ts\n+++ b/app/a.ts\n@@ -3,0 +4 @@\n+${fluxOnV1}`;
  const lines = (args: readonly string[], from: string, input = diff) =>
    JSON.parse(doctor(["check", ...args, "--format", "json"], { cwd: from, input }).out).findings.map(
      (each: { file: string; range: { start: { line: number } } }) => `${each.file}:${each.range.start.line}`,
    );
  assert.deepEqual(lines(["--diff", "-"], cwd), ["app/a.ts:4"]);
  assert.deepEqual(lines(["--diff", "-"], join(cwd, "app")), ["a.ts:4"]);
  assert.deepEqual(lines(["--diff", "-"], cwd, ""), []);
  assert.deepEqual(lines(["--diff", "-"], cwd, diff.replaceAll(/[ab]\/app/g, "app")), ["app/a.ts:4"]);
  const { code, err } = doctor(["check", "app", "--diff", "-"], { cwd, input: diff });
  assert.deepEqual([code, err.includes("--diff names the files itself")], [2, true]);
});
