import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { usageOf } from "../server/src/cli/usage.ts";

const text = readFileSync("skills/deepgram-doctor/SKILL.md", "utf8");

test("the skill has the name of its folder, a description that says when, and a body that is short", () => {
  const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const { name, description } = parse(head);
  assert.equal(name, "deepgram-doctor");
  assert.match(description, /Use after .* whenever /);
  assert.ok(description.length <= 1024);
  assert.ok(body.split("\n").length <= 50);
});

test("every command and option that the skill names is one of the command line", () => {
  const lines = [...text.matchAll(/npx -y deepgram-doctor (\w+)([^\n`]*)/g)];
  assert.ok(lines.length >= 5);
  for (const [line, command, rest] of lines)
    for (const option of rest!.split(" -- ")[0]!.match(/--[\w-]+/g) ?? [])
      assert.ok(usageOf(command!).includes(option), line);
});
