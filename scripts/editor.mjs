// npm run editor: a real VS Code with the extension, on examples/: the installed one, else a downloaded one, else code-server.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureCodeServer } from "./host/code-server.mjs";
import { ensureVsCode, screen } from "./host/electron.mjs";
import { installVsix, prepareHome, serve } from "./host/server.mjs";
import { temporaryFolder } from "./host/temporary.mjs";
import { ensure } from "./lib/ensure.mjs";
import { Failure, main } from "./lib/fail.mjs";
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { makeVsix } from "./lib/vsix.mjs";

const examples = join(root, "examples");
const windows = process.platform === "win32";

await main(async () => {
  await ensure();
  const installed = headless() ? undefined : "code";
  if (installed && spawnSync(installed, ["--version"], { shell: windows }).status === 0) {
    console.log("Opening examples/ in the installed VS Code.");
    const args = ["--new-window", `--extensionDevelopmentPath=${root}`, examples];
    return spawnSync(installed, args, { shell: windows, stdio: "inherit" }).status ?? 1;
  }
  try {
    if (headless()) throw new Failure("there is no display");
    return await openDownloaded();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(`No desktop VS Code: ${error.message}. Taking code-server.`);
    return openInBrowser();
  }
});

function headless() {
  try {
    return screen().length > 0;
  } catch {
    return true;
  }
}

async function openDownloaded() {
  const vscode = await ensureVsCode();
  const home = temporaryFolder();
  prepareHome(home);
  console.log("Opening examples/ in a downloaded VS Code. Close its window to end.");
  const folders = ["--user-data-dir", join(home, "u"), "--extensions-dir", join(home, "x")];
  const args = ["--no-sandbox", "--skip-welcome", ...folders, `--extensionDevelopmentPath=${root}`, examples];
  const { code } = await run(vscode, args, { quiet: true, timeout: 2 ** 31 - 1 });
  return code;
}

async function openInBrowser() {
  const codeServer = await ensureCodeServer();
  const home = temporaryFolder();
  const folders = prepareHome(home);
  const { file } = await makeVsix(home);
  await installVsix(codeServer, home, folders, file);
  const server = await serve(codeServer, home, folders);
  const url = `${server.address}/?${new URLSearchParams({ folder: examples })}`;
  console.log(`\nOpen ${url}\nCtrl+C ends it.`);
  if (!headless()) spawnSync(opener(), [url], { shell: windows, stdio: "ignore" });
  await new Promise(() => setInterval(() => {}, 2 ** 30));
}

function opener() {
  return { darwin: "open", win32: "start" }[process.platform] ?? "xdg-open";
}
