// VS Code as a server: code-server's server-main.js started by itself, as its own command refuses the flags that tests need.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/fail.mjs";
import { kill, lastLine, run, start } from "../lib/run.mjs";
import { partsOf } from "./code-server.mjs";

/** A quiet editor that does nothing unasked. */
const quietSettings = {
  "files.autoSave": "off",
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "editor.minimap.enabled": false,
  "telemetry.telemetryLevel": "off",
  "remote.autoForwardPorts": false,
  "extensions.ignoreRecommendations": true,
};

/** The editor's own folders below `home`, with settings written. */
export function prepareHome(home, settings = {}) {
  mkdirSync(join(home, "u/User"), { recursive: true });
  writeFileSync(join(home, "u/User/settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  return [
    "--server-data-dir",
    join(home, "s"),
    "--user-data-dir",
    join(home, "u"),
    "--extensions-dir",
    join(home, "x"),
  ];
}

const environment = (home) => ({ ...process.env, HOME: home, EXTENSIONS_GALLERY: "{}" });

/** Installs a .vsix into the editor whose folders are below `home`. */
export async function installVsix(codeServer, home, folders, vsix) {
  const { node, server } = partsOf(codeServer);
  const { code, text } = await run(node, [server, "--install-extension", vsix, "--force", ...folders], {
    quiet: true,
    timeout: 60_000,
    env: environment(home),
  });
  if (code !== 0) throw new Failure(`The .vsix could not be installed: ${lastLine(text)}`);
}

/**
 * Starts the editor on a free port, for this machine only.
 * `driver` lets a page name an extension in development and a suite; it also hides notifications.
 */
export async function serve(codeServer, home, folders, { driver = false, port = 0 } = {}) {
  const { node, server } = partsOf(codeServer);
  const child = start(
    node,
    [
      ...[server, "--host", "127.0.0.1", "--port", String(port), "--without-connection-token"],
      ...["--accept-server-license-terms", "--disable-telemetry", "--disable-workspace-trust"],
      ...["--reconnection-grace-time", "1", ...(driver ? ["--enable-smoke-test-driver"] : []), ...folders],
    ],
    { env: environment(home), stdio: ["ignore", "pipe", "pipe"] },
  );
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk) => {
      log += chunk;
    });
  const ended = new Promise((done) => {
    child.once("close", done);
    child.once("error", done);
  });

  /** The first match of `pattern` in the server's log within `ms` milliseconds, or undefined. */
  async function said(pattern, ms) {
    for (const end = Date.now() + ms; Date.now() < end; ) {
      const match = pattern.exec(log);
      if (match) return match;
      if (child.exitCode !== null) return undefined;
      await new Promise((next) => setTimeout(next, 50));
    }
    return undefined;
  }

  async function stop() {
    kill(child);
    const late = setTimeout(() => kill(child, "SIGKILL"), 5000);
    await ended;
    clearTimeout(late);
  }

  const listening = await said(/host agent listening on (\d+)/, 60_000);
  if (!listening) {
    await stop();
    throw new Failure(`code-server did not start: ${lastLine(log) || "it said nothing"}`);
  }
  return { address: `http://127.0.0.1:${listening[1]}`, authority: `127.0.0.1:${listening[1]}`, said, stop };
}
