// npm run pictures: the README's picture and moving picture, made in a real VS Code with the packed extension.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Workbench } from "../test/host/panel/workbench.mjs";
import { launchBrowser } from "./host/browser.mjs";
import { ensureCodeServer } from "./host/code-server.mjs";
import { installVsix, prepareHome, serve } from "./host/server.mjs";
import { temporaryFolder } from "./host/temporary.mjs";
import { ensure } from "./lib/ensure.mjs";
import { Failure, main } from "./lib/fail.mjs";
import { root } from "./lib/root.mjs";
import { makeVsix } from "./lib/vsix.mjs";
import { Film } from "./pictures/film.mjs";
import { files } from "./pictures/scene.mjs";
import { still } from "./pictures/still.mjs";
import { tour } from "./pictures/tour.mjs";

/** What a page that is looked at over a network should load at most. */
const mostBytes = 1_000_000;

await main(async () => {
  await ensure();
  const codeServer = await ensureCodeServer();
  const home = temporaryFolder();
  const workspace = join(home, "voice");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(workspace, name, ".."), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  const folders = prepareHome(home, {
    "editor.fontSize": 15,
    "editor.stickyScroll.enabled": false,
    "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
    "breadcrumbs.enabled": false,
    "window.commandCenter": false,
    "workbench.layoutControl.enabled": false,
    "workbench.colorTheme": "Dark 2026",
  });
  await installVsix(codeServer, home, folders, (await makeVsix(home)).file);
  const server = await serve(codeServer, home, folders);
  const browser = await launchBrowser(codeServer);
  try {
    const open = async (width, height) => {
      const context = await browser.newContext({ viewport: { width, height } });
      context.setDefaultTimeout(30_000);
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const page = await context.newPage();
      await page.goto(`${server.address}/?${new URLSearchParams({ folder: workspace })}`);
      const workbench = new Workbench(page, home);
      await workbench.ready();
      return workbench;
    };
    await still(await open(1200, 560), workspace, join(root, "docs/pictures/screenshot.png"));
    const film = new Film();
    await tour(await open(1000, 600), workspace, film);
    const { bytes, seconds } = await film.write(join(root, "docs/pictures/tour.gif"));
    console.log(`docs/pictures/tour.gif: ${Math.round(bytes / 1000)} kB, ${seconds.toFixed(1)} s`);
    if (bytes > mostBytes) throw new Failure(`The moving picture is over ${mostBytes / 1000} kB.`);
  } finally {
    await browser.close();
    await server.stop();
  }
  return 0;
});
