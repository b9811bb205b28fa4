import assert from "node:assert/strict";
import { test } from "node:test";
import "../../../helpers/typescript.ts";
import type { Call, SentMessage } from "../../../../server/src/core/exchange/call.ts";
import { callsOf, value } from "../http/show.ts";

const open = `const ws = new WebSocket("wss://api.deepgram.com/v1/listen", ["token", k]);`;

function show(message: SentMessage): string {
  const { frame, method, payload, when, every, guards = [], conditional, unserialised } = message;
  const marks = [...guards, ...(conditional ? ["conditional"] : []), ...(unserialised ? ["unserialised"] : [])];
  const parts = [frame, method === "send" ? "" : method, value(payload), when];
  if (every) parts.push(`every ${value(every)}`);
  if (marks.length > 0) parts.push(`(${marks.join(", ")})`);
  return parts.filter((part) => part !== "").join(" ");
}

/** Code behind the opening of a browser's socket to its messages. */
function table(title: string, rows: readonly (readonly [code: string, ...messages: string[]])[]): void {
  for (const [code, ...messages] of rows)
    test(`${title}: ${code.replace(/\s+/g, " ").slice(0, 90)}`, () => {
      const [call] = callsOf(code.includes("deepgram") ? code : `${open}\n${code}`);
      assert.deepEqual(call?.messages.map(show), messages);
    });
}

table("payloads", [
  [`ws.send(JSON.stringify({ type: "KeepAlive" }))`, "text {type: KeepAlive} straight"],
  [`ws.send('{"type":"KeepAlive"}')`, "text {type: KeepAlive} straight"],
  [`const stop = { type: "CloseStream" }; ws.send(JSON.stringify(stop))`, "text {type: CloseStream} straight"],
  [`ws.send({ type: "KeepAlive" })`, "text {type: KeepAlive} straight (unserialised)"],
  [`ws.send("KeepAlive")`, "text KeepAlive straight"],
  [`ws.send(Buffer.from(JSON.stringify({ type: "KeepAlive" })))`, "binary bytes(text {type: KeepAlive}) straight"],
  [
    `const e = new TextEncoder(); ws.send(e.encode(JSON.stringify({ type: "KeepAlive" })))`,
    "binary bytes(text {type: KeepAlive}) straight",
  ],
  [`ws.send(new Blob([JSON.stringify({ a: 1 })]))`, "binary bytes(text {a: 1}) straight"],
  [`ws.send(new Uint8Array(0))`, "binary bytes(empty) straight"],
  [`ws.send(Buffer.alloc(0))`, "binary bytes(empty) straight"],
  [`ws.send(audio)`, "unresolved ? straight"],
  [`ws.send(await blob.arrayBuffer())`, "binary bytes(other) straight"],
  [`ws.send(last ? JSON.stringify({ type: "CloseStream" }) : chunk)`, "unresolved {type: CloseStream}|? straight"],
]);

table("recorders", [
  [`rec.ondataavailable = (e) => ws.send(e.data);`, "binary bytes(media-recorder) other"],
  [
    `rec.ondataavailable = (e) => { if (e.data.size > 0) ws.send(e.data); };`,
    "binary bytes(media-recorder) other (size, conditional)",
  ],
  [
    `rec.ondataavailable = async ({ data }) => { if (!data.size) return; ws.send(await data.arrayBuffer()); };`,
    "binary bytes(media-recorder) other (size, conditional)",
  ],
  [
    `rec.addEventListener("dataavailable", (e) => e.data.size && ws.readyState === WebSocket.OPEN && ws.send(e.data));`,
    "binary bytes(media-recorder) other (size, open, conditional)",
  ],
  [
    `ws.onopen = () => { rec.ondataavailable = take; rec.start(250); }; function take(event) { ws.send(event.data); }`,
    "binary bytes(media-recorder) open",
  ],
  [`const take = (e: BlobEvent) => ws.send(e.data); wire(take);`, "binary bytes(media-recorder) other"],
  // An app's own event is no recorder's.
  [`player.onchunk = (e) => ws.send(e.data);`, "unresolved ? other"],
]);

table("when", [
  [`ws.onopen = () => ws.send("a");`, "text a open"],
  [`ws.addEventListener("open", () => { ws.send("a"); });`, "text a open"],
  [`ws.onmessage = (m) => { if (m.data) ws.send("a"); };`, "text a message (other, conditional)"],
  [`ws.onclose = () => ws.send("a");`, "text a other"],
  [`await new Promise((r) => (ws.onopen = r)); ws.send("a");`, "text a open"],
  [`await new Promise((r) => ws.addEventListener("open", r)); await ready(); ws.send("a");`, "text a open"],
  [`await sleep(1000); ws.send("a");`, "text a other"],
  [`for await (const chunk of microphone) ws.send("a");`, "text a other (conditional)"],
  [`button.onclick = () => ws.send("a");`, "text a other"],
  [`function stop() { ws.send("a"); }`, "text a other"],
  [`function stop() { ws.send("a"); } ws.onopen = stop;`, "text a open"],
  [`function greet() { ws.send("a"); } ws.onopen = () => { greet(); };`, "text a open"],
  [`if (ws.readyState === WebSocket.OPEN) ws.send("a");`, "text a straight (open, conditional)"],
  [`ws.onopen = () => { navigator.mediaDevices.getUserMedia(c).then(() => ws.send("a")); };`, "text a open"],
]);

table("timers", [
  [`setInterval(() => ws.send("a"), 5 * 1000);`, "text a other every 5000"],
  [
    `const MS = 10_000; ws.onopen = () => { t = setInterval(() => { if (ws.readyState === 1) ws.send("a"); }, MS); };`,
    "text a open every 10000 (open, conditional)",
  ],
  [`function beat() { ws.send("a"); setTimeout(beat, 8000); } ws.onopen = beat;`, "text a open every 8000"],
  [`function beat() { ws.send("a"); setTimeout(beat, 8000); } ws.onopen = () => beat();`, "text a open every 8000"],
  [`setTimeout(() => ws.send("a"), 100);`, "text a other"],
  [`setInterval(keep, o.ms ?? 3000); function keep() { ws.send("a"); }`, "text a other every ?|3000"],
]);

table("wrappers", [
  [
    `const send = (m) => ws.send(JSON.stringify(m)); ws.onopen = () => { send({ type: "A" }); }; setInterval(() => send({ type: "B" }), 4000);`,
    "text {type: A} open",
    "text {type: B} other every 4000",
  ],
  [
    `function say(socket, m) { socket.send(JSON.stringify(m)); } say(ws, { type: "A" }); say(other, { type: "B" });`,
    "text {type: A} straight",
  ],
  [
    `class Stt {
       connect() { this.ws = new WebSocket("wss://api.deepgram.com/v1/listen"); this.ws.onopen = () => this.start(); }
       start() { this.timer = setInterval(this.beat.bind(this), 12000); }
       beat() { this.ws?.send(JSON.stringify({ type: "KeepAlive" })); }
     }`,
    "text {type: KeepAlive} open every 12000",
  ],
  [
    `function useStt() {
       const ref = useRef<WebSocket | null>(null);
       const start = useCallback(() => { ref.current = new WebSocket("wss://api.deepgram.com/v1/listen"); }, []);
       const stop = useCallback(() => ref.current?.send(JSON.stringify({ type: "CloseStream" })), []);
       return { start, stop };
     }`,
    "text {type: CloseStream} other",
  ],
  [
    `import WebSocket from "ws";
     wss.on("connection", (client) => {
       const dg = new WebSocket("wss://api.deepgram.com/v1/listen", o);
       client.on("message", (data) => dg.readyState === 1 && dg.send(data));
       dg.on("message", (data) => client.send(data));
       client.on("close", () => dg.send(JSON.stringify({ type: "CloseStream" })));
     });`,
    "unresolved ? other (open, conditional)",
    "text {type: CloseStream} other",
  ],
]);

table("SDK sockets", [
  [
    `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
     const c = createClient("k").listen.live({ model: "nova-3" });
     c.on(LiveTranscriptionEvents.Open, () => { c.keepAlive(); c.send(buffer); c.finalize(); c.requestClose(); });
     setInterval(() => c.keepAlive(), 3000); c.getReadyState();`,
    "text keepAlive {type: KeepAlive} open",
    "unresolved ? open",
    "text finalize {type: Finalize} open",
    "text requestClose {type: CloseStream} open",
    "text keepAlive {type: KeepAlive} other every 3000",
  ],
  [
    `import { DeepgramClient } from "@deepgram/sdk";
     const c = await new DeepgramClient({ apiKey: k }).agent.v1.connect({});
     c.on("open", () => c.sendSettings({ type: "Settings", audio: {} }));
     c.connect(); await c.waitForOpen(); c.sendMedia(new Uint8Array(0)); c.sendKeepAlive({ type: "KeepAlive" });`,
    "text sendSettings {type: Settings, audio: {}} open",
    "binary sendMedia bytes(empty) open",
    "text sendKeepAlive {type: KeepAlive} open",
  ],
]);

const complete = (code: string) => callsOf(`${open}\n${code}`)[0]?.messagesComplete;

test("whether every message was seen", () => {
  assert.equal(complete(`ws.onopen = () => ws.send("a"); ws.close();`), true);
  assert.equal(complete(`if (ws && ws.readyState === 1) ws.binaryType = "arraybuffer";`), true);
  assert.equal(complete(`register(ws);`), false);
  assert.equal(complete(`export { ws };`), false);
  assert.equal(complete(`const send = ws.send.bind(ws);`), false);
  assert.equal(complete(`export function send(m) { ws.send(m); }`), false);
  assert.equal(complete(`audio.pipe(ws);`), false);
});

test("listeners and closes", () => {
  const listed = ({ listeners = [], closes = [] }: Call) => [
    ...listeners.map(({ how, event, parameters }) => `${how} ${event} ${parameters}`),
    ...closes.map(({ method, when, after }) => `${method} ${when}${after.length > 0 ? " at once" : ""}`),
  ];
  const [call] = callsOf(`import WebSocket from "ws";
    const ws = new WebSocket("wss://api.deepgram.com/v1/listen").on("open", go).on("error", (e) => {});
    ws.onmessage = ({ data }) => {};
    function go() {}
    function end() { ws.send(JSON.stringify({ type: "CloseStream" })); ws.close(); }
    function away() { ws.close(1000); }`);
  assert.deepEqual(listed(call!), [
    "on open 0",
    "on error 1",
    "property message 1",
    "close other at once",
    "close other",
  ]);
});

test("what hides the socket under another name leaves messages open", () => {
  assert.equal(complete(`ws._socket.write("a");`), false);
  assert.equal(complete(`if (ws.readyState === ws.OPEN) ws.binaryType = "blob";`), true);
  const [call] = callsOf(`
    const answer = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { headers: { Upgrade: "websocket" } });
    const socket = answer.webSocket; socket.accept(); socket.send(audio);`);
  assert.equal(call?.transport, "ws");
  assert.equal(call?.method, undefined);
  assert.equal(call?.messagesComplete, false);
});

test("of several sockets of one class, none gets what nobody is seen to send on it", () => {
  const code = (last: string) => `class Manager {
      constructor(url) { this.url = url; }
      connect() { this.ws = new WebSocket(this.url); this.ws.onopen = () => this.greet(); }
      greet() { this.ws.send(JSON.stringify({ type: "KeepAlive" })); }
      closeStream() { this.ws.send(JSON.stringify({ type: "CloseStream" })); }
    }
    new Manager("wss://api.deepgram.com/v1/listen").connect();
    ${last}`;
  const sent = (text: string) => callsOf(text).map((call) => call.messages.map(show));
  assert.deepEqual(sent(code("")), [["text {type: KeepAlive} open", "text {type: CloseStream} other"]]);
  assert.deepEqual(sent(code(`new Manager("wss://agent.deepgram.com/v1/agent/converse").connect();`)), [
    ["text {type: KeepAlive} open"],
    ["text {type: KeepAlive} open"],
  ]);
});
