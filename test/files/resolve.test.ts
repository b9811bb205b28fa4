import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryDisk } from "../../server/src/files/disk.ts";
import { resolver } from "../../server/src/files/resolve/index.ts";
import "../helpers/typescript.ts";

const disk = memoryDisk({
  "/r/package.json": JSON.stringify({ workspaces: ["packages/*"], imports: { "#config": "./src/config.ts" } }),
  "/r/tsconfig.json": `{
    // comments are allowed
    "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "~lib": ["./src/lib/index.ts"] }, },
  }`,
  "/r/src/config.ts": "",
  "/r/src/lib/index.ts": "",
  "/r/src/stt/url.ts": "",
  "/r/src/old.js": "",
  "/r/packages/speech/package.json": JSON.stringify({
    name: "@acme/speech",
    exports: { ".": { types: "./dist/index.d.ts", import: "./dist/index.js" }, "./urls/*": "./dist/urls/*.js" },
  }),
  "/r/packages/speech/src/index.ts": "",
  "/r/packages/speech/src/urls/live.ts": "",
  "/r/packages/speech/tsconfig.json": `{ "extends": "../../tsconfig.json" }`,
  "/r/packages/web/package.json": JSON.stringify({ name: "web" }),
  "/r/packages/web/tsconfig.json": `{ "references": [{ "path": "./tsconfig.app.json" }], "files": [] }`,
  "/r/packages/web/tsconfig.app.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
  "/r/packages/web/src/api.ts": "",
  "/p/pnpm-workspace.yaml": "packages:\n  - 'apps/**'\n  - \"libs/*\"\n",
  "/p/libs/url/package.json": JSON.stringify({ name: "url-lib", main: "lib/main.js" }),
  "/p/libs/url/src/main.ts": "",
  "/p/apps/a/src/x.ts": "",
});
const resolve = resolver(disk);

for (const [from, specifier, expected] of [
  ["/r/src/stt", "./url", "/r/src/stt/url.ts"],
  ["/r/src/stt", "./url.js", "/r/src/stt/url.ts"],
  ["/r/src", "./old.js", "/r/src/old.js"],
  ["/r/src/stt", "../lib", "/r/src/lib/index.ts"],
  ["/r/src/stt", "@/stt/url", "/r/src/stt/url.ts"],
  ["/r/src/stt", "~lib", "/r/src/lib/index.ts"],
  ["/r/src/stt", "src/config", "/r/src/config.ts"],
  ["/r/src/stt", "#config", "/r/src/config.ts"],
  ["/r/packages/web/src", "@acme/speech", "/r/packages/speech/src/index.ts"],
  ["/r/packages/web/src", "@acme/speech/urls/live", "/r/packages/speech/src/urls/live.ts"],
  ["/r/packages/web/src", "@/api", "/r/packages/web/src/api.ts"],
  ["/r/packages/speech/src", "@/stt/url", "/r/src/stt/url.ts"],
  ["/p/apps/a/src", "url-lib", "/p/libs/url/src/main.ts"],
  ["/r/src", "react", undefined],
  ["/r/src", "./gone", undefined],
  ["/r/src", "node:fs", undefined],
  ["/r/src", "https://esm.sh/ws", undefined],
] as const)
  test(`${specifier} from ${from}`, () => assert.equal(resolve(from, specifier), expected));
