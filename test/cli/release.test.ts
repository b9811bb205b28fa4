import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { folder } from "./run.ts";

const release = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/release.mjs", ...args], { encoding: "utf8" });

test("the packages that are published are the same, byte for byte, however often they are made", (t) => {
  const outs = [folder(t, {}), folder(t, {})];
  const sums = outs.map((out) => {
    const { status, stdout, stderr } = release("--out", out);
    assert.equal(status, 0, stdout + stderr);
    // A checkout of another day has other times.
    const now = new Date();
    for (const name of ["README.md", "LICENSE", "media/icon.png"]) utimesSync(name, now, now);
    return readdirSync(out).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(out, name)))
        .digest("hex"),
    ]);
  });
  assert.deepEqual(
    sums[0]!.map(([name]) => name!.replace(/\d+\.\d+\.\d+/, "N")),
    ["deepgram-doctor-N.tgz", "deepgram-doctor-N.vsix", "notes.md"],
  );
  assert.deepEqual(sums[0], sums[1]);
  const tarball = join(outs[0]!, sums[0]![0]![0]!);
  const said = execFileSync("npm", ["publish", tarball, "--dry-run", "--offline", "--access", "public"], {
    encoding: "utf8",
    stdio: "pipe",
  });
  assert.match(said, /^\+ deepgram-doctor@\d/m);
});

test("a tag that fits neither version nor changelog is not released", (t) => {
  const { status, stdout, stderr } = release("--tag", "v0.0.1", "--out", folder(t, {}));
  assert.equal(status, 1);
  assert.match(stdout + stderr, /The tag is v0\.0\.1, not v\d+\.\d+\.\d+\./);
});

test("the workflow publishes from a tag alone, with provenance, and each of its jobs has only the rights that it needs", () => {
  const text = readFileSync(".github/workflows/release.yml", "utf8");
  const { jobs, permissions } = parse(text);
  assert.deepEqual(permissions, { contents: "read" });
  const rights = Object.entries<{ permissions?: object }>(jobs).map(([name, job]) => [name, job.permissions]);
  assert.deepEqual(rights, [
    ["packages", undefined],
    ["npm", { contents: "read", "id-token": "write" }],
    ["marketplaces", undefined],
    ["release", { contents: "write" }],
  ]);
  assert.match(text, /npm publish .*--provenance/);
  const steps = Object.values<{ steps: { run?: string; if?: string }[] }>(jobs).flatMap((job) => job.steps);
  for (const { run, if: when } of steps)
    if (/(?:vsce|ovsx)@\S+ publish/.test(run ?? "")) assert.equal(when, "env.PUBLISH == 'true'");
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.ok(text.includes(`@vscode/vsce@${devDependencies["@vscode/vsce"]} `));
});
