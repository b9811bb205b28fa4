import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensure } from "./ensure.mjs";
import { Failure } from "./fail.mjs";
import { root } from "./root.mjs";
import { npm } from "./run.mjs";

/** Packs what npm publishes into a folder; gives the file's path. The same sources give the same bytes. */
export async function makeNpm(folder) {
  await ensure();
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { code, text } = await npm(["pack", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    quiet: true,
  });
  if (code !== 0) throw new Failure(`npm pack failed: ${text.trim().split("\n").at(-1)}`);
  return join(folder, `${name}-${version}.tgz`);
}
