import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultConfig } from "../../../server/src/core/check/config.ts";
import { checkText } from "../../../server/src/core/check/index.ts";
import { noProject } from "../../../server/src/core/code/front-end.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { encodeValue } from "../../../server/src/core/text/encode.ts";
import "../../helpers/typescript.ts";

test("half of a surrogate pair is encoded as URLSearchParams does, and a whole pair as it is", () => {
  assert.equal(encodeValue("a \ud83d"), "a%20%EF%BF%BD");
  assert.equal(encodeValue("\ud83d\ude00"), encodeURIComponent("\ud83d\ude00"));
});

const url = String.raw`https://api.deepgram.com/v1/listen?keyterm=\ud83d&modle=nova-3`;

test("a HAR with half a pair in an address is explained", () => {
  const har = `{"log":{"entries":[{"request":{"method":"POST","url":"${url}","headers":[]},"response":{"status":400,"headers":[],"content":{"text":"{}"}}}]}}`;
  const { causes } = explain({ request: har, response: "" }, lowerPasted);
  assert.ok(causes.some(({ id }) => id === "param-misspelled"));
});

test("code with half a pair in an address or a body is judged to the end", () => {
  for (const code of [
    `fetch("${url}", { method: "POST", headers: { Authorization: key }, body: audio });`,
    String.raw`fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: key }, body: JSON.stringify({ url: audio, keyterm: "\ud83d" }) });`,
  ]) {
    const { findings, problems } = checkText({ uri: "file:///a.ts", text: code }, noProject, defaultConfig);
    assert.deepEqual(problems, []);
    assert.ok(findings.length > 0, code);
  }
});
