import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerSource } from "../../server/src/core/code/index.ts";
import { explain } from "../../server/src/core/explain.ts";
import type { LowerCode } from "../../server/src/core/paste/index.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { memoryProject, withKeys } from "../helpers/fixtures.ts";

const lowerCode: LowerCode = (text, _kind, name) => lowerSource({ uri: name, text }, memoryProject(new Map()));

for (const rule of rules) {
  const pastes = rule.examples.pastes ?? [];
  if (rule.diagnose && !rule.check) test(`${rule.id}: has an example paste`, () => assert.ok(pastes.length > 0));
  pastes.forEach((paste, at) => {
    test(`${rule.id}: is the cause of its example paste ${at + 1}`, () => {
      const problems: string[] = [];
      const input = { request: withKeys(paste.request ?? ""), response: withKeys(paste.response ?? "") };
      const answer = explain(input, lowerCode, { problems });
      assert.deepEqual(problems, []);
      const causes = answer.causes.map((cause) => `${cause.id} ${cause.confidence}`);
      assert.equal(answer.causes[0]?.id, rule.id, `${answer.verdict}: ${causes.join(", ")}\n${answer.summary}`);
    });
  });
}

for (const rule of rules)
  test(`${rule.id}: no cause is found in its right code, pasted alone`, () => {
    for (const { code } of rule.examples.right) {
      const { causes, verdict } = explain({ request: withKeys(code), response: "" }, lowerCode);
      assert.deepEqual(
        causes.map((cause) => cause.id),
        [],
        `${verdict} in: ${code}`,
      );
    }
  });
