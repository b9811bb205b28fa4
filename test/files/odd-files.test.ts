import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readConfig } from "../../server/src/files/config-file.ts";
import { nodeDisk } from "../../server/src/files/disk.ts";
import { globs } from "../../server/src/files/glob.ts";
import { ignoreFile } from "../../server/src/files/ignore-files.ts";
import { gate, readSource } from "../../server/src/files/read-source.ts";
import { replaceText } from "../../server/src/files/write-file.ts";

function folder(t: TestContext): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), "odd-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  return (name) => join(root, name);
}

test("what is no regular file is never read, whatever leads to it", (t) => {
  const at = folder(t);
  symlinkSync("/dev/zero", at("zero.ts"));
  symlinkSync(at("b.ts"), at("a.ts"));
  symlinkSync(at("a.ts"), at("b.ts"));
  writeFileSync(at("file.ts"), "");
  if (spawnSync("mkfifo", [at("pipe.ts")]).status !== 0) return t.skip("no pipes here");
  for (const name of ["zero.ts", "pipe.ts", "a.ts", "file.ts/b", "", "none.ts"]) {
    assert.equal(nodeDisk.read(at(name)), undefined, name);
    assert.equal(nodeDisk.isFile(at(name)), false, name);
    assert.equal(typeof gate(at(name)), "object", name);
    assert.ok("problem" in readSource(at(name)), name);
    assert.ok("problem" in readConfig(at(name)), name);
  }
});

test("a pattern that cannot be read is named, and the rest is used", (t) => {
  const at = folder(t);
  writeFileSync(at("c.json"), JSON.stringify({ exclude: ["src/[z-a].ts", "lib/**", "x".repeat(100_000)] }));
  const read = readConfig(at("c.json"));
  assert.ok(!("problem" in read));
  assert.equal(read.exclude("lib/a.ts"), true);
  assert.equal(read.exclude("src/a.ts"), false);
  assert.equal(read.problems?.length, 2);
  assert.match(read.problems![0]!, /src\/\[z-a\]\.ts.*runs backwards/);
});

test("no pattern takes long", () => {
  const deep = `${"folder/".repeat(60)}file.ts`;
  const before = performance.now();
  for (const pattern of [
    `${"**/".repeat(30)}zz`,
    `${"*a".repeat(20)}b`,
    `${"**/a".repeat(20)}/**/b`,
    `${"{a,b}".repeat(8)}c`,
  ]) {
    assert.equal(globs([pattern])(deep), false);
    assert.equal(globs([pattern])("a".repeat(4000)), false);
    assert.notEqual(ignoreFile(pattern)("a".repeat(4000), false), true);
  }
  assert.ok(performance.now() - before < 2000);
});

const fixed = (text: string) => text.replace("nova3", "nova-3");
const source = 'fetch("…nova3"); // héllo\r\n';

test("a fix leaves every other byte as it was, in any encoding", (t) => {
  const at = folder(t);
  const utf16 = Buffer.from(`\ufeff${source}`, "utf16le");
  const files: Record<string, readonly [Buffer, string]> = {
    utf8: [Buffer.from(source), source],
    "with a mark": [Buffer.from(`\ufeff${source}`), `\ufeff${source}`],
    utf16le: [utf16, `\ufeff${source}`],
    utf16be: [Buffer.from(utf16).swap16(), `\ufeff${source}`],
    "a replacement character of its own": [Buffer.from(`${source}\ufffd`), `${source}\ufffd`],
  };
  for (const [name, [bytes, text]] of Object.entries(files)) {
    const path = at(`${name}.ts`);
    writeFileSync(path, bytes);
    chmodSync(path, 0o754);
    const read = readSource(path);
    assert.equal("text" in read && read.text, text, name);
    assert.equal(replaceText(path, text, fixed(text)), undefined, name);
    const again = readSource(path);
    assert.equal("text" in again && again.text, fixed(text), name);
    assert.equal(readFileSync(path).length - bytes.length, name.startsWith("utf16") ? 2 : 1, name);
    assert.equal(statSync(path).mode & 0o777, 0o754, name);
  }
});

test("a file that does not come back from its text is left and named", (t) => {
  const at = folder(t);
  for (const bytes of [
    Buffer.from(source, "latin1"),
    Buffer.concat([Buffer.from(`\ufeff${source}`, "utf16le"), Buffer.from("x")]),
  ]) {
    writeFileSync(at("a.ts"), bytes);
    const read = readSource(at("a.ts"));
    assert.ok("text" in read);
    assert.match(replaceText(at("a.ts"), read.text, fixed(read.text))!, /^Not fixed: /);
    assert.deepEqual(readFileSync(at("a.ts")), bytes);
  }
});

test("links stay, and what was saved meanwhile is not overwritten", (t) => {
  const at = folder(t);
  writeFileSync(at("real.ts"), source);
  symlinkSync("real.ts", at("link.ts"));
  assert.equal(replaceText(at("link.ts"), source, fixed(source)), undefined);
  assert.ok(lstatSync(at("link.ts")).isSymbolicLink());
  assert.equal(readFileSync(at("real.ts"), "utf8"), fixed(source));
  assert.match(replaceText(at("real.ts"), source, fixed(source))!, /changed meanwhile/);
  linkSync(at("real.ts"), at("twin.ts"));
  assert.match(replaceText(at("twin.ts"), fixed(source), source)!, /several names/);
});

test("killed at any moment, the old or the new file stands", (t) => {
  const at = folder(t);
  const size = 400_000;
  const [old, fresh] = ["a".repeat(size), "b".repeat(size)];
  const script = `
    const { replaceText } = await import(${JSON.stringify(new URL("../../server/src/files/write-file.ts", import.meta.url).href)});
    console.log("ready");
    for (let i = 0; i < 1e6; i++) replaceText(process.argv[1], i % 2 ? ${JSON.stringify("b")}.repeat(${size}) : ${JSON.stringify("a")}.repeat(${size}), i % 2 ? "a".repeat(${size}) : "b".repeat(${size}));`;
  for (let run = 0; run < 3; run++) {
    writeFileSync(at("a.ts"), old);
    spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, at("a.ts")], {
      timeout: 2500 + run * 333,
      killSignal: "SIGKILL",
    });
    const text = readFileSync(at("a.ts"), "utf8");
    assert.ok(text === old || text === fresh, `${text.length} characters`);
  }
});
