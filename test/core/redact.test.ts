import assert from "node:assert/strict";
import { test } from "node:test";
import { redact } from "../../server/src/core/redact/index.ts";
import { kinds, pick, random } from "../helpers/secret-kinds.ts";
import { filled, places } from "../helpers/secret-places.ts";

const seed = 20261130;

for (const [group, templates] of Object.entries(places)) {
  test(`no credential of any kind shows: ${group} (seed ${seed})`, () => {
    const next = random(seed);
    for (const place of templates) {
      for (const kind of kinds) {
        const put = filled(place, kind, next);
        if (!put) continue;
        const { text, secrets } = redact(put.text);
        assert.equal(text.length, put.text.length);
        const leaked = put.pieces.find((piece) => text.includes(piece));
        assert.equal(leaked, undefined, `${kind.name}: ${leaked} in ${put.text}\nshown as ${text}`);
        const again = redact(text);
        assert.equal(again.text, text, "what is masked stays as it is");
        assert.ok(again.secrets.length <= secrets.length + 2);
      }
    }
  });
}

test("there are at least 43 kinds and 119 places", () => {
  assert.ok(kinds.length >= 43 && Object.values(places).flat().length >= 119);
});

const hex = "0123456789abcdef";
const uuid = (next: () => number) => [8, 4, 4, 4, 12].map((size) => pick(hex, size, next)).join("-");
const hash = (next: () => number) => pick(hex, 40, next);

/** What people need to read: `{{uuid}}` and `{{hash}}` stand for random ones. */
const readable = [
  `{"request_id":"{{uuid}}","metadata":{"model_uuid":"{{uuid}}","sha256":"{{hash}}{{hash}}"}}`,
  "dg-request-id: {{uuid}}\ndg-project-id: {{uuid}}\nx-request-id: {{uuid}}",
  `{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"{{uuid}}"}`,
  "https://api.deepgram.com/v1/projects/{{uuid}}/keys/{{uuid}}",
  `{"api_key_id":"{{uuid}}","project_id":"{{uuid}}","scopes":["member"]}`,
  "commit {{hash}}\ntree {{hash}}\nparent {{hash}}",
  `etag: "{{hash}}"\nif-none-match: W/"{{hash}}"`,
  "https://github.com/deepgram/deepgram-js-sdk/commit/{{hash}}",
  "uses: actions/checkout@{{hash}}",
  `{"sha":"{{hash}}","gitHead":"{{hash}}"}`,
  "the request {{uuid}} was refused, as was {{uuid}}",
  "https://example.com/audio/{{uuid}}.wav?version=3&part=audio-2026-11-30-part-12",
  "wss://api.deepgram.com/v1/listen?model=nova-3-medical&keyterm=Deepgram%20Aura2&utterance_end_ms=1000",
  "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
  "fetch(url, { credentials: 'include' }); const key = config.deepgram.apiKey2026.value1;",
  "max_tokens: 1024, completion_tokens: 117, keyterm=nova-3-general-2024",
  "Write the key in process.env.DEEPGRAM_API_KEY and use 'Authorization: Token YOUR_API_KEY'",
];

test(`ids, hashes, addresses and names stay readable (seed ${seed})`, () => {
  const next = random(seed);
  for (const template of readable) {
    for (let i = 0; i < 40; i++) {
      const text = template.replaceAll("{{uuid}}", () => uuid(next)).replaceAll("{{hash}}", () => hash(next));
      assert.equal(redact(text).text, text);
    }
  }
});

test("looking through escapes is linear", () => {
  const cost = (text: string) => {
    const before = process.cpuUsage();
    redact(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  for (const piece of [
    '\\"apiKey\\":',
    "%25",
    "\\",
    "&amp;",
    '"a" + ',
    "key=",
    "Token ",
    "token token ",
    'value="',
    "-b a=",
    "key is ",
    "sk-",
    "eyJa.",
  ]) {
    const [small, large] = [50_000, 400_000].map((size) => piece.repeat(size / piece.length));
    redact(small!);
    const once = Math.max(20, cost(small!));
    assert.ok(cost(large!) < once * 24, piece);
  }
});
