import assert from "node:assert/strict";
import { test } from "node:test";
import { globs } from "../../server/src/files/glob.ts";
import { ignoreFile } from "../../server/src/files/ignore-files.ts";
import { majorOf } from "../../server/src/files/range.ts";

for (const [pattern, path, expected] of [
  ["legacy/**", "legacy/a/b.ts", true],
  ["legacy", "src/legacy/b.ts", true],
  ["src/legacy", "legacy/b.ts", false],
  ["**/*.test.ts", "a/b.test.ts", true],
  ["*.test.ts", "a/b.test.ts", true],
  ["src/*.ts", "src/a/b.ts", false],
  ["src/{a,b}.ts", "src/b.ts", true],
  ["src/[ab].ts", "src/c.ts", false],
  ["a+b(c).ts", "a+b(c).ts", true],
  ["[unclosed", "[unclosed", true],
] as const)
  test(`glob ${pattern} and ${path}`, () => assert.equal(globs([pattern])(path), expected));

for (const [text, path, folder, expected] of [
  ["node_modules/", "a/node_modules", true, true],
  ["build/", "build", false, undefined],
  ["*.log\n!keep.log", "keep.log", false, false],
  ["/dist", "a/dist", true, undefined],
  ["docs/*.md", "docs/a.md", false, true],
  ["# comment\n\n", "a", false, undefined],
  ["a\\ b", "a b", false, true],
] as const)
  test(`ignore file ${JSON.stringify(text)} and ${path}`, () => assert.equal(ignoreFile(text)(path, folder), expected));

for (const [range, expected] of [
  ["^4.0.0", 4],
  ["~3.2", 3],
  ["5.x", 5],
  ["4", 4],
  ["npm:@deepgram/sdk@^3.0.0", 3],
  [">=4.0.0 <5.0.0", 4],
  [">=3.0.0 <5.0.0", undefined],
  ["*", undefined],
  ["github:deepgram/x", undefined],
] as const)
  test(`range ${range}`, () => assert.equal(majorOf(range), expected));
