import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson, readLeniently } from "../../../server/src/core/paste/json/reader.ts";
import { strictEnd } from "../../../server/src/core/paste/json/strict.ts";
import { cut } from "../../../server/src/core/paste/text/slice.ts";

const source = (text: string) => ({ name: "paste:request" as const, text, secrets: [] });

test("JSON letter by letter is read as the lenient reader reads it", () => {
  const texts = [
    "{}",
    "[]",
    '{"a":1,"b":[true,false,null,-1.5e3],"c":{"d":{"e":[]}}}',
    '  { "a b" : "x\\n\\u0041\\"y" , "" : "" }  rest',
    '[\n  {"url":"https://example.com/a.wav"},\n  [[],{}]\n]',
    '{"text":"YOUR_API_KEY and <key> and {{ key }}","same":1,"same":2}',
    '{"inner":"{\\"type\\":\\"Results\\"}"}',
  ];
  for (const text of texts) {
    const slice = cut(source(text), 0, text.length);
    assert.deepEqual(
      JSON.parse(JSON.stringify(readJson(slice))),
      JSON.parse(JSON.stringify(readLeniently(slice))),
      text,
    );
  }
});

test("what JSON does not have is left to the lenient reader", () => {
  for (const text of [
    "{a:1}",
    "{'a':1}",
    '{"a":1,}',
    "[1,]",
    '{"a":01}',
    '{"a":"x\ny"}',
    '{"a":True}',
    '["\\q"]',
    '{"a":1',
    "[1 2]",
    "{1:2}",
    "[".repeat(200) + "]".repeat(200),
  ])
    assert.equal(strictEnd(text, 0), undefined, text);
});
