import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import type { Paste } from "../../../server/src/core/paste/index.ts";
import { read, tell } from "../../helpers/pastes.ts";

const folder = new URL("../../fixtures/pastes/read/", import.meta.url);

/** Places that lie outside of their text, and characters that do not stand where they are said to. */
function misplaced(paste: Paste): string[] {
  const wrong: string[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (!value || typeof value !== "object" || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Map) for (const each of value.keys()) visit(each);
    const { start, end, text, exact, origin } = value as Record<string, unknown>;
    if (typeof start === "number" && typeof end === "number" && typeof text === "string" && text.startsWith("paste:")) {
      const whole = paste.texts[text as "paste:request"];
      if (!(start >= 0 && start <= end && end <= whole.length)) wrong.push(`${text} ${start}-${end}`);
    }
    if (exact === true && origin && typeof text === "string") {
      const at = origin as { text: "paste:request"; start: number; end: number };
      const there = paste.texts[at.text].slice(at.start, at.end);
      if (there !== text) wrong.push(`'${text}' at '${there}'`);
    }
    for (const each of Object.values(value)) visit(each);
  };
  visit(paste);
  return wrong;
}

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
    test(`${file}: ${name}`, () => {
      assert.deepEqual(told, expected.trimEnd().split("\n"));
      assert.deepEqual(misplaced(paste), []);
    });
  }
  if (process.env.UPDATE) writeFileSync(new URL(file, folder), written.join("\n"));
}
