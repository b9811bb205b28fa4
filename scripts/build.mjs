// Bundles the extension, the server, the command line and the panel into dist/. `--dev` keeps names and adds source maps.
import { rmSync } from "node:fs";
import { build } from "esbuild";

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
};

rmSync("dist", { recursive: true, force: true });
await Promise.all([
  build({
    ...node,
    entryPoints: { extension: "client/src/extension.ts" },
    external: ["vscode"],
    outdir: "dist",
  }),
  build({
    ...node,
    entryPoints: { server: "server/src/lsp/main.ts", cli: "server/src/cli/main.ts" },
    outdir: "dist",
  }),
  build({
    ...node,
    entryPoints: { typescript: "typescript" },
    outdir: "dist",
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
