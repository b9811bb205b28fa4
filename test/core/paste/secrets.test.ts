import assert from "node:assert/strict";
import { test } from "node:test";
import { painter } from "../../../server/src/cli/colour.ts";
import { asJson } from "../../../server/src/cli/explain/json.ts";
import { asMarkdown } from "../../../server/src/cli/explain/markdown.ts";
import { asText } from "../../../server/src/cli/explain/pretty.ts";
import { Pasted } from "../../../server/src/cli/explain/texts.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { answer as answerTo } from "../../../server/src/core/explain/index.ts";
import { type PasteInput, readPaste } from "../../../server/src/core/paste/index.ts";
import { kinds, random } from "../../helpers/secret-kinds.ts";
import { filled, places } from "../../helpers/secret-places.ts";

/** Every kind in every place costs minutes: each place gets these many kinds here, all of them in `redact.test.ts`. */
const kindsAPlace = 3;

/** Every string of an object, maps and keys included. */
function strings(value: unknown, found: string[] = [], seen = new Set<unknown>()): string[] {
  if (typeof value === "string") found.push(value);
  else if (value && typeof value === "object" && !seen.has(value)) {
    seen.add(value);
    if (value instanceof Map) for (const [name, each] of value) strings([name, each], found, seen);
    for (const [name, each] of Object.entries(value)) {
      found.push(name);
      strings(each, found, seen);
    }
  }
  return found;
}

/** All that is shown of a paste, in each form. */
function shown(input: PasteInput): string {
  const paste = readPaste(input, lowerPasted);
  assert.equal(paste.texts["paste:request"].length, input.request.length);
  assert.equal(paste.texts["paste:response"].length, input.response.length);
  const answer = answerTo(paste);
  const pasted = new Pasted(paste.texts);
  const forms = [asJson(answer, pasted, []), asMarkdown(answer, []), asText(answer, pasted, [], painter(false))];
  return [...strings(paste), JSON.stringify(paste), JSON.stringify(answer), ...forms].join("\n");
}

let turn = 0;
for (const [group, templates] of Object.entries(places)) {
  test(`no credential survives in ${group}`, () => {
    const next = random(group.length * 7919);
    for (const place of templates) {
      for (let i = 0; i < kindsAPlace; i++) {
        const kind = kinds[turn++ % kinds.length]!;
        const put = filled(place, kind, next);
        if (!put) continue;
        for (const input of [
          { request: put.text, response: "" },
          { request: "", response: put.text },
        ]) {
          const all: string = shown(input);
          const leaked: string | undefined = put.pieces.find((piece) => all.includes(piece));
          assert.equal(leaked, undefined, `${kind.name} in: ${put.text.slice(0, 400)}`);
        }
      }
    }
  });
}
