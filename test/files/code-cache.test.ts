import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const source = `${Array.from({ length: 50 }, (_, i) => `function f${i}(a) { return a.map((b) => b * ${i}).join("-"); }`).join("\n")}
module.exports = [${Array.from({ length: 50 }, (_, i) => `f${i}([1, 2])`).join(", ")}].join();`;
const load = `
  const { loadBundle } = await import(${JSON.stringify(new URL("../../server/src/files/code-cache.ts", import.meta.url).href)});
  console.log(loadBundle(process.argv[1], process.argv[2]));`;

test("a damaged code cache is deleted and made anew, wherever it lies", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "cache-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [bundle, caches] = [join(folder, "program.cjs"), join(folder, "caches")];
  writeFileSync(bundle, source);
  const start = () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "-e", load, bundle, caches],
      { encoding: "utf8" },
    );
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const right = start();
  const [name] = readdirSync(caches);
  const own = join(caches, name!);
  const whole = readFileSync(own);
  const damaged: readonly Buffer[] = [
    Buffer.concat([whole.subarray(0, 64), Buffer.alloc(whole.length - 64)]),
    Buffer.from(whole).fill(0xff, whole.length >> 1, (whole.length >> 1) + 1),
    whole.subarray(0, whole.length >> 1),
    Buffer.alloc(0),
  ];
  for (const bytes of damaged) {
    for (const path of bytes === damaged[0] ? [own, `${bundle}.cache`] : [own]) {
      writeFileSync(path, bytes);
      assert.equal(start(), right);
    }
    assert.ok(!readdirSync(folder).includes("program.cjs.cache"));
    assert.notDeepEqual(readFileSync(own), bytes);
  }
  const old = join(caches, "program-1-x64-1-1.cache");
  writeFileSync(old, "");
  utimesSync(old, 1, 1);
  rmSync(own);
  assert.equal(start(), right);
  assert.deepEqual(readdirSync(caches), [name]);
});
