import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { doctor, fluxOnV1, folder } from "./run.ts";

const load = createRequire(import.meta.url);
const Ajv = load("ajv-draft-04");
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
load("ajv-formats")(ajv);
const validate = ajv.compile(load("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));

/** The log of a check that has passed the published schema. */
function valid(args: readonly string[], cwd: string) {
  const { out, err } = doctor(["check", ...args, "--format", "sarif"], { cwd });
  assert.ok(out, err);
  const log = JSON.parse(out);
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 1));
  return log.runs[0];
}

test("SARIF is valid by the schema: for the examples, for right code, for problems and for odd names", (t) => {
  const results = valid(["examples"], process.cwd()).results;
  assert.ok(results.length > 5);
  assert.ok(results.some(({ fixes }: { fixes: unknown[] }) => fixes.length > 0));
  const cwd = folder(t, { "C#/what? [1] 100%.ts": fluxOnV1, "a.ts": "", "gone/b.py": "" });
  assert.equal(valid(["a.ts"], cwd).results.length, 0);
  const { uri } = valid(["C#"], cwd).results[0].locations[0].physicalLocation.artifactLocation;
  assert.equal(decodeURIComponent(new URL(uri, "file:///x/").pathname), "/x/C#/what? [1] 100%.ts");
  const [told] = valid(["gone/b.py", "none.ts"], cwd).invocations;
  assert.equal(told.executionSuccessful, false);
  assert.equal(told.toolExecutionNotifications.length, 2);
  assert.match(
    valid([cwd], process.cwd()).results[0].locations[0].physicalLocation.artifactLocation.uri,
    /^file:\/\/\//,
  );
});

test("the schema refuses what is no SARIF", () => {
  assert.equal(validate({ version: "2.1.0", runs: [{ results: [] }] }), false);
});
