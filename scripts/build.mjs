// Bundles the extension, the server, the command line and the panel into dist/. `--dev` keeps names and adds source maps.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { notices } from "./build/notices.mjs";
import { parserOnly } from "./build/parser.mjs";

const dev = process.argv.includes("--dev");
const common = {
  bundle: true,
  minify: !dev,
  keepNames: false,
  sourcemap: dev ? "linked" : false,
  // Licences stand in THIRD-PARTY-NOTICES.txt.
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  charset: "utf8",
};
const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20",
  // `files/code-cache.ts` reads the bundles as ASCII.
  charset: "ascii",
  mainFields: ["module", "main"],
  outExtension: { ".js": ".cjs" },
  outdir: "dist",
};

rmSync("dist", { recursive: true, force: true });
const built = await Promise.all([
  build({ ...node, entryPoints: { extension: "client/src/extension.ts" }, external: ["vscode"] }),
  // The entry points are small; all else is in program.cjs, which they load through a code cache.
  build({
    ...node,
    define: { __BUNDLED__: "true" },
    entryPoints: {
      server: "server/src/lsp/main.ts",
      cli: "server/src/cli/main.ts",
      worker: "server/src/thread/worker.ts",
      program: "server/src/commands.ts",
      mcp: "server/src/mcp/server.ts",
      eslint: "server/src/eslint/main.ts",
      recorder: "server/src/record/main.ts",
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
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", notices(built.map(({ metafile }) => metafile)).text);
copyFileSync("server/src/eslint/eslint.d.ts", "dist/eslint.d.cts");
for (const name of ["program", "typescript"]) escapeRest(`dist/${name}.cjs`);
if (!dev) await writeCaches();

/** Escapes what the bundler leaves as it is: characters in regular expressions, also in those that stand as raw text. */
function escapeRest(file) {
  const text = readFileSync(file, "utf8");
  const escaped = text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (escaped !== text) writeFileSync(file, escaped);
}

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
