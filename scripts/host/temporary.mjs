import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../lib/root.mjs";

/** A folder that is gone when the process ends. Its path is short: a socket's path has 107 characters at most. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "dd-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A copy of examples/ that tests may change. */
export function examplesCopy(inside) {
  const folder = join(inside, "w");
  mkdirSync(folder);
  if (existsSync(join(root, "examples"))) cpSync(join(root, "examples"), folder, { recursive: true });
  return folder;
}
