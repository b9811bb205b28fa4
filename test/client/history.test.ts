import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../client/src/panel/history.ts";

const titles = (history: History) => history.entries.map(({ title }) => title);

test("the newest is first, ten are kept, and a paste comes once", () => {
  const history = new History();
  for (let i = 0; i < 12; i++) history.note({ title: String(i), request: `${i}`.repeat(40), response: "" });
  assert.deepEqual(titles(history), ["11", "10", "9", "8", "7", "6", "5", "4", "3", "2"]);
  history.note({ title: "5 again", request: "5".repeat(40), response: "" });
  assert.deepEqual(titles(history).slice(0, 2), ["5 again", "11"]);
  assert.equal(history.entries.length, 10);
});

test("a paste that is typed on takes its own place", () => {
  const history = new History();
  const request = 'curl "https://api.deepgram.com/v1/listen?model=nova-3"';
  history.note({ title: "a", request, response: "" });
  history.note({ title: "b", request: request.replace("nova-3", "nova-2"), response: "" });
  history.note({ title: "c", request: request.replace("nova-3", "nova-2"), response: "HTTP/1.1 400 Bad Request" });
  history.note({ title: "other", request: "", response: "closed with 1011" });
  assert.deepEqual(titles(history), ["other", "c"]);
});

test("nothing, and what is very long, is not kept", () => {
  const history = new History();
  history.note({ title: "empty", request: " ", response: "" });
  history.note({ title: "long", request: "x".repeat(200_001), response: "" });
  assert.deepEqual(titles(history), []);
});
