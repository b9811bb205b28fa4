import assert from "node:assert/strict";
import { test } from "node:test";
import { known } from "../../server/src/core/exchange/facts.ts";
import { explain } from "../../server/src/core/explain/index.ts";
import { readPaste } from "../../server/src/core/paste/index.ts";
import type { CallLine, RecordedLine } from "../../server/src/core/record/format.ts";
import { recordingAsHar } from "../../server/src/core/record/har.ts";

const masked = "•".repeat(40);

function call(url: string, more: Partial<CallLine> = {}): CallLine {
  return {
    kind: "call",
    id: "a.1",
    at: "2026-11-30T10:00:00.000Z",
    by: "fetch",
    method: "POST",
    url,
    headers: [{ name: "authorization", value: `Token ${masked}` }],
    stack: [],
    ...more,
  };
}

const program: RecordedLine = {
  kind: "program",
  id: "a",
  version: 1,
  at: "2026-11-30T10:00:00.000Z",
  node: "22.1.0",
  pid: 1,
  cwd: "/app",
};
const recording = (...lines: RecordedLine[]) =>
  `${[program, ...lines].map((line) => JSON.stringify(line)).join("\n")}\n`;
const none = () => ({ calls: [] });
const explained = (text: string) => explain({ request: text, response: "" }, none);
const exchanges = (text: string) => readPaste({ request: text, response: "" }, none).exchanges;

const refused = (status: number, code: string, words: string): RecordedLine[] => {
  const text = JSON.stringify({ err_code: code, err_msg: words, request_id: "5b7d0b6c-95f9-4a4b-8f5d-000000000001" });
  return [
    { kind: "answer", id: "a.1", ms: 80, status, headers: [{ name: "content-type", value: "application/json" }] },
    { kind: "answer-body", id: "a.1", ms: 81, text, size: text.length },
  ];
};

test("a refused request is explained, and corrected as curl", () => {
  const text = recording(
    call("https://api.deepgram.com/v1/listen?model=nova-3&keywords=Deepgram:2", {
      headers: [
        { name: "authorization", value: `Token ${masked}` },
        { name: "content-type", value: "application/json" },
      ],
      body: { text: '{"url":"https://dpgr.am/spacewalk.wav"}', size: 39 },
    }),
    ...refused(400, "INVALID_QUERY_PARAMETER", "Keywords are not supported for Nova-3"),
  );
  const answer = explained(text);
  assert.equal(answer.verdict, "cause-found");
  assert.equal(answer.causes[0]?.id, "param-keywords-on-nova3");
  assert.match(answer.causes[0]?.fix.corrected ?? "", /^curl .*keyterm=Deepgram/s);
  const at = answer.causes[0]?.evidence[0]?.at;
  assert.ok(at && text.slice(at.start, at.end).startsWith("keywords"));
});

test("a host that stands for Deepgram is judged as Deepgram's", () => {
  const local = call("http://127.0.0.1:8080/v1/listen?model=flux-general-en", { standIn: true });
  const [exchange] = exchanges(recording(local));
  assert.equal(exchange?.call?.target.host?.value, "api.deepgram.com");
  assert.equal(exchange?.call?.target.scheme?.value, "https:");
  const agent = call("ws://127.0.0.1:8080/v1/agent/converse", { standIn: true });
  assert.equal(exchanges(recording(agent))[0]?.call?.target.host?.value, "agent.deepgram.com");
});

test("a socket has its frames, its times and its close", () => {
  const text = recording(
    call("wss://api.deepgram.com/v1/listen?model=nova-3", { by: "ws", method: "GET" }),
    { kind: "answer", id: "a.1", ms: 50, status: 101, headers: [] },
    { kind: "frame", id: "a.1", ms: 60, from: "program", text: '{"type":"KeepAlive"}', size: 20 },
    { kind: "frame", id: "a.1", ms: 5060, from: "program", text: '{"type":"KeepAlive"}', size: 20 },
    { kind: "close", id: "a.1", ms: 10_100, by: "server", code: 1011, reason: "NET-0001" },
  );
  const [exchange] = exchanges(text);
  assert.equal(exchange?.call?.transport, "ws");
  assert.deepEqual(
    exchange?.frames.map(({ direction, at }) => [direction, at]),
    [
      ["sent", 60],
      ["sent", 5060],
    ],
  );
  assert.deepEqual([exchange?.close?.code, exchange?.close?.reason, exchange?.opened], [1011, "NET-0001", true]);
  assert.equal(explained(text).causes[0]?.id, "ws-keepalive-only");
});

test("the first bytes say what the audio is", () => {
  const riff =
    "52 49 46 46 24 08 00 00 57 41 56 45 66 6d 74 20 10 00 00 00 01 00 01 00 40 1f 00 00 80 3e 00 00 02 00 10 00";
  const text = recording(
    call("https://api.deepgram.com/v1/listen?model=nova-3", { body: { bytes: riff, size: 9000, cut: true } }),
  );
  const [exchange] = exchanges(text);
  assert.deepEqual([exchange?.audio?.container, exchange?.audio?.sampleRate], ["wav", 8000]);
  assert.equal(exchange?.call?.body.kind, "raw");
});

test("a connection that failed says so", () => {
  const text = recording(call("https://api.deepgram.com/v1/listen?model=nova-3"), {
    kind: "error",
    id: "a.1",
    ms: 9,
    name: "Error",
    code: "ENOTFOUND",
    message: "getaddrinfo ENOTFOUND api.deepgram.com",
  });
  const answer = explained(text);
  assert.equal(answer.causes[0]?.id, "net-dns");
  assert.equal(answer.refusedBy, "client");
});

test("the SDK and the runtime are named by headers and by the process", () => {
  const sdk = call("https://api.deepgram.com/v1/listen?model=nova-3", {
    headers: [
      { name: "x-fern-sdk-name", value: "@deepgram/sdk" },
      { name: "x-fern-sdk-version", value: "5.1.0" },
    ],
  });
  assert.deepEqual(exchanges(recording(sdk))[0]?.environment, {
    runtime: { name: "node", version: "22.1.0" },
    sdk: { language: "js", version: "5.1.0" },
  });
});

test("calls that run side by side keep their own lines, and a line that was cut is passed over", () => {
  const second = { ...call("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en"), id: "a.2" };
  const text = recording(
    call("https://api.deepgram.com/v1/listen?model=nova-3"),
    second,
    { kind: "answer", id: "a.2", ms: 5, status: 200, headers: [] },
    { kind: "answer", id: "a.1", ms: 9, status: 504, headers: [] },
  );
  const found = exchanges(`${text}{"kind":"answer-body","id":"a.1","ms":10,"te`);
  assert.deepEqual(
    found.map((each) => each.response?.status?.code),
    [504, 200],
  );
  assert.equal(exchanges(text.slice(0, text.indexOf('"method"'))).length, 0);
});

test("as a HAR it is read as the same calls", () => {
  const text = recording(
    call("wss://api.deepgram.com/v1/listen?model=nova-3", { by: "ws", method: "GET" }),
    { kind: "answer", id: "a.1", ms: 50, status: 101, headers: [] },
    { kind: "frame", id: "a.1", ms: 60, from: "program", binary: true, bytes: "00 01", size: 640, cut: true },
    { kind: "frame", id: "a.1", ms: 90, from: "server", text: '{"type":"Results"}', size: 18 },
  );
  const har = recordingAsHar(text, { name: "test", version: "0" });
  const [exchange] = exchanges(har);
  assert.equal(known(exchange?.call?.query.entries[0]?.value)?.text, "nova-3");
  assert.deepEqual(
    exchange?.frames.map(({ direction, frame, at }) => [direction, frame, Math.round(at ?? -1)]),
    [
      ["sent", "binary", 60],
      ["received", "text", 90],
    ],
  );
});
