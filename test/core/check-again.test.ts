import assert from "node:assert/strict";
import { test } from "node:test";
import "../helpers/typescript.ts";
import { checkAgain, checkLowered } from "../../server/src/core/check/index.ts";
import type { Kept } from "../../server/src/core/check/kept.ts";
import { noProject } from "../../server/src/core/code/front-end.ts";
import { lowerSource } from "../../server/src/core/code/index.ts";
import { source } from "../bench/source.mjs";

const uri = "file:///app/calls.ts";
const config = { rules: {} };

/** Calls of which some are wrong, by a constant that they share, too. */
const text = source(160)
  .replaceAll("smart_format", "smartFormat")
  .replace('"https://api.deepgram.com/v1"', '"https://api.deepgram.com/v1/"')
  .replaceAll('"Token "', '"token: "');

/** A sequence of numbers that looks random and is the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

test("after any edit the findings are those of a check from the start", () => {
  const next = numbers(20261201);
  const pieces = ["x", " ", "\n", '"', "}", "&tag=y", "// note\n", "model", "await ", "const a = 1;\n"];
  let current = text;
  let kept: Kept | undefined;
  let found = 0;
  for (let round = 0; round < 120; round++) {
    const lowered = lowerSource({ uri, text: current }, noProject);
    const again = checkAgain({ uri, text: current }, lowered, config, kept);
    assert.deepEqual(again.checked, checkLowered({ uri, text: current }, lowered, config), `round ${round}`);
    found += again.checked.findings.length;
    kept = again.kept;
    const at = next(current.length);
    const piece = pieces[next(pieces.length)]!;
    // Most edits are taken back by the next one, so that the text stays one in which calls are found.
    current = round % 2 === 1 ? text : `${current.slice(0, at)}${piece}${current.slice(at + next(4))}`;
  }
  assert.ok(found > 100, `${found} findings`);
});

test("a call that an edit only moved keeps its findings, moved alike", () => {
  const lower = (written: string) => lowerSource({ uri, text: written }, noProject);
  const first = checkAgain({ uri, text }, lower(text), config);
  const added = "// a line above\n".repeat(3);
  const second = checkAgain({ uri, text: added + text }, lower(added + text), config, first.kept);
  assert.ok(first.checked.findings.length > 0);
  assert.deepEqual(
    second.checked.findings.map(({ rule, at }) => [rule, at.start - added.length]),
    first.checked.findings.map(({ rule, at }) => [rule, at.start]),
  );
});
