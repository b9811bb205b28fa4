import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { lowerPasted } from "../../server/src/core/code/pasted.ts";
import type { Comparison, Matters } from "../../server/src/core/compare/comparison.ts";
import { compare } from "../../server/src/core/compare/index.ts";
import { answer } from "../../server/src/core/explain/index.ts";
import { type Paste, readPaste } from "../../server/src/core/paste/index.ts";
import { withKeys } from "../helpers/fixtures.ts";

const fixture = new URL("../fixtures/comparisons/requests.md", import.meta.url);

interface Case {
  readonly name: string;
  readonly expected: readonly (readonly [field: string, text: string])[];
  readonly failing: string;
  readonly answer: string;
  readonly working: string;
}

const cases = readFileSync(fixture, "utf8")
  .split(/^## /m)
  .slice(1)
  .map((section): Case => {
    const [head = "", ...parts] = section.split(/^### /m);
    const [name = "", ...lines] = head.trimEnd().split("\n");
    const part = (title: string) =>
      withKeys(parts.find((each) => each.startsWith(`${title}\n`))?.slice(title.length + 1) ?? "").trimEnd();
    const expected = lines.map((line) => {
      const [, field = "", text = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
      return [field, text] as const;
    });
    return { name, expected, failing: part("failing"), answer: part("answer"), working: part("working") };
  });

function compared(failing: string, response: string, working: string): Comparison & { readonly texts: Paste["texts"] } {
  const paste = readPaste({ request: failing, response }, lowerPasted);
  const other = readPaste({ request: working, response: "" }, lowerPasted);
  return { ...compare(paste, answer(paste), other), texts: paste.texts };
}

const fields: Readonly<Record<string, Matters>> = {
  decides: "decides",
  may: "may-matter",
  differs: "only-differs",
};

describe("a failing request beside a working one", () => {
  for (const each of cases)
    test(each.name, () => {
      const found = compared(each.failing, each.answer, each.working);
      const wanted = (field: string) => each.expected.flatMap(([name, text]) => (name === field ? [text] : []));
      for (const [field, matters] of Object.entries(fields)) {
        const names = found.differences.filter((one) => one.matters === matters);
        const told = names.map(({ name, rule }) => (matters === "decides" && rule ? `${name} by ${rule}` : name));
        assert.deepEqual(told, wanted(field), `${field}: ${JSON.stringify(found.differences)}`);
      }
      for (const text of wanted("says")) assert.ok(found.summary.includes(text), found.summary);
      for (const text of wanted("same")) assert.ok(found.same.join("\n").includes(text), found.same.join("\n"));
      for (const text of wanted("not"))
        assert.ok(found.notCompared.join("\n").includes(text), found.notCompared.join("\n"));
      assert.ok(!JSON.stringify(found).includes(withKeys("{{key}}").slice(0, 12)));
    });

  test("each side says where it stands", () => {
    const failing = "wss://api.deepgram.com/v1/listen?model=flux-general-en";
    const { differences, texts } = compared(failing, "", failing.replace("v1", "v2"));
    const at = differences[0]?.failing?.at;
    assert.equal(at && texts[at.text as "paste:request"].slice(at.start, at.end), "/v1/listen");
    assert.equal(differences[0]?.working?.at.start, failing.indexOf("/v1"));
  });
});

const url = "https://api.deepgram.com/v1/listen?model=nova-3";
const hostile: Readonly<Record<string, string>> = {
  "nested brackets": `curl ${url} -d '${"[".repeat(10_000)}'`,
  "an open quote": `curl "${url} -H 'Authorization: ${"a b ".repeat(250_000)}`,
  "a line of four megabytes": `curl ${url}&tag=${"x".repeat(4_000_000)}`,
  "many parameters": `${url}${Array.from({ length: 50_000 }, (_, n) => `&p${n}=${n}`).join("")}`,
  "a wide body": `curl ${url} -d '${JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])))}'`,
  "HAR of a thousand": JSON.stringify({
    log: { entries: Array(1000).fill({ request: { method: "POST", url, headers: [] }, response: { status: 400 } }) },
  }),
  "null bytes and lone surrogates": `curl\0 ${url}&a=\ud800 -H "x: \udfff"`,
};

describe("hostile comparisons are answered in time", () => {
  for (const [name, text] of Object.entries(hostile))
    test(name, () => {
      for (const [failing, working] of [
        [text, `curl ${url}`],
        [`curl ${url}`, text],
      ] as const) {
        const paste = readPaste({ request: failing, response: "" }, lowerPasted);
        const answered = answer(paste);
        const other = readPaste({ request: working, response: "" }, lowerPasted);
        const began = process.cpuUsage();
        const found = compare(paste, answered, other);
        const { user, system } = process.cpuUsage(began);
        assert.ok((user + system) / 1000 < 2000, `${Math.round((user + system) / 1000)} ms`);
        assert.ok(found.summary.length > 0 && found.summary.length < 1000);
        assert.ok(found.differences.length <= 60);
      }
    });
});
