import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { WebSocketServer } from "ws";
import { startMock } from "../../server/src/mock/server.ts";
import { recorderEnvironment } from "../../server/src/record/settings.ts";
import { doctor } from "../cli/run.ts";
import { projects, ran, recorded } from "./matrix.ts";

let own: Awaited<ReturnType<typeof projects>>;
before(async () => {
  own = await projects();
});
after(() => own.remove());

/** A server that says back whatever it is sent. */
async function echo() {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const said = { url: request.url, headers: request.rawHeaders.join(" "), body: Buffer.concat(chunks).toString() };
      response.writeHead(400, { "x-said": encodeURIComponent(request.headers.authorization ?? "") });
      response.end(JSON.stringify(said));
    });
  });
  server.on("upgrade", (request, socket, head) => {
    if (request.url === "/refused") return socket.end("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n");
    return sockets.handleUpgrade(request, socket, head, (opened) =>
      opened.on("message", (data) => opened.send(data.toString())),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { port, base: `http://127.0.0.1:${port}`, close: () => server.close().closeAllConnections() };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = () => `${part({ alg: "HS256" })}.${part({ exp: 1_900_000_000 })}.${randomBytes(24).toString("base64url")}`;

test("no credential is in the recording or in what is printed, wherever it was sent or came back", async (t) => {
  const server = await echo();
  t.after(() => server.close());
  const hex = () => randomBytes(20).toString("hex");
  const secrets = [hex(), hex(), jwt(), randomBytes(15).toString("base64url"), `a1${randomBytes(6).toString("hex")}`];
  const cwd = own.of("secrets.mjs");
  const env = { PROGRAM: JSON.stringify({ base: server.base, secrets }) };
  const args = ["--all", "--host", `127.0.0.1:${server.port}`, "--out", "out.jsonl"];
  const { err, code } = await recorded(args, [process.execPath, join("src", "secrets.mjs")], cwd, env);
  assert.equal(code, 0, err);
  const file = readFileSync(join(cwd, "out.jsonl"), "utf8");
  const explained = doctor(["explain", "out.jsonl", "--format", "json"], { cwd }).out;
  const har = doctor(["explain", "out.jsonl", "--format", "har"], { cwd }).out;
  assert.ok(file.split("\n").length > 60, "everything is recorded");
  for (const text of [file, err, explained, har])
    for (const secret of secrets) {
      assert.ok(
        !text.includes(secret),
        `${secret} in ${text.slice(Math.max(0, text.indexOf(secret) - 200), text.indexOf(secret) + 60)}`,
      );
      assert.ok(
        !text.includes(
          Buffer.from(secret)
            .toString("hex")
            .replace(/..(?=.)/g, "$& "),
        ),
        "as bytes",
      );
      assert.ok(!text.includes(Buffer.from(secret).toString("base64").slice(4, -4)), "as base64");
    }
});

test("only the owner may read a recording", { skip: process.platform === "win32" }, () => {
  assert.equal(statSync(join(own.of("secrets.mjs"), "out.jsonl")).mode & 0o777, 0o600);
});

test("a program that fails in every way prints the same, byte for byte, and ends the same", async (t) => {
  const server = await echo();
  t.after(() => server.close());
  const cwd = own.of("failing.mjs");
  const args = [join("src", "failing.mjs")];
  const env = { BASE: server.base };
  const settings = { file: join(cwd, "out.jsonl"), hosts: ["127.0.0.1"] };
  const without = await ran(process.execPath, args, cwd, env);
  const { NODE_OPTIONS, ...rest } = recorderEnvironment(resolve("dist/recorder.cjs"), settings, undefined);
  const within = await ran(process.execPath, args, cwd, { ...env, NODE_OPTIONS, ...rest });
  // Node's own line that calls one listener is another than the one that calls several.
  const same = (text: string) => text.replace(/node:events:\d+:\d+/g, "node:events");
  assert.equal(same(within.out), same(without.out));
  assert.equal(same(within.err), same(without.err));
  assert.equal(within.code, without.code);
  assert.ok(readFileSync(join(cwd, "out.jsonl"), "utf8").split('"kind":"call"').length > 2);
});

test("a program that is killed leaves a readable recording", async (t) => {
  const mock = await startMock();
  t.after(() => mock.close());
  const cwd = own.of("endless.mjs");
  const command = ["-c", "node src/endless.mjs & sleep 5; kill -9 $!; wait $! 2>/dev/null; true"];
  const args = ["--host", `127.0.0.1:${mock.port}`, "--out", "out.jsonl"];
  const { code, err } = await recorded(args, ["sh", ...command], cwd, { BASE: mock.url });
  assert.deepEqual([code, err], [0, "deepgram-doctor: 1 call, 0 failed; recorded in out.jsonl.\n"]);
  const lines = readFileSync(join(cwd, "out.jsonl"), "utf8").split("\n").slice(0, -1);
  assert.ok(lines.length > 20);
  for (const line of lines) JSON.parse(line);
  assert.equal(doctor(["explain", "out.jsonl"], { cwd }).code, 0);
});

test("a full recording is set aside, and the newer half stays", async (t) => {
  const mock = await startMock();
  t.after(() => mock.close());
  const cwd = own.of("fetch.mjs");
  const file = join(cwd, "small.jsonl");
  const settings = { file, hosts: ["127.0.0.1"], limit: 40_000 };
  const request = { path: "/v1/listen?model=nova-3", headers: {}, body: "{}" };
  const env = { PROGRAM: JSON.stringify({ base: mock.url, requests: Array.from({ length: 100 }, () => request) }) };
  const recorder = recorderEnvironment(resolve("dist/recorder.cjs"), settings, undefined);
  const { code } = await ran(process.execPath, [join("src", "fetch.mjs")], cwd, { ...env, ...recorder });
  assert.equal(code, 0);
  for (const path of [file, `${file}.old`]) {
    assert.ok(statSync(path).size <= 30_000, `${statSync(path).size}`);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  }
});
