import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";

/** A person's words and the cause that stands first; without one, nothing is told that is Deepgram's to answer. */
interface Description {
  readonly text: string;
  readonly cause?: string;
  /** Causes that the words fit as well. */
  readonly or?: readonly string[];
}

const all: readonly Description[] = JSON.parse(
  readFileSync(new URL("../../fixtures/descriptions.json", import.meta.url), "utf8"),
);

for (const { text, cause, or = [] } of all)
  test(`${cause ?? "no cause"}: ${text.slice(0, 90)}`, () => {
    const { causes } = explain({ request: "", response: text }, lowerPasted);
    const [first] = causes;
    if (cause === undefined) assert.deepEqual(first?.id, undefined);
    else assert.ok(first && [cause, ...or].includes(first.id), `${causes.map(({ id }) => id)}`);
  });

test("a mistake whose own thing is not named is not proposed, nor one that the words contradict", () => {
  const ids = (text: string) => explain({ request: "", response: text }, lowerPasted).causes.map(({ id }) => id);
  assert.ok(
    !ids("Deepgram live closes when our callers are quiet, keepalive goes out every 20 seconds.").includes(
      "ws-keepalive-missing",
    ),
  );
  assert.ok(!ids("Deepgram says 401, the header is Authorization: Bearer and my key.").includes("auth-missing-scheme"));
  assert.ok(!ids("nova-3 on the deepgram socket gives garbage for our callers.").some((id) => id.includes("flux")));
});
