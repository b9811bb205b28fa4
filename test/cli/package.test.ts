import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const npm = (args: string[], cwd: string) =>
  execFileSync(process.platform === "win32" ? "npm.cmd" : "npm", args, { cwd, encoding: "utf8", stdio: "pipe" });

test("the npm package installs as one package with one command, which checks and explains", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], "."));
  writeFileSync(join(folder, "package.json"), '{"name":"empty","private":true}');
  npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, filename)], folder);

  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  assert.deepEqual(installed, ["deepgram-doctor"]);
  assert.deepEqual(readdirSync(join(folder, "node_modules", ".bin")), ["deepgram-doctor"]);

  const cli = join(folder, "node_modules", "deepgram-doctor", "dist", "cli.cjs");
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [cli, ...args], {
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") },
    });
  writeFileSync(join(folder, "paste.txt"), "HTTP/1.1 402 Payment Required\n\n{}");
  assert.match(run("explain", join(folder, "paste.txt")), /credit/);
  assert.equal(readdirSync(join(folder, "cache", "deepgram-doctor")).length > 0, true, "no code cache was kept");
  writeFileSync(join(folder, "right.js"), "export {};");
  assert.match(run("check", join(folder, "right.js")), /1 file/);
});

test("every bundled package's licence ships with the bundles", () => {
  const text = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8");
  for (const name of ["typescript", "zod", "vscode-languageserver", "vscode-languageclient", "ws"])
    assert.match(text, new RegExp(`^${name} \\d.*\\(.+\\)$`, "m"));
  assert.match(text, /Apache License/);
});
