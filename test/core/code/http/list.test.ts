import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import "../../../helpers/typescript.ts";
import { clientSentence, clientsPage } from "../../../../scripts/docs/clients.ts";
import type { HttpClient } from "../../../../server/src/core/code/http/client.ts";
import { httpClients } from "../../../../server/src/core/code/http/clients/index.ts";
import { KnownClients } from "../../../../server/src/core/code/http/known-clients.ts";
import { headersOf } from "../../../../server/src/core/code/http/parts/headers.ts";
import { sitesOf } from "../../../../server/src/core/code/http/parts/request.ts";
import { lowerSource } from "../../../../server/src/core/code/index.ts";
import { lowerPasted } from "../../../../server/src/core/code/pasted.ts";
import { memoryProject } from "../../../helpers/fixtures.ts";

for (const client of httpClients)
  test(`the example of ${client.title} is understood`, () => {
    const { calls, problems } = lowerSource({ uri: "file:///a.ts", text: client.example }, memoryProject(new Map()), {
      gate: false,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      calls.map(({ target }) => target.host?.value),
      ["api.deepgram.com"],
    );
  });

test("every file of clients/ is in the list", () => {
  const folder = "server/src/core/code/http/clients";
  const index = readFileSync(`${folder}/index.ts`, "utf8");
  for (const file of readdirSync(folder)) assert.ok(file === "index.ts" || index.includes(`"./${file}"`), file);
});

/** A client that nobody has: `parrot(url, headers)`. */
const parrot: HttpClient = {
  title: "parrot",
  used: "call",
  packages: ["parrot-http"],
  globals: [],
  words: /parrot/i,
  impliedName: "parrot",
  gives: "body",
  example: `import parrot from "parrot-http";\nparrot("https://api.deepgram.com/v1/projects");`,
  sites: (_, asked, name) => {
    const url = asked.value(0);
    if (name !== "parrot-http#" || !url) return undefined;
    const { context, frame, node, head } = asked;
    return sitesOf(context, frame, {
      via: "other",
      transport: "http",
      node,
      head,
      url,
      headers: headersOf(asked.value(1), head),
      body: { kind: "none", origin: head },
    });
  },
};
const clients = new KnownClients([...httpClients, parrot]);
const address = "https://api.deepgram.com/v1/listen?model=nova-3";

test("a client that is added is followed in a helper of another file", () => {
  const helper = `import parrot from "parrot-http";\nexport const say = (url) => parrot(url, {});`;
  const main = `import { say } from "./say.js";\nexport const words = async () => (await say("${address}")).results.channels;`;
  const files = new Map([
    ["file:///say.js", helper],
    ["file:///main.js", main],
  ]);
  const source = { uri: "file:///main.js", text: main };
  assert.equal(lowerSource(source, memoryProject(files)).calls.length, 0);
  const [call, ...more] = lowerSource(source, memoryProject(files), { clients }).calls;
  assert.equal(call?.target.deepgram, "certain");
  assert.deepEqual(more, []);
});

test("what is read of its answer is followed", () => {
  const text = `import parrot from "parrot-http";\nexport const words = async () => (await parrot("${address}", {})).results.channels;`;
  const { calls } = lowerSource({ uri: "file:///main.js", text }, memoryProject(new Map()), { clients });
  assert.deepEqual(
    calls[0]?.reads?.map(({ path }) => path.map(({ name }) => name).join(".")),
    ["results.channels"],
  );
});

test("it is understood in a paste without its import", () => {
  const pasted = `const answer = await parrot("${address}", {});`;
  assert.equal(lowerPasted(pasted, "ts", "paste:request").calls.length, 0);
  assert.equal(lowerPasted(pasted, "ts", "paste:request", undefined, [...httpClients, parrot]).calls.length, 1);
});

test("it stands in the docs", () => {
  assert.match(clientsPage([parrot]), /## parrot\n\nPackages: `parrot-http`\./);
  assert.match(clientSentence([...httpClients, parrot]), /^It understands `fetch`, .*, parrot and/);
});
