import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { read, tell } from "../../helpers/pastes.ts";

const folder = new URL("../../fixtures/pastes/read/", import.meta.url);

/**
 * Files of cases: `=== name`, what is pasted into the request's box, `--- response` and what is pasted there, `--- reads` and what is read,
 * one line a fact. With UPDATE=1 the last part is written anew, to be looked at.
 */
for (const file of readdirSync(folder)) {
  const text = readFileSync(new URL(file, folder), "utf8");
  const cases = text.split(/^=== /m).slice(1);
  const written: string[] = [];
  for (const each of cases) {
    const [name = "", ...rest] = each.split("\n");
    const [pasted = "", expected = ""] = rest.join("\n").split(/^--- reads\n/m);
    const [request = "", response = ""] = pasted.replace(/\n+$/, "").split(/\n?^--- response\n/m);
    const paste = read(request, response, lowerPasted);
    const told = [...tell(paste), `~ ${[...new Set(paste.recognised.map(({ kind }) => kind))].join(", ")}`];
    written.push(`=== ${name}\n${pasted.replace(/\n+$/, "")}\n--- reads\n${told.join("\n")}\n`);
    if (process.env.UPDATE) continue;
    test(`${file}: ${name}`, () => assert.deepEqual(told, expected.trimEnd().split("\n")));
  }
  if (process.env.UPDATE) writeFileSync(new URL(file, folder), written.join("\n"));
}
