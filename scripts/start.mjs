// npm start [-- paths]: the main job in a terminal: finds what is wrong in examples/ (or in the paths given), and explains a paste.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ensure } from "./lib/ensure.mjs";
import { Failure, main } from "./lib/fail.mjs";
import { globSync } from "./lib/glob.mjs";
import { root } from "./lib/root.mjs";

/** Runs the command line on this terminal and gives its exit code. */
function doctor(...args) {
  const cli = resolve(root, "dist/cli.cjs");
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { stdio: "inherit", cwd: process.cwd() });
  if (error) throw error;
  return status ?? 2;
}

await main(async () => {
  await ensure();
  const own = process.argv.slice(2);
  if (own.length > 0) return doctor("check", ...own);

  process.chdir(root);
  heading("What is wrong in examples/");
  // Findings are the point of the examples: only a fault of the tool itself is a failure here.
  if (doctor("check", "examples") > 1) throw new Failure("The examples could not be checked.");
  const paste = examplePaste();
  heading(`Why a request fails, from what was pasted (${paste})`);
  if (doctor("explain", paste) > 1) throw new Failure("The example could not be explained.");
  heading("Next");
  console.log("npm run editor             opens VS Code with the extension on examples/");
  console.log("npm start -- <paths>       checks your own code");
  console.log("npm run package            makes the .vsix to install");
  return 0;
});

function heading(text) {
  console.log(process.stdout.isTTY ? `\n\u001b[1m${text}\u001b[22m\n` : `\n${text}\n`);
}

function examplePaste() {
  const pastes = existsSync("examples/pastes") ? globSync("examples/pastes", /\.(txt|http|sh|log|md)$/) : [];
  const paste = pastes.find((file) => /missing-scheme/.test(file)) ?? pastes[0];
  if (!paste) throw new Failure("examples/pastes holds no paste to explain.");
  return paste.replaceAll("\\", "/");
}
