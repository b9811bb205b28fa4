import assert from "node:assert/strict";
import { test } from "node:test";
import { timelineOf } from "../../server/src/core/explain/timeline.ts";
import { read } from "../helpers/pastes.ts";

const timeline = (response: string) =>
  timelineOf(read("wss://api.deepgram.com/v1/listen?model=nova-3", response).exchanges);

test("frames, KeepAlives, the pause and the close stand in their order", () => {
  const found = timeline(`12:00:00.000 > binary 3200 bytes
12:00:00.500 < {"type":"Results","is_final":true}
12:00:01.000 > {"type":"KeepAlive"}
12:00:12.000 close 1011 NET-0001`);
  assert.deepEqual(
    found?.marks.map(({ kind, at }) => [kind, at]),
    [
      ["sent", 0],
      ["received", 500],
      ["keepalive", 1000],
      ["close", 12_000],
    ],
  );
  assert.deepEqual(found.gaps, [{ from: 1000, to: 12_000 }]);
  assert.deepEqual(found.words, [
    "In 12.0 s: 1 sent, 1 KeepAlive, 1 received.",
    "Nothing sent from 1.0 s to 12.0 s: 11.0 s.",
    "Closed at 12.0 s with 1011.",
  ]);
});

test("each frame says its type, size, time and meaning", () => {
  const found = timeline(`12:00:00.000 > binary 3200 bytes
12:00:00.500 < {"type":"Results","is_final":true}
12:00:01.000 > {"type":"KeepAlive"}
12:00:02.000 < {"type":"SomethingNew"}
12:00:12.000 close 1011 NET-0001`);
  const texts = found?.marks.map(({ text }) => text) ?? [];
  assert.match(texts[0]!, /^Audio sent · 3,200 bytes · 0\.0 s\. Audio for Deepgram\.$/);
  assert.match(texts[1]!, /^Results received · (?:\d+ bytes · )?0\.5 s\. Words that were heard\.$/);
  assert.match(texts[2]!, /^KeepAlive sent · (?:\d+ bytes · )?1\.0 s\. Keeps the socket open/);
  assert.match(texts[3]!, /^SomethingNew received · (?:\d+ bytes · )?2\.0 s$/);
  assert.match(texts[4]!, /^Closed with 1011 · 12\.0 s\./);
});

test("frames without times, one moment alone, and other pastes have no timeline", () => {
  assert.equal(timeline('> {"type":"KeepAlive"}\nclose 1011'), undefined);
  assert.equal(timeline("12:00:00.000 > binary 3200 bytes"), undefined);
  assert.equal(timeline("HTTP/1.1 400 Bad Request"), undefined);
});

test("thousands of frames are drawn as a few hundred", () => {
  const lines = Array.from({ length: 5000 }, (_, i) => {
    const stamp = new Date(i * 20).toISOString().slice(11, 23);
    return `${stamp} > binary 640 bytes`;
  });
  const found = timeline(lines.join("\n"));
  assert.ok(found && found.marks.length <= 401, String(found?.marks.length));
  assert.deepEqual(found.gaps, []);
  assert.match(found.marks[0]!.text, /12 more until 0\.2 s\.$/);
});
