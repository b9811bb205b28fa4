import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { errorLiteralAt, knownErrors, wordAround } from "../../client/src/known-errors.ts";

const id = "3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b";

describe("known errors in a line", () => {
  const cases: readonly (readonly [line: string, found: readonly string[]])[] = [
    [`  dg-request-id: ${id}`, [id]],
    [`{"request_id":"${id}","err_code":"INVALID_AUTH"}`, [id, "INVALID_AUTH"]],
    [`requestId=${id}`, [id]],
    [`Request ID: ${id}.`, [id]],
    [`{\\"request_id\\": \\"${id}\\"}`, [id]],
    [`job ${id} done`, []],
    [`userId: ${id}`, []],
    ["closed 1011 NET-0001 see https://dpgr.am/net0001.", ["NET-0001", "https://dpgr.am/net0001"]],
    ["code=1008 reason=DATA-0000", ["DATA-0000"]],
    ["METADATA-0000 and NET-00012 are others' words", []],
    ["https://notdpgr.am/x", []],
    ["", []],
  ];
  for (const [line, found] of cases)
    test(line || "nothing", () =>
      assert.deepEqual(
        knownErrors(line).map(({ start, end }) => line.slice(start, end)),
        found,
      ),
    );

  test("a line of a megabyte is quick", () => {
    const began = performance.now();
    knownErrors(`request_id ${"a-".repeat(500_000)}`);
    assert.ok(performance.now() - began < 100);
  });
});

describe("the word of a terminal's line around an error", () => {
  const word = (line: string, error: string) => {
    const start = line.indexOf(error);
    const found = wordAround(line, { start, end: start + error.length });
    return line.slice(found.start, found.end);
  };
  test("goes to the blanks around it", () =>
    assert.equal(word("closed reason=NET-0001; bye", "NET-0001"), "reason=NET-0001;"));
  test("ends at quotes and brackets", () => assert.equal(word(`{"request_id":"${id}"}`, id), id));
  test("ends with the line", () => assert.equal(word("NET-0001", "NET-0001"), "NET-0001"));
});

describe("string literals that hold a known error", () => {
  const line = `if (reason === "NET-0001 timed out" && other !== 'fine') log(\`${id}\`);`;
  const at = (word: string) => {
    const found = errorLiteralAt(line, line.indexOf(word));
    return found && line.slice(found.start, found.end);
  };
  test("the literal around the cursor", () => assert.equal(at("0001"), "NET-0001 timed out"));
  test("a literal without an error", () => assert.equal(at("fine"), undefined));
  test("an id of which nothing is said", () => assert.equal(at(id), undefined));
  test("no literal", () => assert.equal(at("reason"), undefined));
});
