import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drifted } from "../scripts/docs/drifted.ts";
import { between } from "../scripts/docs/generate.ts";
import { registries } from "../scripts/docs/registry.ts";

test("what is generated from the rules is what the rules say (else: npm run docs)", () => {
  assert.deepEqual(
    drifted().map(({ path }) => path),
    [],
  );
});

test("each group's list names its rules, in alphabetical order (else: npm run docs)", () => {
  for (const [path, text] of registries()) assert.equal(readFileSync(path, "utf8"), text, path);
});

test("a table replaces what stands between its marks alone", () => {
  const text = "a\n<!-- rules:begin -->\nold\n<!-- rules:end -->\nb <!-- other:begin --><!-- other:end -->\n";
  assert.equal(
    between(text, "rules", "| $1 |"),
    "a\n<!-- rules:begin -->\n\n| $1 |\n\n<!-- rules:end -->\nb <!-- other:begin --><!-- other:end -->\n",
  );
  assert.equal(between("nothing here", "rules", "x"), "nothing here");
});
