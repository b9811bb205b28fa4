import assert from "node:assert/strict";
import { test } from "node:test";

// The scripts are plain JavaScript without types.
const { summarise } = await import(new URL("../../scripts/lib/summary.mjs", import.meta.url).href);

const node = (pass: number, fail: number, skipped = 0, sign = "ℹ") =>
  `✔ something (1ms)\n${sign} tests 9\n${sign} pass ${pass}\n${sign} fail ${fail}\n${sign} cancelled 0\n${sign} skipped ${skipped}\n${sign} todo 0\n`;
const none = { passed: 0, failed: 0, skipped: 0 };

const cases: [name: string, text: string, code: number, want: object][] = [
  ["node's summary", node(12, 0), 0, { ...none, passed: 12 }],
  ["node's summary as TAP", node(12, 2, 0, "#"), 1, { ...none, passed: 12, failed: 2 }],
  [
    "colours",
    `\u001b[34m${node(3, 0).replaceAll("\n", "\u001b[39m\n\u001b[34m")}\u001b[39m`,
    0,
    { ...none, passed: 3 },
  ],
  ["two runs", node(12, 0) + node(3, 1), 1, { ...none, passed: 15, failed: 1 }],
  ["Mocha's", "  4 passing (2s)\n  1 pending\n  2 failing\n", 1, { passed: 4, failed: 3, skipped: 1 }],
  ["a skipped test has not passed", node(3, 0, 1), 0, { passed: 3, failed: 1, skipped: 1 }],
  ["no summary, well", "Checked 9 files.", 0, { ...none, passed: 1 }],
  ["no summary, ill", "error TS2322", 2, { ...none, failed: 1 }],
  ["a runner that ran nothing", node(0, 0), 0, { ...none, failed: 1 }],
  ["a runner that died after its summary", node(5, 0), 1, { ...none, passed: 5, failed: 1 }],
];

for (const [name, text, code, want] of cases)
  test(`summary: ${name}`, () => assert.deepEqual(summarise(text, code), want));
