import assert from "node:assert/strict";
import { test } from "node:test";
import { hindrances, newest } from "../../scripts/lib/changelog.mjs";

const text = "# Changelog\n\n## 1.2.0 (2026-12-31)\n\n- One.\n- Two.\n\n## 1.1.0 (2026-11-30)\n\n- Old.\n";

test("the newest section gives version, day and notes", () => {
  assert.deepEqual(newest(text), { version: "1.2.0", date: "2026-12-31", notes: "- One.\n- Two." });
  assert.equal(newest("## 0.1.0 (unreleased)\n\n- One.\n").date, undefined);
  assert.throws(() => newest("## Next\n"), /where "## 1\.2\.3/);
});

test("version, day, notes and tag must fit", () => {
  assert.deepEqual(hindrances(newest(text), { version: "1.2.0" }, "v1.2.0"), []);
  assert.equal(hindrances({ version: "1.2.0", date: undefined, notes: "" }, { version: "1.3.0" }, undefined).length, 4);
});
