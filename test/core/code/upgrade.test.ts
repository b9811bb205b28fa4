import "../../helpers/typescript.ts";
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "../../../server/src/core/code/parse.ts";
import { type Upgrade, upgradeSource } from "../../../server/src/core/code/upgrade/index.ts";
import type { Edit } from "../../../server/src/core/exchange/origin.ts";
import { memoryProject } from "../../helpers/fixtures.ts";

const folder = new URL("../../fixtures/upgrade/", import.meta.url);

/** What is expected of `<name>.<ext>`: `<name>.v5.<ext>`, with what is left to a person as comments at its end. */
for (const name of readdirSync(folder).filter((each) => !/\.v5\./.test(each)))
  test(`upgrades ${name}`, () => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const found = upgrade(text, name);
    assert.ok(found);
    const written = applied(text, found.edits);
    const left = found.left.map(({ at, what }) => `// ${text.slice(at.start, at.end).split("\n")[0]}: ${what}`);
    const golden = new URL(name.replace(/(\.\w+)$/, ".v5$1"), folder);
    const whole = [written.trimEnd(), ...left, ""].join("\n");
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, whole);
    assert.equal(whole, readFileSync(golden, "utf8"));
    const parsed = parse({ uri: `file:///project/${name}`, text: written });
    const errors =
      "source" in parsed ? (parsed.source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics : [1];
    assert.equal(errors.length, 0);
    if (left.length === 0) assert.equal(upgrade(written, name), undefined, "a second time changes nothing");
  });

function upgrade(text: string, name: string): Upgrade | undefined {
  const uri = `file:///project/${name}`;
  const version = /^v2/.test(name) ? "2.4.0" : /^v3/.test(name) ? "3.13.0" : "4.11.3";
  return upgradeSource({ uri, text }, memoryProject(new Map([[uri, text]]), version));
}

function applied(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const edit of edits) {
    assert.ok(edit.start >= at, `edits overlap at '${text.slice(edit.start, edit.start + 40)}'`);
    out += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return out + text.slice(at);
}
