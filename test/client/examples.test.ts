import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "../../client/src/panel/examples.ts";
import { sample } from "../../client/src/sample.ts";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import { noProject } from "../../server/src/core/code/front-end.ts";
import { lowerSource } from "../../server/src/core/code/index.ts";
import { explain } from "../../server/src/core/explain/index.ts";
import "../helpers/typescript.ts";

/** The cause that each example teaches. */
const causes: Readonly<Record<string, string>> = {
  "flux-on-v1": "endpoint-flux-on-v1",
  "missing-scheme": "auth-missing-scheme",
  "keepalive-1011": "ws-keepalive-only",
  "options-in-body": "param-in-body-not-query",
  "browser-1006": "auth-browser-header-impossible",
};

for (const { id, request, response } of examples)
  test(`the panel's example ${id} is explained`, () => {
    const answer = explain({ request, response }, (text, _kind, name) => lowerSource({ uri: name, text }, noProject));
    assert.deepEqual([answer.causes[0]?.id, answer.verdict], [causes[id], "cause-found"], answer.summary);
  });

test("the walkthrough's sample holds one mistake in each call, each with a safe fix", () => {
  const { findings } = checkText({ uri: "file:///sample.js", text: sample }, noProject, defaultConfig);
  assert.deepEqual(
    findings.map(({ rule, fixes }) => [rule, fixes.some(({ safe }) => safe)]),
    [
      ["endpoint-flux-on-v1", true],
      ["param-bool-case", true],
      ["auth-missing-scheme", true],
    ],
  );
});
