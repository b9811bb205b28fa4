import assert from "node:assert/strict";
import { test } from "node:test";
import "../../../helpers/typescript.ts";
import { callsOf, show } from "./show.ts";

const listen = "https://api.deepgram.com/v1/listen";

/** Code to its calls, one line each: client, method, URL, headers, body, and the content type that the client adds. */
function table(title: string, rows: readonly (readonly [code: string, ...calls: string[]])[]): void {
  for (const [code, ...calls] of rows)
    test(`${title}: ${code.replace(/\s+/g, " ").slice(0, 90)}`, () => assert.deepEqual(callsOf(code).map(show), calls));
}

table("fetch", [
  [`fetch("${listen}")`, `fetch GET ${listen}`],
  [`window.fetch("${listen}?model=nova-3", undefined)`, `fetch GET ${listen}?model=nova-3`],
  [
    `fetch("${listen}", { method: "post", headers: { Authorization: \`Token \${process.env.DG}\` }, body: JSON.stringify({ url: "https://a.b/c" }) })`,
    `fetch POST ${listen} {Authorization: Token <DG>} json {url: https://a.b/c} (text/plain)`,
  ],
  [
    `fetch("${listen}", { method: "POST", body: '{"url": "https://a.b/c", "n": [1, true, null]}' })`,
    `fetch POST ${listen} json {url: https://a.b/c, n: [1, true, null]} (text/plain)`,
  ],
  [
    `fetch("${listen}", { method: "POST", body: \`{"text": "\${t}", "x": \${y}}\` })`,
    `fetch POST ${listen} json {text: <?>, x: ?} (text/plain)`,
  ],
  [`fetch("${listen}", { method: "POST", body: "{not json" })`, `fetch POST ${listen} raw {not json (text/plain)`],
  [
    `const h = new Headers({ a: "1" }); h.append("Authorization", "Token x"); fetch("${listen}", { headers: h })`,
    `fetch GET ${listen} {a: 1, Authorization: Token x}`,
  ],
  [`fetch("${listen}", { headers: [["X-A", "b"]] })`, `fetch GET ${listen} {X-A: b}`],
  [
    `fetch(new Request("${listen}", { method: "POST", body: new Blob([]) }), { headers: { a: "b" } })`,
    `fetch POST ${listen} {a: b} raw bytes(empty)`,
  ],
  [
    `const f = new FormData(); f.append("model", "nova-3"); fetch("${listen}", { method: "POST", body: f })`,
    `fetch POST ${listen} multipart model=nova-3 (multipart/form-data)`,
  ],
  [
    `fetch("${listen}", { method: "POST", body: new URLSearchParams({ model: "nova-3" }) })`,
    `fetch POST ${listen} form model=nova-3 (application/x-www-form-urlencoded)`,
  ],
  [
    `import fs from "node:fs"; fetch("${listen}", { method: "POST", body: fs.readFileSync("a.wav") })`,
    `fetch POST ${listen} raw bytes(file)`,
  ],
  [`fetch("${listen}", { method: "POST", body: await file.arrayBuffer() })`, `fetch POST ${listen} raw bytes(other)`],
  [`fetch("${listen}", { method: "POST", body: x.toString("base64") })`, `fetch POST ${listen} raw bytes(base64)`],
  [`fetch("${listen}", { method: "POST", body: { url: 1 } })`, `fetch POST ${listen} raw {url: 1} (text/plain)`],
  [`fetch("${listen}", { ...init, headers: { a: "b" } })`, `fetch ? ${listen} {a: b} body ?`],
  [`fetch("${listen}", { method: "POST", headers: { a: "b", ...more } })`, `fetch POST ${listen} {a: b|?, …}`],
  [
    `fetch("${listen}", ok ? { method: "POST", body: "a" } : { method: "PUT" })`,
    `fetch POST ${listen} raw a (text/plain)`,
    `fetch PUT ${listen}`,
  ],
  [
    `const v = flux ? "v2" : "v1"; fetch(\`https://api.deepgram.com/\${v}/listen?model=nova-3\`)`,
    "fetch GET https://api.deepgram.com/v2/listen?model=nova-3",
    "fetch GET https://api.deepgram.com/v1/listen?model=nova-3",
  ],
  [`fetch("${listen}", { headers: json ? { A: "1", B: "2" } : { a: "3" } })`, `fetch GET ${listen} {A: 1|3, B?: 2}`],
  [`import f from "node-fetch"; f("${listen}")`, `fetch GET ${listen}`],
  [`import { fetch as uf } from "undici"; uf("${listen}")`, `fetch GET ${listen}`],
  [`const f = require("cross-fetch"); f("${listen}")`, `fetch GET ${listen}`],
  [`const go = opts.fetch ?? globalThis.fetch; go("${listen}")`, `fetch GET ${listen}`],
  [
    `const p = new URLSearchParams({ model: "nova-3", keyterm: ["a", "b"] }); fetch("${listen}?" + p)`,
    `fetch GET ${listen}?model=nova-3&keyterm=a,b`,
  ],
  // Not Deepgram's, or not fetch.
  [`fetch("https://example.org/v1/deepgram")`],
  [`fetch("/api/deepgram/v1/listen")`],
  [`const fetch = (u) => u; fetch("${listen}")`],
  [`cache.fetch("${listen}")`],
]);

table("wrappers", [
  [
    `const api = (path, init) => fetch(\`https://api.deepgram.com\${path}\`, { method: "POST", ...init });
     api("/v1/speak", { body: JSON.stringify({ text: "a" }) }); api("/v1/listen");`,
    "fetch POST https://api.deepgram.com/v1/speak json {text: a} (text/plain)",
    "fetch POST https://api.deepgram.com/v1/listen",
  ],
  [
    `class Dg { constructor(key) { this.key = key; } post(path) { return fetch("https://api.deepgram.com" + path, { headers: this.headers() }); }
     headers() { return { Authorization: \`Token \${this.key}\` }; } }
     new Dg(process.env.K).post("/v1/projects");`,
    "fetch GET https://api.deepgram.com/v1/projects {Authorization: Token <K>}",
  ],
]);

table("axios", [
  [
    `import axios from "axios"; axios.post("${listen}", { url: "u" }, { params: { model: "nova-3", tag: ["a", "b"], x: null }, headers: { A: "b" } })`,
    `axios POST ${listen}?model=nova-3&tag[]=a&tag[]=b {A: b} json {url: u} +header (application/json)`,
  ],
  [
    `import axios from "axios"; axios.post("${listen}", d, { params: { tag: ["a", "b"] }, paramsSerializer: { indexes: null } })`,
    `axios POST ${listen}?tag=a&tag=b body ?`,
  ],
  [
    `const axios = require("axios"); axios({ method: "post", url: "${listen}", data: JSON.stringify({ url: "u" }) })`,
    `axios POST ${listen} json {url: u} (application/x-www-form-urlencoded)`,
  ],
  [
    `import axios from "axios"; axios("${listen}", { method: "PUT", data: { a: 1 }, headers: { "content-type": "application/x-www-form-urlencoded" } })`,
    `axios PUT ${listen} {content-type: application/x-www-form-urlencoded} form a=1 (application/x-www-form-urlencoded)`,
  ],
  [
    `import axios from "axios"; const dg = axios.create({ baseURL: "https://api.deepgram.com/v1/", headers: { Authorization: "Token x" }, params: { model: "nova-3" } });
     dg.post("/listen", { url: "u" }, { params: { tag: "t" }, headers: { authorization: "Bearer y" } }); dg.request({ url: "projects" })`,
    `axios POST ${listen}?model=nova-3&tag=t {authorization: Bearer y} json {url: u} +header (application/json)`,
    "axios GET https://api.deepgram.com/v1/projects?model=nova-3 {Authorization: Token x}",
  ],
  [
    `import axios from "axios"; const dg = axios.create(); dg.defaults.baseURL = "https://api.deepgram.com"; dg.defaults.headers.common["Authorization"] = "Token x"; dg.defaults.headers.post["X-P"] = "1";
     dg.get("/v1/projects")`,
    "axios GET https://api.deepgram.com/v1/projects {Authorization: Token x}",
  ],
  [
    `import axios from "axios"; axios.interceptors.request.use(addKey); axios.get("${listen}")`,
    `axios GET ${listen} {…}`,
  ],
  [
    `import axios from "axios"; import FormData from "form-data"; const f = new FormData(); f.append("file", s); axios.post("${listen}", f, { headers: { ...f.getHeaders(), A: "b" } })`,
    `axios POST ${listen} {A: b, …} multipart file=? (multipart/form-data)`,
  ],
]);

table("services", [
  [
    `import { HttpService } from "@nestjs/axios";
     class Speech { constructor(private readonly http: HttpService) {} say() { return this.http.post("${listen}", { url: "u" }, { headers: { A: "b" } }); } }`,
    `axios POST ${listen} {A: b, …} json {url: u} +header (application/json)`,
  ],
  [`class Speech { constructor(private http: Own) {} say() { return this.http.post("${listen}", {}); } }`],
  [
    `const answer = await $fetch("${listen}", { method: "POST", query: { model: "nova-3" }, body: { url: "u" } })`,
    `fetch POST ${listen}?model=nova-3 json {url: u} +header (application/json)`,
  ],
]);

table("got and ky", [
  [
    `import got from "got"; const r = await got.post("${listen}?a=b", { json: { url: "u" }, searchParams: { model: "nova-3" } }).json()`,
    `got POST ${listen}?model=nova-3 json {url: u} +header (application/json)`,
  ],
  [
    `import got from "got"; const dg = got.extend({ prefixUrl: "https://api.deepgram.com/v1", headers: { a: "1" } }); dg("speak", { method: "POST", body: "hi", headers: { A: "2" } })`,
    "got POST https://api.deepgram.com/v1/speak {A: 2} raw hi",
  ],
  [
    `import ky from "ky"; ky.create({ prefixUrl: "https://api.deepgram.com/", hooks }).post("v1/speak", { json: { text: "a" }, searchParams: "model=aura-2-thalia-en" })`,
    "ky POST https://api.deepgram.com/v1/speak?model=aura-2-thalia-en {…} json {text: a} +header (application/json)",
  ],
]);

table("undici, superagent, node, XMLHttpRequest", [
  [
    `import { request } from "undici"; request("${listen}", { method: "POST", query: { model: "nova-3" }, headers: ["A", "b"], body: "x" })`,
    `undici POST ${listen}?model=nova-3 {A: b} raw x`,
  ],
  [
    `import { Client } from "undici"; const c = new Client("https://api.deepgram.com"); c.request({ path: "/v1/listen", method: "GET" })`,
    `undici GET ${listen}`,
  ],
  [
    `import request from "superagent"; await request.post("${listen}").query({ model: "nova-3" }).set("Authorization", "Token x").type("json").send({ url: "u" })`,
    `superagent POST ${listen}?model=nova-3 {Authorization: Token x, Content-Type: application/json} json {url: u} +header (application/json)`,
  ],
  [`const r = require("superagent").get("${listen}"); r.set("A", "b");`, `superagent GET ${listen} {…}`],
  [
    `import https from "https"; const r = https.request({ hostname: "api.deepgram.com", port: 443, path: \`/v1/listen?model=\${m}\`, method: "POST", headers: { A: "b" } }, cb); r.write(JSON.stringify({ url: "u" })); r.end();`,
    `node-http POST ${listen}?model=<?> {A: b} json {url: u}`,
  ],
  [`import { get } from "node:https"; get("${listen}", { headers: { A: "b" } }, cb)`, `node-http GET ${listen} {A: b}`],
  [
    `const https = require("https"); const req = https.request("${listen}", { method: "POST" }); stream.pipe(req);`,
    `node-http POST ${listen} body ?`,
  ],
  [
    `const x = new XMLHttpRequest(); x.open("POST", "${listen}"); x.setRequestHeader("A", "b"); x.send(new FormData());`,
    `xhr POST ${listen} {A: b} multipart  (multipart/form-data)`,
  ],
]);

const socket = "wss://api.deepgram.com/v1/listen";

table("sockets", [
  [`new WebSocket("${socket}", ["token", process.env.K])`, `websocket WS ${socket} protocols [token, <K>]`],
  [`new WebSocket("${socket}", "token, x")`, `websocket WS ${socket} protocols token, x`],
  [`new WebSocket("${socket}", { headers: { A: "b" } })`, `websocket WS ${socket} {A: b}`],
  [`new WebSocket("${socket}", null, { headers: { A: "b" } })`, `websocket WS ${socket} {A: b}`],
  [`import WebSocket from "ws"; new WebSocket("${socket}")`, `ws WS ${socket}`],
  [`import WebSocket from "ws"; new WebSocket("${socket}", { headers: { A: "b" } })`, `ws WS ${socket} {A: b}`],
  [
    `import { WebSocket as NodeWS } from "ws"; new NodeWS("${socket}", ["p"], { headers: { A: "b" } })`,
    `ws WS ${socket} {A: b} protocols [p]`,
  ],
  [`import WebSocket from "ws"; new WebSocket("${socket}", options)`, `ws WS ${socket} {…} protocols ?`],
  [`const WS = require("ws").WebSocket; new WS("${socket}", undefined, opts)`, `ws WS ${socket} {…}`],
  [`import W from "isomorphic-ws"; new W("${socket}", ["token", k])`, `ws WS ${socket} protocols [token, ?]`],
  [
    `import { w3cwebsocket } from "websocket"; new w3cwebsocket("${socket}", null, null, { A: "b" })`,
    `websocket WS ${socket} {A: b}`,
  ],
  [
    `import RWS from "reconnecting-websocket"; new RWS(() => "${socket}", ["token", "x"], { maxRetries: 3 })`,
    `websocket WS ${socket} protocols [token, x]`,
  ],
  [`const C = globalThis.WebSocket ?? null; new C("${socket}")`, `websocket WS ${socket}`],
  [
    `const url = new URL("${socket}"); url.searchParams.set("model", "nova-3"); new WebSocket(url)`,
    `websocket WS ${socket}?model=nova-3`,
  ],
  [`class WebSocket {} new WebSocket("${socket}")`],
]);

test("entries of a query in a template are exact: name, value and cut", () => {
  const code = `fetch(\`${listen}?model=\${m}&smart_format=true&language=en\`)`;
  const [call] = callsOf(code);
  const written = call!.query.entries.map(({ key, value, removal }) => [
    code.slice(key.start, key.end),
    code.slice(value.origin.start, value.origin.end),
    removal && code.slice(removal.start, removal.end),
  ]);
  assert.deepEqual(written, [
    ["model", "m", "model=${m}&"],
    ["smart_format", "true", "&smart_format=true"],
    ["language", "en", "&language=en"],
  ]);
});

test("a missing header can be written wherever the call stands", () => {
  const added = (code: string) => {
    const place = callsOf(code)[0]?.headers.insertion;
    if (!place) return undefined;
    return [code.slice(0, place.at.start), place.before, "A: 1", place.after, code.slice(place.at.start)].join("");
  };
  assert.equal(added(`fetch("${listen}")`), `fetch("${listen}", { headers: { A: 1 } })`);
  assert.equal(added(`fetch("${listen}", {})`), `fetch("${listen}", { headers: { A: 1 } })`);
  assert.equal(
    added(`fetch("${listen}", { method: "POST" })`),
    `fetch("${listen}", { method: "POST", headers: { A: 1 } })`,
  );
  assert.equal(added(`fetch("${listen}", { headers: { b } })`), `fetch("${listen}", { headers: { b, A: 1 } })`);
  const ws = `import WebSocket from "ws"; new WebSocket("${socket}")`;
  assert.equal(added(ws), ws.replace('")', '", { headers: { A: 1 } })'));
});

test("the head is the shortest text that stands for the call", () => {
  const head = (code: string) => callsOf(code).map((call) => code.slice(call.head.start, call.head.end));
  assert.deepEqual(head(`await fetch("${listen}", {})`), ["fetch"]);
  assert.deepEqual(head(`import axios from "axios"; axios.get("${listen}")`), ["axios.get"]);
  assert.deepEqual(head(`const ws = new WebSocket("${socket}")`), ["new WebSocket"]);
});

test("where code runs is told only when it is provable", () => {
  const runs = (code: string, file?: string) => callsOf(`${code}\nfetch("${listen}")`, file)[0]?.runtime;
  assert.equal(runs(`"use client";`), "browser");
  assert.equal(runs(`document.title = "a";`), "browser");
  assert.equal(runs(`if (typeof window !== "undefined") document.title = "a";`), "unknown");
  assert.equal(runs(`import { useState } from "react"; const A = () => <p>{useState(1)}</p>;`, "a.tsx"), "browser");
  assert.equal(runs(`import express from "express";`), "server");
  assert.equal(runs(`import express from "express"; document.title = "a";`), "unknown");
  assert.equal(runs(`const k = Deno.env.get("A");`), "server");
  assert.equal(runs(`import { View } from "react-native";`), "react-native");
  assert.equal(runs(`const o = { document: 1, window: 2 };`), "unknown");
  assert.equal(runs(`const window = {}; window.a = 1;`), "unknown");
  assert.equal(runs(`export async function POST(r) {}`, "app/api/x/route.ts"), "server");
});
