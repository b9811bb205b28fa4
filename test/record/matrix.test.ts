import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Mock, startMock } from "../../server/src/mock/server.ts";
import { lineOfCall, newestNode, projects, ran, recorded, told } from "./matrix.ts";
import { ofSdk, ownSockets, requests, sockets } from "./mistakes.ts";

let mock: Mock;
let own: Awaited<ReturnType<typeof projects>>;
const nodes: { this: string; newest?: string | undefined } = { this: process.execPath };

before(async () => {
  mock = await startMock();
  own = await projects();
  nodes.newest = await newestNode();
});

after(async () => {
  await mock.close();
  own.remove();
});

const programs: readonly [name: string, given: readonly { rule?: string }[], ...flags: string[]][] = [
  ["fetch.mjs", requests],
  ["http.cjs", requests],
  ["axios.mjs", requests],
  ["got.mjs", requests],
  ["undici.mjs", requests],
  ["node-fetch.mjs", requests],
  ["worker.mjs", requests],
  ["typescript.ts", requests, "--import", "tsx"],
  ["ws.mjs", sockets],
  ["ws.cjs", sockets],
  ["ws-7.cjs", sockets],
  ["websocket.mjs", ownSockets],
  ["sdk-3.mjs", ofSdk],
  ["sdk-4.mjs", ofSdk],
  ["sdk-5.mjs", ofSdk],
];

for (const which of ["this", "newest"] as const)
  for (const [name, given, ...flags] of programs)
    if (which === "newest" || name !== "websocket.mjs" || typeof WebSocket !== "undefined")
      test(`${name} on ${which} Node: each mistake is named first, at its line, and the program runs as without`, async () => {
        const node = nodes[which];
        assert.ok(node, "npm has no newer Node for this machine");
        const env = { PROGRAM: JSON.stringify({ base: mock.url, requests: given }) };
        const command = [...flags, join("src", name)];
        const alone = await ran(node, command, own.of(name), env);
        const host = ["--host", `127.0.0.1:${mock.port}`, "--out", `${name}-${which}.jsonl`];
        const { code, out, err } = await recorded(host, [node, ...command], own.of(name), env);
        assert.deepEqual([code, out], [alone.code, alone.out], alone.err);
        const place = `src/${name}:${lineOfCall(own.of(name), name)}`;
        const expected = given.flatMap(({ rule }) => (rule ? [{ place, rule }] : []));
        assert.deepEqual(told(err), expected, err);
        const failed = expected.length;
        assert.match(
          err,
          new RegExp(`deepgram-doctor: \\d+ calls, ${failed} failed; recorded in ${name}-${which}.jsonl\\.\\n$`),
        );
      });
