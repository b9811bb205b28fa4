import assert from "node:assert/strict";
import { test } from "node:test";
import { changedFiles } from "../../../server/src/core/text/unified-diff.ts";

const read = (diff: string) => changedFiles(diff).map(({ name, lines }) => [name, [...lines]]);

test("new lines are counted in the new text, hunk by hunk and file by file", () => {
  const diff = [
    "diff --git a/a.ts b/a.ts",
    "index 1111111..2222222 100644",
    "--- a/a.ts",
    "+++ b/a.ts",
    "@@ -1,3 +1,4 @@ function one()",
    " one",
    "+two",
    " three",
    " four",
    "@@ -20 +21,2 @@",
    "-old",
    "+new",
    "+newer",
    "\\ No newline at end of file",
    "--- a/b.ts\t2026-11-30 10:00:00",
    "+++ b/b.ts\t2026-11-30 10:00:01",
    "@@ -0,0 +1 @@",
    "+++ counts as text",
  ].join("\n");
  assert.deepEqual(read(diff), [
    ["b/a.ts", [2, 21, 20, 22]],
    ["b/b.ts", [1]],
  ]);
});

test("beside a removed line its neighbours count; deleted files, merges and prose do not", () => {
  assert.deepEqual(read("--- a/a.ts\r\n+++ b/a.ts\r\n@@ -4,3 +4,2 @@\r\n four\r\n-five\r\n six\r\n"), [
    ["b/a.ts", [5, 4]],
  ]);
  assert.deepEqual(read("--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n"), []);
  assert.deepEqual(read("--- a/a.ts\n+++ b/a.ts\n@@@ -1,1 -1,1 +1,1 @@@\n++two\n"), [["b/a.ts", []]]);
  assert.deepEqual(read("nothing here\n+++\n@@ @@\n"), []);
});

test("names in quotes are read as git writes them", () => {
  assert.deepEqual(read('--- /dev/null\n+++ "b/gr\\303\\266\\303\\237e \\"x\\".ts"\n@@ -0,0 +1 @@\n+a\n'), [
    ['b/größe "x".ts', [1]],
  ]);
});
