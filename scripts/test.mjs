// npm test [-- part…]: every check there is, the tests inside a real VS Code included. A part that cannot run has failed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild, ensureModules } from "./lib/ensure.mjs";
import { Failure, main } from "./lib/fail.mjs";
import { globSync } from "./lib/glob.mjs";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { summarise } from "./lib/summary.mjs";

const bin = (path) => join("node_modules", path);
const wire = () => ["lsp", "cli"].flatMap((folder) => testsIn(join("test", folder)));

/** Each part is a list of commands for node, and its limit in seconds. */
const parts = {
  typecheck: {
    limit: 180,
    commands: () => [
      [bin("typescript/bin/tsc"), "--noEmit"],
      [bin("typescript/bin/tsc"), "-p", "client/webview"],
    ],
  },
  lint: { limit: 60, commands: () => [[bin("@biomejs/biome/bin/biome"), "check", "."]] },
  unit: { limit: 600, commands: () => [["scripts/unit.mjs"]] },
  wire: { limit: 480, commands: () => [["scripts/unit.mjs", ...wire()]] },
  record: { limit: 900, commands: () => [["scripts/unit.mjs", ...testsIn(join("test", "record"))]] },
  editors: { limit: 300, commands: () => [["scripts/unit.mjs", ...testsIn(join("test", "editors"))]] },
  host: { limit: 600, commands: () => [["scripts/host/suite.mjs"]] },
  panel: { limit: 900, commands: () => [["test/host/panel.mjs"]] },
};

function testsIn(folder) {
  const files = existsSync(join(root, folder)) ? globSync(join(root, folder), /\.test\.ts$/) : [];
  if (files.length === 0) throw new Failure(`There are no tests in ${folder}.`);
  return files;
}

async function runPart(name) {
  const { commands, limit } = parts[name];
  console.log(`\n── ${name} ──`);
  const began = Date.now();
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const args of commands()) {
      const { code, text, late } = await run(process.execPath, args, { cwd: root, timeout: limit * 1000 });
      if (late) console.log(`${name} was stopped after ${limit} s.`);
      const counted = summarise(text, late ? 1 : code);
      for (const key of Object.keys(total)) total[key] += counted[key];
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(error.message);
    total.failed += 1;
  }
  return { name, seconds: (Date.now() - began) / 1000, ...total };
}

const needsNoBuild = (name) => name === "typecheck" || name === "lint";

/** False, with its reason told, where the sources could not be built. */
async function prepare(names) {
  await ensureModules();
  if (names.every(needsNoBuild)) return true;
  try {
    await ensureBuild();
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(error.message);
    return false;
  }
}

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in parts));
  if (unknown) throw new Failure(`There is no part "${unknown}". Parts: ${Object.keys(parts).join(", ")}.`);
  const names = asked.length > 0 ? asked : Object.keys(parts);

  const results = [];
  const ready = await prepare(names);
  if (!ready) results.push({ name: "build", passed: 0, failed: 1, skipped: 0, seconds: 0 });
  for (const name of ready ? names : names.filter(needsNoBuild)) results.push(await runPart(name));
  console.log("");
  for (const { name, passed, failed, skipped, seconds } of results) {
    const counts = `${passed} passed, ${failed} failed${skipped ? ` (${skipped} of them skipped)` : ""}`;
    console.log(`${failed ? "✖" : "✔"} ${name.padEnd(10)} ${counts}, ${seconds.toFixed(1)} s`);
  }
  const [passed, failed] = ["passed", "failed"].map((key) => results.reduce((sum, result) => sum + result[key], 0));
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
