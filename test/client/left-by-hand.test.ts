import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, found, isDone, type Tracked } from "../../client/src/upgrade/tracked.ts";
import { afterEdits } from "../../server/src/core/text/after-edits.ts";

const before = "import a; call(x); other(y);";
const edit = (part: string, newText: string) => {
  const start = before.indexOf(part);
  return { text: "file:///a.ts", start, end: start + part.length, newText };
};
const at = (part: string) => ({ start: before.indexOf(part), end: before.indexOf(part) + part.length });

test("a place stands where it did once edits before it, beside it and in it are made", () => {
  const show = (part: string, ...edits: ReturnType<typeof edit>[]) => {
    const { text, placeOf } = afterEdits(before, edits);
    const { start, end } = placeOf(at(part));
    return text.slice(start, end);
  };
  assert.equal(show("call(x)", edit("import a", "import { a, b }")), "call(x)");
  assert.equal(show("call(x)", edit("other(y)", "")), "call(x)");
  assert.equal(show("call(x)", edit("call", "longer")), "longer(x)");
  assert.equal(show("call(x)", edit("x", "one, two")), "call(one, two)");
  assert.equal(show("call(x)", edit("call(x)", "await call()")), "await call()");
  assert.equal(show("x", edit("call(x)", "await call()")), "await call()");
  assert.equal(show("call(x)", { ...edit("call(x)", "await "), end: at("call(x)").start }), "call(x)");
});

test("a place is followed, is done when its text changes, and comes back when that is undone", () => {
  let text = "one();\nold(call);\nthree();";
  let place: Tracked = { start: 7, end: 16, text: "old(call)" };
  const change = (from: string, to: string) => {
    const change = { rangeOffset: text.indexOf(from), rangeLength: from.length, text: to };
    text = text.slice(0, change.rangeOffset) + to + text.slice(change.rangeOffset + from.length);
    place = follow(place, change);
    return isDone(place, text);
  };
  assert.equal(change("one", "first\nsecond"), false);
  assert.equal(change("three", "3"), false);
  assert.equal(change("old(call)", "fresh(call, 5)"), true);
  assert.equal(text.slice(place.start, place.end), "fresh(call, 5)");
  assert.equal(change("fresh(call, 5)", "old(call)"), false);
  assert.equal(change("(call)", "()"), true);
  assert.equal(change("old();\n", ""), true);
});

test("a place that is not where it was expected is its only occurrence, or none", () => {
  assert.equal(found("a b c", "b", 2), 2);
  assert.equal(found("x a b c", "b", 2), 4);
  assert.equal(found("b b", "b", 1), undefined);
  assert.equal(found("a", "b", 0), undefined);
});
