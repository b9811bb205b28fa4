import { createRequire } from "node:module";
import { chromiumFlags, ensureChromium } from "./chromium.mjs";
import { partsOf } from "./code-server.mjs";

/** A headless Chromium driven by the playwright-core that was installed beside code-server. */
export async function launchBrowser(codeServer) {
  const executablePath = await ensureChromium();
  const { chromium } = tool(codeServer, "playwright-core");
  return chromium.launch({ executablePath, args: chromiumFlags });
}

/** A package that was installed beside code-server. */
export function tool(codeServer, name) {
  return createRequire(partsOf(codeServer).tools)(name);
}
