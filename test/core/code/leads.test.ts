import assert from "node:assert/strict";
import { test } from "node:test";
import { noProject, type Project } from "../../../server/src/core/code/front-end.ts";
import { lowerSource, mayCallThrough } from "../../../server/src/core/code/index.ts";
import "../../helpers/typescript.ts";

const leading = [
  'export const base = "https://api.deepgram.com/v1";',
  'export { createClient } from "@deepgram/sdk";',
  'const { STT } = require("agents-plugin-deepgram"); module.exports = STT;',
  "export const key = process.env.DEEPGRAM_API_KEY;",
  'export const target = "http://localhost:8080/deepgram/v1/listen";',
  "export const host = env.deepgramHost;",
  "export const deepgramKey = load();",
  'export const host = ["api", ".deepgram", ".com"].join("");',
  'export const open = () => new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3");',
];
const speaking = [
  'export const fallback = ["deepgram/nova-3", "other/model"];',
  'export const isKnown = (provider: string) => provider === "deepgram";',
  "// See https://developers.deepgram.com/docs before changing this.\nexport const one = 1;",
  '/** As in `import { STT } from "agents-plugin-deepgram"`. */\nexport function plug(): void {} // deepgram',
  "type Vendor = 'deepgram' | 'other';\nexport const first: Vendor = 'other';",
];

for (const [texts, leads] of [
  [leading, true],
  [speaking, false],
] as const)
  for (const text of texts)
    test(`${leads ? "leads others" : "only speaks of Deepgram"}: ${text.split("\n").at(0)}`, () => {
      assert.equal(lowerSource({ uri: "file:///a.ts", text }, noProject).leadsOthers, leads);
    });

/** Files by name, which import each other by relative names. */
const projectOf = (files: Readonly<Record<string, string>>): Project => ({
  ...noProject,
  read: (uri) => files[uri.slice("file:///".length)],
  resolve: (_, specifier) => {
    const name = `${specifier.replace("./", "")}.ts`;
    return name in files ? `file:///${name}` : undefined;
  },
});

for (const [what, base, leads] of [
  [
    "an address behind a file that only speaks of Deepgram is reached",
    'export const base = "https://api.deepgram.com";',
    true,
  ],
  ["a vendor's name behind it is none", 'export const vendor = "deepgram";', false],
] as const)
  test(what, () => {
    const between = 'export * from "./base"; // deepgram';
    const project = projectOf({ "base.ts": base, "between.ts": between });
    const main = { uri: "file:///main.ts", text: 'import { base } from "./between"; fetch(`${base}/v1/listen`);' };
    assert.equal(mayCallThrough(main, project), leads);
  });
