import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { beginningsOnly } from "../../client/src/panel/beginnings.ts";
import { boxFor } from "../../client/src/panel/box-for.ts";
import { isDocumentationLink } from "../../client/src/panel/documentation-links.ts";
import { examples } from "../../client/src/panel/examples.ts";
import { fileText } from "../../client/src/panel/file-text.ts";
import { parseFromPanel } from "../../client/src/panel/messages.ts";
import { report } from "../../client/src/panel/report.ts";
import { statementAround } from "../../client/src/statement-around.ts";
import { statusText } from "../../client/src/status-text.ts";
import { changedLines } from "../../client/webview/change.ts";
import { firstOf } from "../../client/webview/first-of.ts";
import { type Mark, segments, shiftMarks } from "../../client/webview/marks.ts";
import { recognisedWords } from "../../client/webview/recognised.ts";
import { keepable } from "../../client/webview/state.ts";
import type { Comparison } from "../../server/src/core/compare/comparison.ts";
import type { Answer } from "../../server/src/core/explain/answer.ts";
import { english } from "../helpers/english.ts";

describe("messages of the panel", () => {
  const valid: unknown[] = [
    { type: "ready" },
    { type: "explain", sequence: 3, request: "curl", response: "" },
    { type: "explain", sequence: 3, request: "curl", response: "", working: "curl" },
    { type: "emptied" },
    { type: "open-file" },
    { type: "undo" },
    { type: "copy-corrected", cause: "endpoint-flux-on-v1" },
    { type: "insert-corrected", cause: "endpoint-flux-on-v1" },
    { type: "open", url: "https://developers.deepgram.com/docs/errors" },
    { type: "rule", id: "endpoint-flux-on-v1" },
    { type: "open-place", index: 0 },
    { type: "apply-fix", index: 4 },
  ];
  for (const message of valid)
    test(`takes ${JSON.stringify(message)}`, () => assert.deepEqual(parseFromPanel(message), message));

  const invalid: unknown[] = [
    undefined,
    null,
    "ready",
    [],
    {},
    { type: "run", command: "workbench.action.quit" },
    { type: "ready", more: true },
    { type: "explain", sequence: -1, request: "", response: "" },
    { type: "explain", sequence: 1.5, request: "", response: "" },
    { type: "explain", sequence: 1, request: 7, response: "" },
    { type: "explain", sequence: 1, request: "" },
    { type: "explain", sequence: 1, request: "", response: "", working: 7 },
    { type: "open", url: "command:workbench.action.quit" },
    { type: "open", url: "https://example.com/" },
    { type: "rule", id: "../../etc/passwd" },
    { type: "copy-corrected", cause: "../x" },
    { type: "open-place", index: -1 },
    { type: "apply-fix", uri: "file:///a.ts" },
    { type: "copy", text: "curl" },
    { type: "explain", sequence: 1, request: "x".repeat(8_000_001), response: "" },
  ];
  for (const message of invalid)
    test(`drops ${JSON.stringify(message)?.slice(0, 80)}`, () => assert.equal(parseFromPanel(message), undefined));
});

describe("documentation links", () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ["https://developers.deepgram.com/docs/flux/quickstart#connect", true],
    ["https://developers.deepgram.com", true],
    ["https://github.com/deepgram/deepgram-js-sdk/issues/1", true],
    ["https://github.com/deepgram", true],
    ["http://developers.deepgram.com/", false],
    ["https://developers.deepgram.com.example.com/", false],
    ["https://developers.deepgram.com:8443/", false],
    ["https://user@developers.deepgram.com/", false],
    ["https://developers.deepgram.com@example.com/", false],
    ["https://developers.deepgram.com\\@example.com/", false],
    ["https://developers.deepgram.com\n/docs", false],
    ["https://developers.deepgr\u00e4m.com/", false],
    ["https://github.com/deepgram-fake/x", false],
    ["https://github.com/other/deepgram", false],
    ["https://github.com/deepgram/../other", false],
    ["javascript:alert(1)", false],
    ["command:deepgramDoctor.explain", false],
    ["developers.deepgram.com/docs", false],
    ["", false],
  ];
  for (const [link, allowed] of cases)
    test(`${allowed ? "opens" : "refuses"} ${link || "nothing"}`, () =>
      assert.equal(isDocumentationLink(link), allowed));
});

describe("long corrected requests", () => {
  test("are told by their beginnings, with their lengths", () => {
    const cause = { id: "a", fix: { text: "", corrected: "curl ".repeat(100_000) } };
    const short = { id: "b", fix: { text: "", corrected: "curl" } };
    const { causes } = beginningsOnly({ causes: [cause, short] } as unknown as Answer);
    assert.equal(causes[0]?.fix.correctedLength, 500_000);
    assert.ok(causes[0]?.fix.corrected?.startsWith("curl curl") && causes[0].fix.corrected.length <= 20_000);
    assert.deepEqual(causes[1], short);
  });
});

describe("marks", () => {
  const text = "model=flux-general-en&smart_format=true";
  const mark = (part: string, id: string, speaksFor = true): Mark => {
    const start = text.indexOf(part);
    return { start, end: start + part.length, id, for: speaksFor };
  };
  const shown = (marks: readonly Mark[]) =>
    segments(marks, text.length).map((piece) => [
      text.slice(piece.start, piece.end),
      piece.marks.map((m) => m.id).join(),
    ]);

  test("plain text is one stretch", () => assert.deepEqual(shown([]), [[text, ""]]));
  test("an empty text has no stretch", () => assert.deepEqual(segments([mark("model", "a")], 0), []));
  test("marks beside each other", () =>
    assert.deepEqual(shown([mark("smart_format", "b"), mark("flux-general-en", "a")]), [
      ["model=", ""],
      ["flux-general-en", "a"],
      ["&", ""],
      ["smart_format", "b"],
      ["=true", ""],
    ]));
  test("marks within and across each other", () =>
    assert.deepEqual(shown([mark("model=flux", "a"), mark("flux-general", "b"), mark("flux", "c")]), [
      ["model=", "a"],
      ["flux", "a,b,c"],
      ["-general", "b"],
      ["-en&smart_format=true", ""],
    ]));
  test("marks outside of the text are clipped or fall away", () =>
    assert.deepEqual(
      shown([
        { start: -5, end: 5, id: "a", for: true },
        { start: 30, end: 99, id: "b", for: true },
        { start: 99, end: 120, id: "c", for: true },
        { start: 9, end: 9, id: "d", for: true },
      ]),
      [
        ["model", "a"],
        [text.slice(5, 30), ""],
        [text.slice(30), "b"],
      ],
    ));
  test("stretches cover the text, whatever the marks", () => {
    for (let seed = 1; seed < 200; seed++) {
      const random = (below: number) => (seed * 7919 + below * 104729) % below;
      const marks = [1, 2, 3].map((n) => {
        const start = random(text.length + n) - n;
        return { start, end: start + random(9 + n), id: String(n), for: true };
      });
      const pieces = segments(marks, text.length);
      assert.equal(pieces.map((piece) => text.slice(piece.start, piece.end)).join(""), text);
    }
  });

  const marks = [mark("model", "a"), mark("smart_format", "b")];
  const moved = (after: string) =>
    shiftMarks(marks, text, after).map(({ start, end, id }) => [id, after.slice(start, end)]);
  test("marks keep to their words while a person types", () => {
    assert.deepEqual(moved(text.replace("flux", "fluxx")), [
      ["a", "model"],
      ["b", "smart_format"],
    ]);
    assert.deepEqual(moved(`wss://${text}`), [
      ["a", "model"],
      ["b", "smart_format"],
    ]);
    assert.deepEqual(moved(`${text}&x=1`), [
      ["a", "model"],
      ["b", "smart_format"],
    ]);
    assert.deepEqual(moved(text), [
      ["a", "model"],
      ["b", "smart_format"],
    ]);
  });
  test("a mark that was edited falls away", () => {
    assert.deepEqual(moved(text.replace("smart", "smrt")), [["a", "model"]]);
    assert.deepEqual(moved(""), []);
  });
});

const answer: Answer = {
  verdict: "cause-found",
  headline: "Deepgram refused it: Flux model on /v1/listen",
  why: "Flux is served on /v2/listen only.",
  summary: "Deepgram refused it: Flux model on /v1/listen. Flux is served on /v2/listen only.",
  recognised: [
    { kind: "curl", at: { text: "paste:request", start: 0, end: 4 } },
    { kind: "HTTP response 400", at: { text: "paste:response", start: 0, end: 4 } },
    { kind: "KeepAlive", at: { text: "paste:response", start: 5, end: 6 } },
    { kind: "KeepAlive", at: { text: "paste:response", start: 7, end: 8 } },
  ],
  causes: [
    {
      id: "endpoint-flux-on-v1",
      title: "Flux model on /v1/listen",
      confidence: 0.97,
      explanation: "Flux is served on /v2/listen only.",
      evidence: [{ text: "model=flux-general-en", for: true }],
      ruledOut: [{ id: "auth-invalid-key", why: "The key was accepted." }],
      needs: [],
      fix: { text: "Use /v2/listen.", corrected: "curl ```x```", language: "curl" },
      docs: ["https://developers.deepgram.com/docs/errors"],
    },
  ],
  calls: [],
  requestIds: ["3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b"],
  notUnderstood: [],
  catalogue: "2026-11",
};

describe("words of the panel", () => {
  test("what was recognised stands beside its own box, each kind once", () => {
    assert.equal(recognisedWords(answer, "request", "curl"), "curl");
    assert.equal(recognisedWords(answer, "response", "…"), "HTTP response 400 · KeepAlive");
    assert.equal(recognisedWords(answer, "request", "  "), "");
    assert.equal(recognisedWords({ recognised: [] }, "request", "hello"), "");
  });

  test("the report names the cause in words and fences code that holds fences", () => {
    const text = report(answer, { request: "curl", response: "" });
    assert.match(text, /^\*\*Deepgram refused it: Flux model on \/v1\/listen\*\*$/m);
    assert.match(text, /^## `endpoint-flux-on-v1` \(almost certain\)$/m);
    assert.match(text, /````curl\ncurl ```x```\n````/);
    assert.match(text, /- For: model=flux-general-en/);
    assert.match(text, /- Not the cause: The key was accepted\./);
    assert.match(text, /Judged by the catalogue of 2026-11\./);
    assert.match(text, /Request id: `3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b`/);
    assert.doesNotMatch(text, /Response as pasted|Compared/);
  });

  test("the report holds what differs from a working request, whatever it is made of", () => {
    const comparison: Comparison = {
      summary: "The path decides it.",
      recognised: [],
      differences: [
        {
          part: "path",
          name: "path",
          failing: { text: "/v1/`listen`", at: { text: "paste:request", start: 0, end: 1 } },
          matters: "decides",
          why: "Flux.",
        },
      ],
      same: [],
      notCompared: [],
    };
    const text = report(answer, { request: "curl", response: "", working: "curl -v" }, comparison);
    assert.match(text, /- `path` \(decides it\): `` \/v1\/`listen` `` here, not there in the working request/);
    assert.match(text, /## Working request as pasted, keys masked\n\n```\ncurl -v/);
  });

  test("very long pastes are not kept", () => {
    assert.deepEqual(keepable({ request: "a", response: "b" }), { request: "a", response: "b" });
    assert.deepEqual(keepable({ request: "a".repeat(300_000), response: "b" }), { request: "", response: "" });
  });

  test("counts in the status", () => {
    const status = { state: "ready", files: 2, errors: 2, warnings: 1, catalogue: "2026-11" } as const;
    assert.deepEqual(
      [statusText("ready", status, english).short, statusText("ready", status, english).long],
      ["$(error) Deepgram 3", "Deepgram Doctor: 2 errors, 1 warning"],
    );
    assert.equal(statusText("ready", { ...status, errors: 0 }, english).short, "$(warning) Deepgram 1");
    assert.equal(statusText("ready", { ...status, errors: 0, warnings: 0 }, english).short, "$(pass) Deepgram");
    assert.equal(statusText("busy", status, english).busy, true);
    assert.equal(statusText("starting", undefined, english).busy, true);
    assert.equal(statusText("failed", undefined, english).problem, true);
  });
});

describe("the answer in one reading", () => {
  test("a correction's changed lines, one by one, and one that is only added", () =>
    assert.deepEqual(
      changedLines([
        { from: "  curl /v1/ \\\n  -d a", to: "  curl /v2/ \\\n  -d b" },
        { from: "", to: "-H 'Content-Type: audio/wav'" },
      ]),
      [
        { before: "curl /v1/ \\", after: "curl /v2/ \\" },
        { before: "-d a", after: "-d b" },
        { after: "-H 'Content-Type: audio/wav'" },
      ],
    ));
  test("a long reason is told by its first sentence, or by half of one, and nothing is lost", () => {
    const [long, next] = [`The word ${"is long ".repeat(10).trim()}.`, `Another one ${"follows ".repeat(8).trim()}.`];
    assert.deepEqual(firstOf("Short. And whole."), ["Short. And whole.", ""]);
    assert.deepEqual(firstOf(`${long} ${next}`), [long, next]);
    const clause = `Each model knows the languages that it was trained with: for another one ${"it answers ".repeat(6)}400.`;
    const [first, rest] = firstOf(clause);
    assert.equal(first, "Each model knows the languages that it was trained with.");
    assert.match(rest, /^For another one/);
  });
});

describe("files as pastes", () => {
  test("text is text, audio its first bytes", () => {
    assert.equal(fileText("a.log", new TextEncoder().encode("closed 1011\n")), "closed 1011");
    assert.equal(fileText("a.bin", new Uint8Array([82, 0])), "a.bin:\n52 00");
    assert.equal(fileText("call.WAV", new TextEncoder().encode("RIFF")), "call.WAV:\n52 49 46 46");
  });
});

describe("where text goes", () => {
  const requests = [
    "curl https://api.deepgram.com/v1/listen",
    "$ curl -X POST …",
    "POST /v1/listen HTTP/1.1",
    "wss://api.deepgram.com/v1/listen?model=nova-3",
    'const ws = new WebSocket("wss://api.deepgram.com/v1/listen");',
    'await fetch("https://api.deepgram.com/v1/listen")',
    "Invoke-RestMethod -Uri https://api.deepgram.com/v1/projects",
  ];
  const responses = [
    "HTTP/1.1 401 Unauthorized",
    '{"err_code":"INVALID_AUTH"}',
    "it closes after ten seconds",
    "WebSocket connection to 'wss://api.deepgram.com/v1/listen' failed",
    "close code=1011",
  ];
  for (const text of requests) test(`request: ${text}`, () => assert.equal(boxFor(text).request, text));
  for (const text of responses) test(`response: ${text}`, () => assert.equal(boxFor(text).response, text));

  test("the examples fill the box that they are made for", () => {
    for (const { id, request, response } of examples) {
      if (request) assert.equal(boxFor(request).request, request, id);
      assert.equal(boxFor(response).response, response, id);
    }
  });
});

describe("the statement around a finding", () => {
  const source = [
    'import { key } from "./key";',
    "",
    "const socket = new WebSocket(",
    '  "wss://api.deepgram.com/v1/listen?model=flux-general-en",',
    "",
    "  { headers: { Authorization: key } },",
    ");",
    "",
    "socket.close();",
  ].join("\n");

  test("goes from blank line to blank line, and never stops within brackets", () =>
    assert.equal(statementAround(source, source.indexOf("flux")), source.split("\n").slice(2, 7).join("\n")));
  test("holds at the edges of a file", () => {
    assert.equal(statementAround("", 0), "");
    assert.equal(statementAround("fetch(", 6), "fetch(");
    assert.equal(statementAround(source, source.length), "socket.close();");
  });
  test("is never longer than eighty lines", () => {
    const long = Array.from({ length: 500 }, (_, line) => `f(${line}, {`).join("\n");
    assert.ok(statementAround(long, long.length / 2).split("\n").length <= 80);
  });
});
