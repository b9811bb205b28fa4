// Bundles the extension, the server, the command line and the panel into dist/. `--dev` keeps names and adds source maps.
import { mkdirSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { parserOnly } from "./build/parser.mjs";

const dev = process.argv.includes("--dev");
const common = {
  bundle: true,
  minify: !dev,
  keepNames: false,
  sourcemap: dev ? "linked" : false,
  legalComments: "none",
  logLevel: "warning",
  charset: "utf8",
};
const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  outExtension: { ".js": ".cjs" },
  outdir: "dist",
};

rmSync("dist", { recursive: true, force: true });
await Promise.all([
  build({ ...node, entryPoints: { extension: "client/src/extension.ts" }, external: ["vscode"] }),
  // The entry points are small; all else is in program.cjs, which they load through a code cache.
  build({
    ...node,
    define: { __BUNDLED__: "true" },
    entryPoints: {
      server: "server/src/lsp/main.ts",
      cli: "server/src/cli/main.ts",
      worker: "server/src/cli/check/worker.ts",
      program: "server/src/commands.ts",
      mcp: "server/src/mcp/server.ts",
    },
  }),
  build({
    ...node,
    stdin: { contents: 'export * from "parser-only"', resolveDir: "." },
    outdir: undefined,
    outfile: "dist/typescript.cjs",
    plugins: [parserOnly()],
  }),
  build({
    ...common,
    platform: "browser",
    format: "iife",
    target: "es2022",
    entryPoints: { webview: "client/webview/main.ts", panel: "client/webview/panel.css" },
    outdir: "dist",
  }),
]);
if (!dev) await writeCaches();

/** Compiles the large bundles as this Node would, after the work that most starts begin with. */
async function writeCaches() {
  mkdirSync("out", { recursive: true });
  const outfile = "out/write-caches.mjs";
  await build({
    ...common,
    platform: "node",
    format: "esm",
    target: "node20",
    entryPoints: ["scripts/build/write-caches.ts"],
    outfile,
  });
  await import(pathToFileURL(outfile).href);
}
