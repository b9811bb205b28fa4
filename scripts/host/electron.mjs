// Runs the suite in the desktop VS Code that @vscode/test-electron downloads.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, main } from "../lib/fail.mjs";
import { lastLine, run } from "../lib/run.mjs";
import { cacheFolder } from "./cache.mjs";
import { examplesCopy, temporaryFolder } from "./temporary.mjs";

const limit = 300_000;

/** The path of VS Code, downloaded unless it is there. Without network it fails at once. */
export async function ensureVsCode() {
  const { downloadAndUnzipVSCode, SilentReporter } = await import("@vscode/test-electron");
  try {
    return await downloadAndUnzipVSCode({
      cachePath: join(cacheFolder(), "electron"),
      reporter: new SilentReporter(),
      timeout: 10_000,
    });
  } catch (error) {
    throw new Failure(`VS Code could not be downloaded (${lastLine(String(error.message ?? error))})`);
  }
}

/** What must stand before a command that shows a window: nothing, or xvfb-run on a Linux without a screen. */
export function screen() {
  if (process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  if (spawnSync("xvfb-run", ["--help"]).status === 0) return ["xvfb-run", "-a"];
  throw new Failure("there is no display, and no xvfb-run");
}

/** Resolves to true when every test passed; throws a Failure where VS Code could not be had or started. */
export async function runInElectron({ extension, suite }) {
  const prefix = screen();
  const vscode = await ensureVsCode();
  const [command, ...args] = [...prefix, process.execPath, fileURLToPath(import.meta.url), vscode, extension, suite];
  const { code, text, late } = await run(command, args, { timeout: limit });
  if (late) throw new Failure(`The suite was not done after ${limit / 1000} s.`);
  if (!/^\s*\d+ passing/m.test(text)) throw new Failure(`VS Code did not run the suite (${lastLine(text)})`);
  return code === 0;
}

/** The child of `runInElectron`, which may run below xvfb-run. */
async function runHere([vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath]) {
  const { runTests } = await import("@vscode/test-electron");
  const home = temporaryFolder();
  const { prepareHome } = await import("./server.mjs");
  prepareHome(home);
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath,
    extensionTestsPath,
    launchArgs: [
      ...[examplesCopy(home), "--disable-extensions", "--disable-workspace-trust", "--skip-welcome"],
      ...["--disable-gpu", "--user-data-dir", join(home, "u"), "--extensions-dir", join(home, "x")],
    ],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(() => runHere(process.argv.slice(2)));
