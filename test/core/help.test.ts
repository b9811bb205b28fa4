import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterHelp, placeByUse, readersNote } from "../../server/src/core/catalogue/describe/help.ts";
import { describeParameter, endpoints, parametersOf } from "../../server/src/core/catalogue/index.ts";

const all = endpoints.flatMap(({ key }) =>
  Object.entries(parametersOf(key)?.params ?? {}).map(([name, found]) => ({ key, name, found })),
);

test("every parameter that is offered says in one sentence what it does", () => {
  const silent = all
    .filter(({ found }) => found.inSpec && !found.deprecated && found.available !== false)
    .filter(({ key }) => /\/(?:listen|speak|read)$/.test(key))
    .filter(({ key, name }) => !parameterHelp(key, name));
  assert.deepEqual([...new Set(silent.map(({ name }) => name))], []);
  for (const { key, name } of all) {
    const help = parameterHelp(key, name) ?? "";
    assert.ok(help.length < 130 && !help.endsWith("."), help);
  }
});

test("no hover speaks to those who write rules", () => {
  for (const { key, name } of all)
    assert.doesNotMatch(
      describeParameter(key, name) ?? "",
      /\bspec\b|do not report|never an error|sanity range|tolerated|SDK v\d/i,
    );
  assert.equal(readersNote("beta; absent from the spec"), "beta");
  assert.equal(readersNote("documented with smart_format; absent from the spec"), "");
});

test("by use: the model first, callbacks late, what is unknown last", () => {
  const names = ["callback", "tag", "language", "smart_format", "model", "nope"];
  const place = (name: string) => placeByUse("rest:/v1/listen", name);
  assert.deepEqual(
    [...names].sort((a, b) => place(a) - place(b)),
    ["model", "language", "smart_format", "callback", "tag", "nope"],
  );
});
