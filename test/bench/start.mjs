import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { Client } from "./client.mjs";
import { best, once, row } from "./measure.mjs";
import { pastes } from "./pastes.mjs";
import { calling } from "./tree.mjs";

const paste = `curl -X POST 'https://api.deepgram.com/v1/listen?model=nova-3' \\
  -H 'Authorization: YOUR_DEEPGRAM_API_KEY' -d '{"url":"https://example.com/a.mp3"}'
HTTP/1.1 401 Unauthorized

{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials."}
`;

/** What a person waits for at the start of each part. */
export async function start() {
  const node = () => once(process.execPath, ["-e", "0"]).ms;
  const doctor =
    (args, input = "") =>
    () =>
      once(process.execPath, ["dist/cli.cjs", ...args], { input }).ms;
  const [floor, version, explain] = best([node, doctor(["--version"]), doctor(["explain"], paste)], 9);
  row("--version", version, floor, "1.15");
  row("explain of 1 kB", explain, floor, "1.5");
  for (const [name, make] of Object.entries(pastes)) {
    const [one, four] = best([doctor(["explain"], make(1_000_000)), doctor(["explain"], make(4_000_000))], 3);
    row(`explain, each further MB: ${name}`, (four - one) / 3, undefined, "60 ms, linear");
  }
  const [empty, initialize] = [await fastest(emptyServer, 9), await fastest(initialized, 9)];
  row("server start to initialize", initialize, empty, "1.5");
  row("server start to first diagnostics", await fastest(diagnosed, 5), 221, "0.6 of a plain load (221 ms)");
}

async function fastest(run, rounds) {
  let found = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) found = Math.min(found, await run());
  return found;
}

/** A process that answers one line and does nothing else. */
async function emptyServer() {
  const began = performance.now();
  const child = spawn(process.execPath, ["-e", "process.stdin.once('data', () => process.stdout.write('ok'))"]);
  child.stdin.write("x\n");
  await new Promise((done) => child.stdout.once("data", done));
  child.kill();
  return performance.now() - began;
}

async function initialized() {
  const began = performance.now();
  const client = new Client();
  await client.initialize();
  const ms = performance.now() - began;
  client.kill();
  return ms;
}

async function diagnosed() {
  const began = performance.now();
  const client = new Client();
  await client.initialize();
  client.open("file:///bench/first.ts", calling(1));
  await client.diagnostics("file:///bench/first.ts");
  const ms = performance.now() - began;
  client.kill();
  return ms;
}
