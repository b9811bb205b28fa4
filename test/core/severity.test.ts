import assert from "node:assert/strict";
import { test } from "node:test";
import "../helpers/typescript.ts";
import { defaultConfig } from "../../server/src/core/check/config.ts";
import { checkText } from "../../server/src/core/check/index.ts";
import { memoryProject } from "../helpers/fixtures.ts";

const socket = `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", token]);
microphone.onData((chunk) => socket.send(chunk));`;

/** One rule weighs the same text differently by what stands around it. */
const rows = [
  ["a frame that ends the stream", `${socket} pause.onclick = () => socket.send(new Uint8Array(0));`, "error"],
  [
    "the same frame before the socket is closed",
    `${socket} stop.onclick = () => { if (socket.readyState === 1) { socket.send(new Uint8Array(0)); } socket.close(); };`,
    "information",
  ],
] as const;

for (const [title, text, severity] of rows)
  test(`${title}: ${severity}`, () => {
    const uri = "file:///project/a.js";
    const { findings } = checkText({ uri, text }, memoryProject(new Map([[uri, text]])), defaultConfig);
    assert.deepEqual(
      findings.map((found) => `${found.rule} ${found.severity}`),
      [`ws-empty-binary-frame ${severity}`],
    );
  });
