import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { readPaste } from "../../../server/src/core/paste/index.ts";

const url = "https://api.deepgram.com/v1/listen?model=nova-3";
const entry = {
  request: { method: "POST", url, headers: [{ name: "Authorization", value: "Token x" }] },
  response: { status: 200, headers: [], content: { text: '{"results":{}}' } },
};
const megabytes = 4_000_000;
const repeat = (text: string, size: number) => text.repeat(Math.ceil(size / text.length)).slice(0, size);

const hostile: Readonly<Record<string, string>> = {
  "nested brackets": "[".repeat(10_000),
  "nested braces": '{"a":'.repeat(10_000),
  "nested braces by line": '{"a":\n'.repeat(10_000),
  "brackets in lines": "x [ [ [ [ [ [\n".repeat(20_000),
  "nested calls in code": `fetch("${url}", ${"(".repeat(10_000)}`,
  "an open quote": `curl "${url} -H 'Authorization: ${repeat("a b ", megabytes)}`,
  "many open quotes": `curl '${url}' -H "x\n`.repeat(5_000),
  "one long line": repeat("abc def ", megabytes),
  "one long word": repeat("a", megabytes),
  "one long number": repeat("1", megabytes),
  "one long hex": repeat("0123456789abcdef", megabytes),
  "long base64": repeat("UklGRiQAAABXQVZF", megabytes),
  "long blanks": `curl ${repeat(" ", megabytes)}`,
  "long line breaks": repeat("\n", megabytes),
  "long escapes": repeat("\\", megabytes),
  "long escaped quotes": `{"a":"${repeat('\\"', megabytes)}`,
  "long dots": repeat("eyJ.", megabytes),
  "many JWT heads": repeat(`${["eyJhbGciOiJ9", "eyJ"].join(".")} `, 400_000),
  "many colons": repeat("a:", 400_000),
  "many equals": repeat("key=", 400_000),
  "many URLs": repeat(`${url}&a=b `, 400_000),
  "many query entries": `${url}${"&a=b".repeat(200_000)}`,
  "many closes": repeat("closed 1011 ", 400_000),
  "many errors": repeat("TypeError: x failed\n", 400_000),
  "many frames": repeat('12:00:01 -> {"type":"KeepAlive"}\n', 400_000),
  "many curls": repeat(`curl ${url}\n`, 200_000),
  "many code starts": repeat(`const x = fetch("${url}");\n`, 200_000),
  "many Python calls": repeat(`requests.post("${url}", headers={"a": "b"})\n`, 200_000),
  "many headers": `POST ${url} HTTP/1.1\n${repeat("a: b\n", 400_000)}`,
  "many status lines": repeat("HTTP/1.1 400 Bad Request\n", 400_000),
  "many requests with their answers": repeat(
    "POST /v1/listen?model=nova-3 HTTP/1.1\nHost: api.deepgram.com\n\nHTTP/1.1 401 Unauthorized\n\n",
    400_000,
  ),
  "many pseudo headers": repeat(":authority: a\n", 400_000),
  "escaped quotes in code": `const x = ${repeat('\\"', 200_000)}`,
  "null bytes": `curl\0 ${url}\0${"\0".repeat(1000)}{"err_code":"\0"}`,
  "lone surrogates": `\ud800 {"err_code":"\udfff"} ${"\ud800".repeat(1000)}`,
  HTML: `<img src=x onerror=alert(1)> [x](command:a) <script>fetch("${url}")</script>`,
  "colour codes": "\u001b[31m".repeat(200_000),
  "open colour codes": "\u001b[".repeat(200_000),
  "HAR of wrong types": JSON.stringify({
    log: {
      entries: [
        1,
        null,
        "x",
        [],
        {},
        { request: 1 },
        { request: { url: 3, headers: {} }, response: "x" },
        { request: { url, headers: [1, { name: 2 }] }, response: { status: "x", content: 4 }, _webSocketMessages: {} },
      ],
    },
  }),
  "HAR of 1,000 entries": JSON.stringify({ log: { entries: Array(1000).fill(entry) } }),
  "HAR cut in the middle": JSON.stringify({ log: { entries: Array(300).fill(entry) } }).slice(0, 60_001),
  "HAR with many messages": JSON.stringify({
    log: {
      entries: [
        { ...entry, _webSocketMessages: Array(20_000).fill({ type: "send", time: 1, opcode: 2, data: "UklGRg==" }) },
      ],
    },
  }),
  "Postman of wrong types": JSON.stringify({
    info: { schema: "x" },
    item: [1, { request: 3 }, { request: { url: {}, header: 1 } }, { item: { a: 1 } }],
  }),
};

// Time of the processor, so that a busy machine is no failure.
for (const [name, text] of Object.entries(hostile)) {
  test(`${name}: read in time, without a throw`, () => {
    for (const input of [
      { request: text, response: "" },
      { request: "", response: text },
    ]) {
      const start = process.cpuUsage();
      const paste = readPaste(input, lowerPasted);
      const { user, system } = process.cpuUsage(start);
      const took = (user + system) / 1000;
      assert.ok(took < 2000, `${Math.round(took)} ms`);
      for (const { at } of paste.recognised) {
        const length = paste.texts[at.text as "paste:request"].length;
        assert.ok(at.start >= 0 && at.start <= at.end && at.end <= length, `${at.start}-${at.end} of ${length}`);
      }
    }
  });
}
