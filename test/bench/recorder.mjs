import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { row } from "./measure.mjs";

const seconds = 20;

/** Streams 50 frames a second each way to itself, and tells what that cost: processor milliseconds and resident megabytes. */
const program = `
import { createServer } from "node:http";
import { createRequire } from "node:module";
const { WebSocket, WebSocketServer } = createRequire(${JSON.stringify(resolve("package.json"))})("ws");
const server = createServer();
const sockets = new WebSocketServer({ server });
const words = Array.from({ length: 12 }, (_, at) => ({ word: "word" + at, start: at, end: at + 1, confidence: 0.9 }));
const results = JSON.stringify({ type: "Results", channel: { alternatives: [{ transcript: "words ".repeat(12), words }] } });
sockets.on("connection", (socket) => socket.on("message", () => socket.send(results)));
server.listen(0, "127.0.0.1", () => {
  const socket = new WebSocket("ws://127.0.0.1:" + server.address().port + "/v1/listen?model=nova-3");
  socket.on("message", () => {});
  socket.on("open", () => {
    const from = process.cpuUsage();
    const timer = setInterval(() => socket.send(Buffer.alloc(640)), 20);
    setTimeout(() => {
      clearInterval(timer);
      const { user, system } = process.cpuUsage(from);
      console.log(JSON.stringify({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 1e6 }));
      process.exit();
    }, ${seconds * 1000});
  });
});
`;

/** What the recorder costs a program that streams. */
export function recorder() {
  const folder = mkdtempSync(join(tmpdir(), "deepgram-doctor-bench-"));
  try {
    const path = join(folder, "stream.mjs");
    writeFileSync(path, program);
    const out = join(folder, "calls.jsonl");
    const settings = JSON.stringify({ file: out, hosts: ["127.0.0.1"] });
    const env = { ...process.env, DEEPGRAM_DOCTOR_RECORD: settings };
    const measured = (args) => {
      const { stdout } = spawnSync(process.execPath, [...args, path], { encoding: "utf8", env });
      return JSON.parse(stdout);
    };
    const without = measured([]);
    const within = measured(["--require", resolve("dist/recorder.cjs")]);
    if (!existsSync(out)) throw new Error("nothing was recorded");
    const share = (each) => (100 * each.cpu) / (seconds * 1000);
    row("recorder: processor, 50 frames a second", share(within) - share(without), undefined, "2 % of a core", "%");
    row("recorder: memory", within.memory - without.memory, undefined, "20 MB", "MB");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
