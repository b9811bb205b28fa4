// Runs the suite in code-server's extension host, shown by a headless Chromium.
import { format } from "node:util";
import { Failure } from "../lib/fail.mjs";
import { launchBrowser } from "./browser.mjs";
import { ensureCodeServer } from "./code-server.mjs";
import { prepareHome, serve } from "./server.mjs";
import { examplesCopy, temporaryFolder } from "./temporary.mjs";

const limit = 240_000;
const workbenchs = /^(\[|Ignoring fetching|Resolv(ing|ed) connection|Creating a socket|Canceled: |INFO )/;

/** Resolves to true when every test passed; throws a Failure where the editor could not be had or started. */
export async function runInWeb({ extension, suite }) {
  const codeServer = await ensureCodeServer();
  const home = temporaryFolder();
  const workspace = examplesCopy(home);
  const browser = await launchBrowser(codeServer);
  let server;
  try {
    server = await serve(codeServer, home, prepareHome(home), { driver: true });
    const { exit, summary } = await drive(browser, server, { extension, suite, workspace });
    if (exit === "late") throw new Failure(`The suite was not done after ${limit / 1000} s.`);
    // A host that was killed is reported to the page as exit code 0; the server's log knows better.
    const fate = await server.said(/Extension Host Process exited with code: (\S+), signal: (\w+)/, 5000);
    const clean = fate?.[1] === "0" && fate[2] === "null";
    if (!summary)
      throw new Failure(`The suite did not run to its end (${fate?.[0] ?? "the extension host said nothing"}).`);
    return exit === 0 && clean;
  } finally {
    await browser.close();
    await server?.stop();
  }
}

async function drive(browser, server, { extension, suite, workspace }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // clipboard.readText() would otherwise wait for a permission that nobody grants.
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.address });
  const page = await context.newPage();
  let summary = false;
  const unsaid = [];
  await page.exposeFunction("codeAutomationLog", (_type, args) => {
    const line = format(...args);
    if (/^\s*\d+ passing/.test(line)) summary = true;
    // The workbench's own log comes this way too, and is of interest only when no suite does.
    if (workbenchs.test(line)) unsaid.push(line);
    else console.log(line);
  });
  let end = () => {};
  const exited = new Promise((done) => {
    end = done;
  });
  await page.exposeFunction("codeAutomationExit", end);
  const timer = setTimeout(() => end("late"), limit);
  const uri = (path) => `vscode-remote://${server.authority}${encodeURI(path)}`;
  const payload = JSON.stringify([
    ["extensionDevelopmentPath", uri(extension)],
    ["extensionTestsPath", uri(suite)],
    ["skipWelcome", "true"],
  ]);
  await page.goto(`${server.address}/?${new URLSearchParams({ folder: workspace, payload })}`);
  const exit = await exited;
  clearTimeout(timer);
  if (!summary) console.log(unsaid.join("\n"));
  return { exit, summary };
}
