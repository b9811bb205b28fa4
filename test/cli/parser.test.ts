import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import typescript from "typescript";
import { usedNames } from "../../scripts/build/parser.mjs";
import { codeFixtures } from "../helpers/fixtures.ts";

const built: typeof typescript = createRequire(import.meta.url)("../../dist/typescript.cjs");

test("the built parser has all that the sources use of TypeScript", () => {
  const there = (name: string) => (typescript as unknown as Record<string, unknown>)[name] !== undefined;
  const missing = usedNames().filter((name) => there(name) && !Object.hasOwn(built, name));
  assert.deepEqual(missing, []);
});

test("the built parser sees the same trees as the whole of TypeScript", () => {
  for (const { files } of codeFixtures())
    for (const [name, text] of files)
      for (const part of [text, text.slice(0, text.length / 2)]) {
        assert.equal(tree(built, name, part), tree(typescript, name, part), name);
      }
});

/** Kinds and places of all nodes, and an edit parsed into the tree. */
function tree(ts: typeof typescript, name: string, text: string): string {
  const kind = name.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, kind);
  const span = { start: text.length >> 1, length: 0 };
  const edited = `${text.slice(0, span.start)} x${text.slice(span.start)}`;
  const lines: string[] = [];
  const visit = (node: typescript.Node): void => {
    lines.push(`${node.kind} ${node.pos} ${node.getStart()} ${node.end}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  visit(ts.updateSourceFile(source, edited, { span, newLength: 2 }));
  return lines.join("\n");
}
