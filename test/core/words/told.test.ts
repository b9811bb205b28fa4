import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../../../server/src/core/rules/index.ts";
import { ranking } from "../../../server/src/core/words/index.ts";

// What a comment in code names is no cause of what anybody sees.
const causes = rules
  .filter(({ group }) => group !== "comment")
  .map((rule) => ({ id: rule.id, told: rule.shows.told ?? [] }));

test("every rule tells its problem in users' words", () => {
  for (const { id, told } of causes)
    assert.ok(told.length >= 4 && told.length <= 12, `${id}: ${told.length} statements`);
});

test("every statement finds its own rule among the first three", () => {
  const rank = ranking(causes);
  const lost: string[] = [];
  for (const { id, told } of causes)
    for (const statement of told) {
      const first = rank(statement).slice(0, 3);
      if (!first.some((each) => each.id === id))
        lost.push(`${id}: '${statement}' finds ${first.map((each) => each.id)}`);
    }
  assert.deepEqual(lost, []);
});

test("every statement names what its rule needs", () => {
  const lost = rules.flatMap(({ id, shows: { told, needs } }) =>
    (told ?? []).filter((each) => !needs?.every((need) => need.test(each))).map((each) => `${id}: '${each}'`),
  );
  assert.deepEqual(lost, []);
});
