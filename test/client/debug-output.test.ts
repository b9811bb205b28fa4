import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DebugOutput } from "../../client/src/debug-output.ts";
import { withKeys } from "../helpers/fixtures.ts";

describe("what a program under the debugger prints", () => {
  test("names each Deepgram error once, over pieces of a line", () => {
    const output = new DebugOutput();
    assert.equal(output.append("opening wss://api.deepgram.com/v1/listen\nclosed 1011 NET-"), undefined);
    assert.equal(output.append("0001\n"), "NET-0001");
    assert.equal(output.append("closed 1011 NET-0001\n"), undefined);
    assert.equal(output.append('{"err_code":"INVALID_AUTH"}'), "INVALID_AUTH");
    assert.match(output.text, /^opening wss.*\nclosed 1011 NET-0001\n/);
  });

  test("leaves other vendors' codes and ids of healthy requests alone", () => {
    const output = new DebugOutput();
    assert.equal(output.append("openai: TOO_MANY_REQUESTS\n"), undefined);
    assert.equal(output.append("deepgram request_id: 3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b\n"), undefined);
  });

  test("holds no key, and no more than the last lines", () => {
    const output = new DebugOutput();
    const key = withKeys("{{key}}");
    for (const piece of [
      `Authorization: Token ${key.slice(0, 20)}`,
      `${key.slice(20)}\n`,
      "\n".repeat(500),
      "x".repeat(1e6),
    ])
      output.append(piece);
    assert.ok(output.text.length < 10_000);
    const fresh = new DebugOutput();
    fresh.append(`Authorization: Token ${key}\n`);
    assert.match(fresh.text, /Token •{40}/);
  });
});
