import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../server/src/core/code/pasted.ts";
import { explain } from "../../server/src/core/explain/index.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { withKeys } from "../helpers/fixtures.ts";

for (const rule of rules) {
  const pastes = rule.examples.pastes ?? [];
  if (rule.shows.diagnose && !rule.check) test(`${rule.id}: has an example paste`, () => assert.ok(pastes.length > 0));
  pastes.forEach((paste, at) => {
    test(`${rule.id}: is the cause of its example paste ${at + 1}`, () => {
      const problems: string[] = [];
      const input = { request: withKeys(paste.request ?? ""), response: withKeys(paste.response ?? "") };
      const answer = explain(input, lowerPasted, { problems });
      assert.deepEqual(problems, []);
      const causes = answer.causes.map((cause) => `${cause.id} ${cause.confidence}`);
      assert.equal(answer.causes[0]?.id, rule.id, `${answer.verdict}: ${causes.join(", ")}\n${answer.summary}`);
    });
  });
}

// A comment that is right silences a call that is wrong: what is pasted is explained all the same.
for (const rule of rules.filter(({ group }) => group !== "comment"))
  test(`${rule.id}: no cause is found in its right code, pasted alone`, () => {
    for (const { code } of rule.examples.right) {
      const { causes, verdict } = explain({ request: withKeys(code), response: "" }, lowerPasted);
      assert.deepEqual(
        causes.map((cause) => cause.id),
        [],
        `${verdict} in: ${code}`,
      );
    }
  });
