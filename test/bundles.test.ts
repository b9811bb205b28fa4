import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";

/**
 * What could start a process, reach a network or run text as code, in each bundle, and why it is there. A new entry needs
 * a reason that SECURITY.md and PRIVACY.md still allow.
 */
const allowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "cli.cjs": { vm: "loads program.cjs through the code cache" },
  "eslint.cjs": { vm: "loads program.cjs through the code cache" },
  "server.cjs": { vm: "loads program.cjs through the code cache" },
  "worker.cjs": { vm: "loads program.cjs through the code cache" },
  "extension.cjs": {
    child_process: "vscode-languageclient starts and ends the language server",
    net: "vscode-languageclient can talk over pipes; the server is started with IPC",
  },
  "mcp.cjs": { "new Function": "ajv, inside of the MCP SDK, compiles the schemas of the tools' answers" },
  "program.cjs": {
    vm: "loads typescript.cjs and mcp.cjs through the code cache",
    child_process:
      "`run` starts the command it is given; vscode-languageserver's search for global packages is not called",
    worker_threads: "check parses, and long work is done, in threads of worker.cjs",
    net: "vscode-languageserver can talk over pipes; ws holds connections",
    http: "the mock's server on 127.0.0.1; ws answers its handshakes",
    https: "ws's client, which is not used",
    tls: "ws's client, which is not used",
  },
  "recorder.cjs": {
    http: "the recorder looks at the requests of the program that it is loaded into",
    worker_threads: "the recorder asks whether it is in a worker",
  },
  "typescript.cjs": {
    inspector: "the parser's profiler, which is not started",
    "require of a name": "the parser's loader of plugins, which is not called",
  },
  "webview.js": {},
};

const modules =
  /^(?:child_process|cluster|dgram|dns|http2?|https|inspector|net|repl|tls|vm|worker_threads|undici|node-fetch|axios|got)$/;
const globals =
  /^(?:eval|Function|fetch|WebSocket|XMLHttpRequest|EventSource|sendBeacon|importScripts|RTCPeerConnection)$/;

function risks(code: string): Set<string> {
  const source = ts.createSourceFile("a.js", code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const found = new Set<string>();
  const load = (given: ts.Expression | undefined) => {
    if (!given || !ts.isStringLiteralLike(given)) return found.add("require of a name");
    const name = given.text.replace(/^node:/, "").split("/")[0]!;
    if (modules.test(name)) found.add(name);
  };
  const called = (node: ts.CallExpression | ts.NewExpression) => {
    const { expression } = node;
    if (expression.kind === ts.SyntaxKind.ImportKeyword) return load(node.arguments?.[0]);
    if (!ts.isIdentifier(expression)) {
      // `globalThis.fetch(…)`, `navigator.sendBeacon(…)`, `(0, eval)(…)`.
      const last = ts.isPropertyAccessExpression(expression) ? expression.name : right(expression);
      const own = ts.isPropertyAccessExpression(expression) ? expression.expression.getText(source) : "";
      if (last && globals.test(last.text) && /^(?:|globalThis|window|self|navigator)$/.test(own)) found.add(last.text);
      return;
    }
    if (expression.text === "require") load(node.arguments?.[0]);
    else if (globals.test(expression.text))
      found.add(ts.isNewExpression(node) ? `new ${expression.text}` : expression.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) called(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function right(node: ts.Expression): ts.Identifier | undefined {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  const last = ts.isBinaryExpression(inner) ? inner.right : inner;
  return ts.isIdentifier(last) ? last : undefined;
}

test("the bundles start no process, reach no network and run no text but where it is said why", () => {
  const bundles = readdirSync("dist").filter((name) => /\.c?js$/.test(name));
  assert.deepEqual(bundles.sort(), Object.keys(allowed).sort());
  for (const file of bundles)
    assert.deepEqual([...risks(readFileSync(`dist/${file}`, "utf8"))].sort(), Object.keys(allowed[file]!).sort(), file);
});

test("the search finds what it is to find", () => {
  for (const [code, risk] of [
    ['require("node:net")', "net"],
    ['import("http")', "http"],
    ["(0, eval)(a)", "eval"],
    ["globalThis.fetch(a)", "fetch"],
    ["new WebSocket(a)", "new WebSocket"],
    ["require(name)", "require of a name"],
  ] as const)
    assert.deepEqual([...risks(code)], [risk], code);
});
