// The packed extension in a real VS Code, driven in a browser: squiggles, quick fix, and the panel from paste to corrected request.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, toolFile } from "../../scripts/host/browser.mjs";
import { ensureCodeServer } from "../../scripts/host/code-server.mjs";
import { installVsix, prepareHome, serve } from "../../scripts/host/server.mjs";
import { examplesCopy, temporaryFolder } from "../../scripts/host/temporary.mjs";
import { main } from "../../scripts/lib/fail.mjs";
import { root } from "../../scripts/lib/root.mjs";
import { makeVsix } from "../../scripts/lib/vsix.mjs";
import { editorChecks } from "./panel/editor-checks.mjs";
import { pageChecks } from "./panel/page-checks.mjs";
import { lookChecks, panelChecks } from "./panel/panel-checks.mjs";
import { Report } from "./panel/report.mjs";
import { terminalChecks } from "./panel/terminal-checks.mjs";
import { Workbench } from "./panel/workbench.mjs";

/** Pictures are kept for people to look at, outside git. */
const pictures = join(root, "artifacts/screenshots");

/** One of two halves may be asked for: `node test/host/panel.mjs page` or `editor`. */
const wanted = (half) => process.argv.length < 3 || process.argv.includes(half);

await main(async () => {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const report = new Report();
  const codeServer = await ensureCodeServer();
  const browser = await launchBrowser(codeServer);
  try {
    if (wanted("page")) {
      report.section("the panel's page");
      const axe = readFileSync(toolFile(codeServer, "axe-core/axe.min.js"), "utf8");
      await pageChecks(browser, axe, pictures, (name, run) => report.check(name, run));
    }
    if (wanted("editor")) await inEditor(codeServer, browser, report);
  } finally {
    await browser.close();
  }
  return report.end();
});

async function inEditor(codeServer, browser, report) {
  const home = temporaryFolder();
  const workspace = examplesCopy(home);
  // Drawn as text, so that what stands in the terminal can be found.
  const folders = prepareHome(home, { "terminal.integrated.gpuAcceleration": "off" });
  report.section("the package");
  let vsix;
  await report.check("holds what package.json lists, no credential, and is small", async () => {
    const { file, size, names } = await makeVsix(home);
    vsix = file;
    return `${names.length} files, ${(size / 1e6).toFixed(2)} MB`;
  });
  if (!vsix) return;
  await report.check("installs", () => installVsix(codeServer, home, folders, vsix));
  const server = await serve(codeServer, home, folders);
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    context.setDefaultTimeout(15_000);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    await page.goto(`${server.address}/?${new URLSearchParams({ folder: workspace })}`);
    const workbench = new Workbench(page, pictures);
    await workbench.ready();
    const check = (name, run) => report.check(name, run, (number) => workbench.picture(`failed-${number}`));
    report.section("the editor");
    await editorChecks(workbench, workspace, check);
    report.section("the panel in the editor");
    await panelChecks(workbench, workspace, check);
    report.section("the terminal");
    await terminalChecks(workbench, check);
    await lookChecks(workbench, check);
  } finally {
    await server.stop();
  }
}
