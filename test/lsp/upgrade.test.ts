import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withEditor } from "./support/editor.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/upgrade/${name}`, import.meta.url), "utf8");
const manifest = (version: string) => ({ "package.json": `{"dependencies":{"@deepgram/sdk":"${version}"}}` });
const kinds = ["refactor.rewrite"];

for (const [name, golden, version] of [
  ["v2.js", "v2.v5.js", "2.4.0"],
  ["v3-sockets.js", "v3-sockets.v5.js", "3.13.0"],
  ["v4-module.ts", "v4-module.v5.ts", "4.11.3"],
  ["v4-agent.ts", "v4-agent.v5.ts", "4.11.3"],
  ["by-hand.ts", "by-hand.v5.ts", "4.11.3"],
] as const)
  test(`${name} is upgraded from the editor`, () =>
    withEditor({ files: manifest(version) }, async (editor) => {
      await editor.open(name, fixture(name));
      const upgrades = (await editor.actions(name, "@deepgram/sdk", kinds)).filter(({ title }) =>
        /^Upgrade/.test(title),
      );
      assert.equal(upgrades.length, 1);
      const whole = fixture(golden).trimEnd();
      await editor.apply(upgrades[0]!.edit!);
      const written = editor.text(name).trimEnd();
      assert.equal(written, whole.slice(0, written.length));
      const left = whole.slice(written.length).split("\n").filter(Boolean).length;
      assert.equal(/\((\d+) places? (?:is|are) left/.exec(upgrades[0]!.title)?.[1] ?? "0", String(left));
    }));

test("no upgrade is offered for code of version 5, nor away from what would change", () =>
  withEditor({ files: manifest("5.0.0") }, async (editor) => {
    await editor.open("v5.ts", fixture("v4-agent.v5.ts"));
    const titles = async (name: string, at: string) =>
      (await editor.actions(name, at, kinds)).map(({ title }) => title).filter((title) => /^Upgrade/.test(title));
    assert.deepEqual(await titles("v5.ts", "@deepgram/sdk"), []);
    await editor.open("v2.js", `const apart = 1;\n\n\n${fixture("v2.js")}`);
    assert.deepEqual(await titles("v2.js", "apart"), []);
  }));
