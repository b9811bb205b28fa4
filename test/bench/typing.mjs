import { performance } from "node:perf_hooks";
import ts from "typescript";
import { Client } from "./client.mjs";
import { percentile, row } from "./measure.mjs";
import { source } from "./source.mjs";

const uri = "file:///bench/typing.ts";
const keys = 40;

/** A key typed in a function of a file's last third: from the change to the answer, beside an incremental parse and one visit of all nodes. */
export async function typing() {
  for (const lines of [500, 2_000, 10_000]) {
    const text = source(lines).replaceAll("smart_format", "smartFormat");
    const client = new Client();
    await client.initialize();
    client.open(uri, text);
    await client.diagnostics(uri);
    const place = placeIn(text);
    const at = { line: text.slice(0, place).split("\n").length - 1, character: 0 };
    const times = [];
    for (let key = 0; key < keys; key++) {
      const began = performance.now();
      client.change(uri, key + 2, { start: at, end: at }, " ");
      await client.diagnostics(uri);
      times.push(performance.now() - began);
    }
    const least = floor(text, place);
    for (const [name, share] of [
      ["median", 0.5],
      ["95th percentile", 0.95],
    ])
      row(`a key typed, ${name}, ${lines} lines`, percentile(times.slice(8), share), percentile(least, share), "1.2");
    if (lines === 10_000) {
      await burst(client, at, percentile(times.slice(8), 0.5));
      await menu(client);
    }
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

/** The quick-fix menu at the first finding, when its document is known. */
async function menu(client) {
  const { items } = await client.diagnostics(uri);
  const fixable = items.find(({ code }) => code === "param-camel-case") ?? items[0];
  const times = [];
  for (let round = 0; round < 9; round++) {
    const began = performance.now();
    await client.actions(uri, fixable);
    times.push(performance.now() - began);
  }
  row("quick-fix menu, 10,000 lines", percentile(times, 0.5), undefined, "10 ms");
}

/** The begin of a line inside a function without a call. */
function placeIn(text) {
  return text.lastIndexOf("\n", text.indexOf("sum += ", text.length * 0.7)) + 1;
}

function floor(text, at) {
  let tree = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext, true);
  let current = text;
  const times = [];
  for (let key = 0; key < keys; key++) {
    const began = performance.now();
    const next = `${current.slice(0, at)} ${current.slice(at)}`;
    tree = ts.updateSourceFile(tree, next, { span: { start: at, length: 0 }, newLength: 1 });
    const visit = (node) => {
      ts.forEachChild(node, visit);
    };
    visit(tree);
    current = next;
    times.push(performance.now() - began);
  }
  return times.slice(8);
}
