import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { globSync } from "../../scripts/lib/glob.mjs";

type Texts = Readonly<Record<string, string>>;
const read = (path: string): Texts => JSON.parse(readFileSync(path, "utf8"));

/** What a translation must keep: places for values, code, links, and setting words. */
const marks = (text: string) => (text.match(/\{\d\}|`[^`]+`|\]\([^)]+\)|%\d\w/g) ?? []).sort();

/** A translation has the keys of the original, none of them empty, each with the same marks. */
function assertWhole(original: Texts, translation: Texts): void {
  assert.deepEqual(Object.keys(translation).sort(), Object.keys(original).sort());
  for (const [key, text] of Object.entries(translation)) {
    assert.ok(text.trim(), key);
    assert.deepEqual(marks(text), marks(original[key]!), key);
  }
}

/** The texts of `client/src` that are translated when they are shown, and those that a person sees untranslated. */
function clientTexts(): { readonly translated: Set<string>; readonly bare: string[] } {
  const translated = new Set<string>();
  const bare: string[] = [];
  for (const path of globSync("client/src", /\.ts$/)) {
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const name = node.expression.getText().split(".").at(-1)!;
        const [first] = node.arguments;
        if (name === "t") {
          assert.ok(first && ts.isStringLiteralLike(first), `${path}: ${node.getText()} has no text to look up`);
          translated.add(first.text);
        }
        if (/^show(?:Information|Warning|Error)Message$|^setStatusBarMessage$/.test(name))
          for (const given of node.arguments) if (ts.isStringLiteralLike(given)) bare.push(`${path}: ${given.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { translated, bare };
}

test("the manifest names keys that exist, all of them, and German has them all", () => {
  const manifest = readFileSync("package.json", "utf8");
  const named = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);
  const texts = read("package.nls.json");
  assert.deepEqual([...new Set(named)].sort(), Object.keys(texts).sort());
  assertWhole(texts, read("package.nls.de.json"));
  for (const text of Object.values(texts)) assert.doesNotMatch(text, /^%/);
});

test("every text of the client is translated, and German has them all", () => {
  const { translated, bare } = clientTexts();
  assert.ok(translated.size > 60);
  assert.deepEqual(bare, []);
  assertWhole(Object.fromEntries([...translated].map((text) => [text, text])), read("l10n/bundle.l10n.de.json"));
});

test("what is translated is packed", () => {
  const { files, l10n } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.equal(l10n, "./l10n");
  for (const name of ["l10n", "package.nls.json", "package.nls.de.json"]) assert.ok(files.includes(name), name);
});
