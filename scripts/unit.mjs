// Runs the unit tests (test/**/*.test.ts, or the files given) with node's own runner.
import { spawnSync } from "node:child_process";
import { globSync } from "./lib/glob.mjs";

const given = process.argv.slice(2);
const files = given.length
  ? given
  : globSync("test", /\.test\.ts$/, ["fixtures", "host", "lsp", "cli", "record", "editors"]);
const run = spawnSync(process.execPath, ["--import", "tsx", "--test", "--test-reporter=spec", ...files], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
