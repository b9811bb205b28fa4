import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { callsOf } from "../../helpers/lowered.ts";

const folder = new URL("../../fixtures/evaluate/", import.meta.url);

/**
 * Each file of the folder holds cases, parted by lines of `----`. A case is a snippet, beginning with a comment that says
 * what it shows, then `== name` and the text of each further file, then one `=> …` line for each call that is seen.
 */
for (const file of readdirSync(folder)) {
  for (const part of readFileSync(new URL(file, folder), "utf8").split(/^----\n/m)) {
    const { name, code, files, expected } = caseOf(part);
    test(`${file}: ${name}`, () => assert.deepEqual(callsOf(code, files), expected));
  }
}

function caseOf(part: string) {
  const lines = part.trimEnd().split("\n");
  const expected = lines.filter((line) => line.startsWith("=> ")).map((line) => line.slice(3));
  const [code = "", ...rest] = lines
    .filter((line) => !line.startsWith("=> "))
    .join("\n")
    .split(/^== (.*)\n/m);
  const files: Record<string, string> = {};
  for (let i = 0; i + 1 < rest.length; i += 2) files[rest[i]!] = rest[i + 1]!;
  return { name: (lines[0] ?? "").replace(/^\/\/\s*/, ""), code, files, expected };
}
