import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { changesOf } from "../../../server/src/core/explain/correct/changes.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { readPaste } from "../../../server/src/core/paste/index.ts";
import { pasteCases } from "../../helpers/cases.ts";

const all = pasteCases().map((each) => ({ each, answer: explain(each, lowerPasted) }));
const given = all.flatMap(({ each, answer }) =>
  answer.causes.flatMap(({ id, fix }) =>
    fix.corrected ? [{ name: `${each.name}, ${id}`, each, fix, text: fix.corrected }] : [],
  ),
);

test("what is called corrected is right when it is pasted back", () => {
  for (const { name, fix, text } of given) {
    const causes = explain({ request: text, response: "" }, lowerPasted).causes.map((cause) => cause.id);
    if (fix.open?.length === 0) assert.deepEqual(causes, [], `${name}:\n${text}`);
  }
});

test("a corrected command parses in its shell", (t) => {
  if (spawnSync("bash", ["--version"]).status !== 0) return t.skip("no bash here");
  const parses = (text: string) => spawnSync("bash", ["-n"], { input: text }).status === 0;
  for (const { name, each, text } of given.filter(
    ({ fix, text }) => fix.language === "curl" && !/\^\s*$|%\w+%/m.test(text),
  )) {
    const parsed = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
    // A paste that was cut off cannot become a whole command.
    if (parsed.status !== 0 && !parses(each.request)) continue;
    assert.equal(parsed.status, 0, `${name}: ${parsed.stderr}\n${text}`);
    assert.doesNotMatch(text.replace(/'[^']*'|"(?:\\.|[^"\\])*"/g, ""), /https?:\S*&/, `${name} has a bare &: ${text}`);
  }
});

test("every change of a correction is a change, and its lines stand in it", () => {
  for (const { name, fix, text } of given)
    for (const { from, to } of fix.changes ?? []) {
      assert.notEqual(from, to, name);
      assert.ok(text.replaceAll("\r", "").includes(to.replaceAll("\r", "")), `${name}: ${to}`);
    }
});

test("of a change of megabytes only what differs is shown, and some of what stands around it", () => {
  const [before, after] = ["/v1/", "/v2/"].map((path) => `curl "${"a".repeat(2e6)}${path}${"b".repeat(2e6)}"`);
  const [change] = changesOf(before!, after!);
  assert.match(change!.from, /^…a+\/v1\/b+…$/);
  assert.match(change!.to, /^…a+\/v2\/b+…$/);
  assert.ok(change!.from.length + change!.to.length < 5000);
});

test("a correction is given where a call or message of the paste can be fixed", () => {
  const holding = all.filter(({ each, answer }) => {
    const { exchanges } = readPaste(each, lowerPasted);
    const sent = exchanges.some(
      ({ call, frames }) => call || frames.some((frame) => frame.direction === "sent" && frame.json),
    );
    return sent && answer.causes.length > 0 && answer.verdict !== "nothing-wrong";
  });
  const fixed = holding.filter(({ answer }) => answer.causes.some(({ fix }) => fix.corrected)).length;
  console.log(`corrected: ${fixed} of ${holding.length} pastes with a call or message and a cause`);
  assert.ok(fixed >= holding.length * 0.5, `${fixed} of ${holding.length}`);
});
