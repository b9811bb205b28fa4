import assert from "node:assert/strict";
import { test } from "node:test";
import { type ExplainResult, requests } from "../../server/src/protocol.ts";
import { Editor, withEditor } from "./support/editor.ts";
import { fluxOnV1 } from "./support/texts.ts";

/** Megabytes of log, of which the last line is the failure. */
const line = '2026-11-03T10:00:00.123Z INFO  queue depth 12, worker 3 idle, next poll in 250 ms {"job":"transcode"}\n';
const longLog = `${line.repeat(40_000)}POST https://api.deepgram.com/v1/listen?model=flux-general-en 400 Bad Request\n`;

test("a key is answered while a paste of megabytes is explained", () =>
  withEditor({}, async (editor) => {
    await editor.open("a.ts", fluxOnV1);
    await editor.diagnostics("a.ts");
    const order: string[] = [];
    const explained = editor.wire
      .sendRequest<ExplainResult>(requests.explain, { request: "", response: longLog, sequence: 1 })
      .then((result) => {
        order.push("explained");
        return result;
      });
    await editor.replace("a.ts", "/v1/listen", "/v2/listen");
    await editor.diagnostics("a.ts");
    order.push("checked");
    const { answer } = await explained;
    assert.deepEqual(order, ["checked", "explained"]);
    assert.equal(answer.causes[0]?.id, "endpoint-flux-on-v1");
  }));

test("a newer paste ends the explanation of an older one, and has its own places", () =>
  withEditor({}, async (editor) => {
    const older = editor.wire.sendRequest(requests.explain, { request: "", response: longLog, sequence: 1 });
    const gone = assert.rejects(older, { code: -32800 });
    const newer = await editor.wire.sendRequest<ExplainResult>(requests.explain, {
      request: "",
      response: `${longLog}\n`,
      sequence: 2,
    });
    await gone;
    assert.equal(newer.sequence, 2);
    assert.equal(newer.answer.causes[0]?.id, "endpoint-flux-on-v1");
  }));

test("a server that is explaining ends with its editor", async () => {
  const editor = await Editor.start();
  const order: string[] = [];
  editor.wire
    .sendRequest(requests.explain, { request: "", response: longLog.repeat(2), sequence: 1 })
    .then(() => order.push("explained"))
    .catch(() => undefined);
  // Answered beside the explanation: it has begun.
  await editor.wire.sendRequest(requests.status, {});
  await editor.hangUp();
  assert.deepEqual(order, []);
});
