import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerSource } from "../../../server/src/core/code/index.ts";
import type { Call } from "../../../server/src/core/exchange/call.ts";
import { readPaste } from "../../../server/src/core/paste/index.ts";
import { renderCall } from "../../../server/src/core/render/index.ts";
import { memoryProject, withKeys } from "../../helpers/fixtures.ts";

function pasted(text: string): Call {
  const { exchanges } = readPaste({ request: withKeys(text), response: "" }, () => ({ calls: [] }));
  return exchanges[0]!.call!;
}

function written(code: string): Call {
  return lowerSource({ uri: "file:///a.ts", text: code }, memoryProject(new Map())).calls[0]!;
}

const curl = `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&keyterm=a%20b&keyterm=c&smart_format=true" -H "Authorization: Token {{key}}" -H "Content-Type: application/json" -d '{"url":"https://example.com/it'"'"'s.wav"}'`;

test("a pasted curl as curl keeps everything but the key", () => {
  assert.equal(
    renderCall(pasted(curl), "curl"),
    [
      'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3&keyterm=a%20b&keyterm=c&smart_format=true" \\',
      '  -H "Authorization: Token $DEEPGRAM_API_KEY" \\',
      '  -H "Content-Type: application/json" \\',
      `  -d '{"url":"https://example.com/it'\\''s.wav"}'`,
    ].join("\n"),
  );
});

test("a pasted curl as fetch", () => {
  assert.equal(
    renderCall(pasted(curl), "fetch"),
    `const response = await fetch("https://api.deepgram.com/v1/listen?model=nova-3&keyterm=a%20b&keyterm=c&smart_format=true", {
  method: "POST",
  headers: {
    Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ url: "https://example.com/it's.wav" }),
});`,
  );
});

test("a pasted curl as SDK v5: one object, lists as lists", () => {
  const text = renderCall(pasted(curl), "sdk-v5");
  assert.match(text, /client\.listen\.v1\.media\.transcribeUrl\(\{/);
  assert.match(text, /keyterm: \["a b", "c"\]/);
  assert.match(text, /smart_format: true/);
});

test("a socket of code as curl asks for the upgrade, and as SDK v5 is opened and awaited", () => {
  const socket = written(
    'const ws = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", ["bearer", token]);\nws.onopen = start;',
  );
  assert.match(
    renderCall(socket, "curl"),
    /^curl -i -N --http1\.1 "https:\/\/api\.deepgram\.com\/v2\/listen\?model=flux-general-en"/,
  );
  assert.match(renderCall(socket, "curl"), /Authorization: Bearer \$DEEPGRAM_ACCESS_TOKEN/);
  assert.match(
    renderCall(socket, "sdk-v5"),
    /accessToken: process\.env[\s\S]*client\.listen\.v2\.connect\(\{ model: "flux-general-en" \}\)/,
  );
  assert.match(
    renderCall(socket, "fetch"),
    /new WebSocket\("wss:.*", \["bearer", process\.env\.DEEPGRAM_ACCESS_TOKEN\]\)/,
  );
});

test("no credential is ever written", () => {
  for (const form of ["curl", "fetch", "sdk-v5"] as const) {
    const text = renderCall(pasted(curl), form);
    assert.ok(!text.includes("0123456789abcdef") && !text.includes("•"), text);
  }
});
