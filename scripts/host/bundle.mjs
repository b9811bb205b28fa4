import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../lib/root.mjs";

/** Bundles the suite and gives the path that VS Code takes as its tests' path. Mocha stays outside: it finds its parts by path. */
export async function bundleSuite() {
  const outfile = join(root, "out/test/host/index.cjs");
  await build({
    entryPoints: [join(root, "test/host/suite/index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}
