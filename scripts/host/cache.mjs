import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Downloads are kept here, outside the repository, and shared by all clones. */
export function cacheFolder() {
  const folder =
    process.env.VSCODE_HOST_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "vscode-host");
  mkdirSync(folder, { recursive: true });
  return folder;
}
