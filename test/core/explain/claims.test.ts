import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import type { Rule, Shows } from "../../../server/src/core/rules/rule.ts";

const response =
  'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"5f0e9a3c-0000-4000-8000-000000000108"}';

/** Whether the error alone makes a cause of a rule that names it and finds nothing else. */
function counts(contract: Pick<Shows, "diagnose" | "claims">): boolean {
  const rule: Rule = {
    id: "auth-named",
    group: "auth",
    title: "Named",
    severity: "error",
    why: "It is.",
    advice: "Do.",
    docs: [],
    shows: { answers: { errors: ["invalid-auth"] }, ...contract },
    examples: { wrong: [], right: [] },
  };
  return explain({ request: "", response }, lowerPasted, { rules: [rule] }).causes.some(({ id }) => id === rule.id);
}

const silent = () => {};

test("an error that a rule names speaks for it where the rule looks at no answer itself", () => {
  assert.equal(counts({}), true);
  assert.equal(counts({ diagnose: silent }), false);
});

test("claims says otherwise", () => {
  assert.equal(counts({ claims: false }), false);
  assert.equal(counts({ diagnose: silent, claims: true }), true);
  assert.equal(
    counts({ claims: true, diagnose: (_, say) => say({ text: "No", for: false, weight: "decisive" }) }),
    false,
  );
});
