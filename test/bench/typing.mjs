import { performance } from "node:perf_hooks";
import ts from "typescript";
import { Client } from "./client.mjs";
import { percentile, row } from "./measure.mjs";
import { calling } from "./tree.mjs";

const uri = "file:///bench/typing.ts";
const keys = 40;

/** A key typed near the end of a file: from the change to the answer, beside an incremental parse and one visit of all nodes. */
export async function typing() {
  for (const lines of [500, 2_000, 10_000]) {
    const text = calling(1, lines - 25);
    const client = new Client();
    await client.initialize();
    client.open(uri, text);
    await client.diagnostics(uri);
    const at = { line: lines - 12, character: 0 };
    const times = [];
    for (let key = 0; key < keys; key++) {
      const began = performance.now();
      client.change(uri, key + 2, { start: at, end: at }, " ");
      await client.diagnostics(uri);
      times.push(performance.now() - began);
    }
    row(`a key typed, 95th percentile, ${lines} lines`, percentile(times.slice(8), 0.95), floor(text), "1.5");
    if (lines === 10_000) await burst(client, at, percentile(times.slice(8), 0.5));
    client.kill();
  }
}

async function burst(client, at, one) {
  for (let key = 0; key < 59; key++) {
    client.change(uri, 100 + key, { start: at, end: at }, " ");
    client.diagnostics(uri).catch(() => undefined);
  }
  const began = performance.now();
  client.change(uri, 200, { start: at, end: at }, " ");
  await client.diagnostics(uri);
  row("burst of 60 keys, last key to answer", performance.now() - began, one, "2 × one key");
}

function floor(text) {
  let source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext, true);
  let current = text;
  const at = text.length - 300;
  const times = [];
  for (let key = 0; key < keys; key++) {
    const began = performance.now();
    const next = `${current.slice(0, at)} ${current.slice(at)}`;
    source = ts.updateSourceFile(source, next, { span: { start: at, length: 0 }, newLength: 1 });
    const visit = (node) => {
      ts.forEachChild(node, visit);
    };
    visit(source);
    current = next;
    times.push(performance.now() - began);
  }
  return percentile(times.slice(8), 0.95);
}
