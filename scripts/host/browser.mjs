import { createRequire } from "node:module";
import { chromiumFlags, ensureChromium } from "./chromium.mjs";
import { partsOf } from "./code-server.mjs";

/** A headless Chromium driven by the playwright-core that was installed beside code-server. */
export async function launchBrowser(codeServer) {
  const executablePath = await ensureChromium();
  const { chromium } = fromTools(codeServer)("playwright-core");
  return chromium.launch({ executablePath, args: chromiumFlags });
}

/** The path of a file in a package that was installed beside code-server. */
export function toolFile(codeServer, name) {
  return fromTools(codeServer).resolve(name);
}

const fromTools = (codeServer) => createRequire(partsOf(codeServer).tools);
