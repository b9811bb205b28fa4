import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { doctor, folder } from "./run.ts";

const wrong = `fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token Token \${process.env.DEEPGRAM_API_KEY}\` } });\n`;
const right = wrong.replace("Token Token", "Token");

test("--fix leaves what it cannot write back byte for byte, and says so", (t) => {
  const latin = Buffer.from(`// h\u00e9llo\n${wrong}`, "latin1");
  const wide = Buffer.from(`\ufeff${wrong}`, "utf16le");
  const root = folder(t, { "latin.ts": latin, "wide.ts": wide, "broken.ts": `${wrong}const a = "`, "plain.ts": wrong });
  const { out, code } = doctor(["check", "--fix", "."], { cwd: root });
  assert.equal(code, 1);
  assert.match(out, /latin\.ts.*: Not fixed: the file is not valid UTF-8/);
  assert.match(out, /Mended 2 findings in 2 files\./);
  assert.deepEqual(readFileSync(join(root, "latin.ts")), latin);
  assert.equal(readFileSync(join(root, "wide.ts"), "utf16le"), `\ufeff${right}`);
  assert.equal(readFileSync(join(root, "plain.ts"), "utf8"), right);
  assert.equal(readFileSync(join(root, "broken.ts"), "utf8"), `${wrong}const a = "`);
});

test("nothing is called mended that was not written", (t) => {
  // Of the longest name that a file system takes, none can be made beside it: so it fails for root, too, who may write everywhere.
  const root = folder(t, { [`${"a".repeat(252)}.ts`]: wrong });
  const { out, code, err } = doctor(["check", "--fix", "."], { cwd: root });
  assert.equal(code, 2);
  assert.doesNotMatch(out, /Mended/);
  assert.match(err, /could not be written/);
});

test("killed during --fix, every file is the old or the new one", async (t) => {
  const large = `${wrong}// ${"x".repeat(120)}\n`.padEnd(300_000, "// padding of a large file\n");
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.ts`, large]));
  for (const delay of [900, 1500, 2300]) {
    const root = folder(t, files);
    const run = spawn(process.execPath, [resolve("dist/cli.cjs"), "check", "--fix", "."], {
      cwd: root,
      stdio: "ignore",
    });
    await wait(delay);
    run.kill("SIGKILL");
    await wait(100);
    for (const name of readdirSync(root).filter((each) => each.endsWith(".ts"))) {
      const text = readFileSync(join(root, name), "utf8");
      assert.ok(text === large || text === large.replace("Token Token", "Token"), name);
    }
  }
});

test("what was saved while --fix ran is kept", async (t) => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.ts`, wrong]));
  const root = folder(t, files);
  const run = spawn(process.execPath, [resolve("dist/cli.cjs"), "check", "--fix", "."], { cwd: root, stdio: "ignore" });
  const ended = new Promise((done) => run.once("exit", done));
  const appended: string[] = [];
  for (let i = 0; i < 60 && run.exitCode === null; i++) {
    const path = join(root, `${i}.ts`);
    writeFileSync(path, `${readFileSync(path, "utf8")}// saved\n`);
    appended.push(path);
    await wait(10);
  }
  await ended;
  for (const path of appended) assert.match(readFileSync(path, "utf8"), /\/\/ saved\n$/);
});
