import assert from "node:assert/strict";
import { test } from "node:test";
import { version } from "../../package.json" with { type: "json" };
import { doctor } from "./run.ts";

test("the list names every rule with its severity", () => {
  const { code, out } = doctor(["rules"]);
  assert.equal(code, 0);
  assert.match(out, /^endpoint-flux-on-v1 +error +code, paste +\S/m);
});

test("one rule tells all about itself, in three formats", () => {
  assert.match(doctor(["rules", "endpoint-flux-on-v1"]).out, /Wrong\n.*\n*.*new WebSocket/);
  assert.equal(JSON.parse(doctor(["rules", "endpoint-flux-on-v1", "--format=json"]).out).rules.length, 1);
  assert.match(doctor(["rules", "endpoint-flux-on-v1", "--format=markdown"]).out, /^## Flux/);
});

test("version and help", () => {
  assert.equal(doctor(["--version"]).out, `${version}\n`);
  for (const args of [[], ["--help"], ["check", "--help"]]) assert.match(doctor(args).out, /deepgram-doctor check/);
});
