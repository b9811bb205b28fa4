import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type ts from "typescript";
import { collect, emptyFound, type Indexed, indexOf } from "../../../server/src/core/code/file-index.ts";
import { type Parsed, parse } from "../../../server/src/core/code/parse.ts";
import "../../helpers/typescript.ts";

const folder = "test/fixtures/code/shapes";
const typed = [
  "}",
  "{",
  "(",
  ")",
  ";",
  " ",
  "\n",
  "x",
  "f(a.b(), ",
  "new X(",
  ".key",
  "`${",
  '"',
  "if (a) {",
  "<div/>",
  "/*",
];

/** A generator of numbers that is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** The nodes of an index as a fresh walk would give them. */
function fresh(source: ts.SourceFile): unknown[] {
  const found = emptyFound();
  collect(source, found);
  return [found.calls, found.news, found.identifiers, found.members, found.jsx];
}

/** The index of a tree holds the same nodes in the same order. */
function agrees(source: ts.SourceFile): void {
  const index = indexOf(source);
  const [calls, news, identifiers, members, jsx] = fresh(source) as [
    ts.Node[],
    ts.Node[],
    ts.Identifier[],
    ts.PropertyAccessExpression[],
    number,
  ];
  const same = (a: readonly ts.Node[], b: readonly ts.Node[]) => a.length === b.length && a.every((n, i) => n === b[i]);
  assert.ok(same(index.calls, calls), "calls");
  assert.ok(same(index.news, news), "constructions");
  assert.equal(index.hasJsx, jsx > 0);
  const names = new Set(identifiers.map((id) => id.text));
  assert.deepEqual(new Set(index.identifiers.keys()), names);
  for (const name of names)
    assert.ok(
      same(
        index.identifiers.get(name)!,
        identifiers.filter((id) => id.text === name),
      ),
      `identifier ${name}`,
    );
  const memberNames = new Set(members.map((node) => node.name.text));
  assert.deepEqual(new Set(index.members.keys()), memberNames);
  for (const name of memberNames)
    assert.ok(
      same(
        index.members.get(name)!,
        members.filter((node) => node.name.text === name),
      ),
      `member ${name}`,
    );
}

test("after any edit the index is the one that a walk over the new tree would give", () => {
  const files = readdirSync(folder)
    .filter((name) => /\.[jt]sx?$/.test(name))
    .slice(0, 25);
  assert.ok(files.length > 10);
  const pick = numbers(7);
  let carried = 0;
  for (const name of files) {
    let text = readFileSync(join(folder, name), "utf8").repeat(3);
    let parsed = parse({ uri: `file:///${name}`, text }) as Parsed;
    indexOf(parsed.source);
    for (let edit = 0; edit < 16; edit++) {
      const at = pick(text.length);
      text =
        text.slice(0, at) + (pick(3) > 0 ? typed[pick(typed.length)]! : "") + text.slice(at + (pick(2) ? pick(60) : 0));
      parsed = parse({ uri: `file:///${name}`, text }, parsed) as Parsed;
      if ((parsed.source as Indexed).deepgramIndex) carried++;
      agrees(parsed.source);
    }
  }
  assert.ok(carried > files.length * 13, `only ${carried} indexes were carried over`);
});
