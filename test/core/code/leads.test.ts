import assert from "node:assert/strict";
import { test } from "node:test";
import { noProject } from "../../../server/src/core/code/front-end.ts";
import { lowerSource } from "../../../server/src/core/code/index.ts";
import "../../helpers/typescript.ts";

const leading = [
  'export const base = "https://api.deepgram.com/v1";',
  'export { createClient } from "@deepgram/sdk";',
  'const { STT } = require("agents-plugin-deepgram"); module.exports = STT;',
  "export const key = process.env.DEEPGRAM_API_KEY;",
  'export const target = "http://localhost:8080/deepgram/v1/listen";',
  "export const host = env.deepgramHost;",
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
