// Writes what is generated from the rules: docs/rules/, tables of README.md, the schema of a setting in package.json.
// `--check` writes nothing and exits with 1 when anything differs.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { drifted } from "./docs/drifted.ts";

const differences = drifted();
const check = process.argv.includes("--check");
if (!check) mkdirSync("docs/rules", { recursive: true });
for (const { path, text } of differences) {
  if (check) console.error(`${path} is not what the rules say: run npm run docs`);
  else if (text === undefined) rmSync(path);
  else writeFileSync(path, text);
}
if (!check) console.log(`${differences.length} files written`);
process.exitCode = check && differences.length ? 1 : 0;
