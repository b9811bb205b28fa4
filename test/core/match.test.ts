import assert from "node:assert/strict";
import { test } from "node:test";
import { lowerPasted } from "../../server/src/core/code/pasted.ts";
import { builtBy, pastedCalls } from "../../server/src/core/match/index.ts";
import { withKeys } from "../helpers/fixtures.ts";
import { lowered } from "../helpers/lowered.ts";
import { read } from "../helpers/pastes.ts";

/** The lines of `code` (marked `// <- name`) that build what was pasted. */
function built(paste: string, code: string, files: Readonly<Record<string, string>> = {}, response = ""): string[] {
  const written = Object.keys({ ...files, "main.ts": code }).flatMap((main) => {
    const all = { ...files, "main.ts": code };
    return lowered(all[main as keyof typeof all]!, all, main).calls;
  });
  const texts = new Map(Object.entries({ ...files, "main.ts": code }).map(([k, v]) => [`file:///project/${k}`, v]));
  return builtBy(pastedCalls(read(paste, response, lowerPasted)), written).map(({ head }) => {
    const text = withKeys(texts.get(head.text) ?? "");
    const line = text.slice(text.lastIndexOf("\n", head.start) + 1).split("\n")[0]!;
    return /\/\/ <- (\w+)/.exec(line)?.[1] ?? line.trim();
  });
}

const socket = (query: string, name: string) =>
  `new WebSocket(\`wss://api.deepgram.com/v1/listen${query}\`, ["token", key]); // <- ${name}\n`;
const post = (query: string, name: string) =>
  `await fetch("https://api.deepgram.com/v1/listen${query}", { method: "POST", body: bytes }); // <- ${name}\n`;

test("the one line with the pasted host, path, transport and query is named", () => {
  const code = socket("?model=nova-3&encoding=linear16", "live") + post("?model=nova-3", "file");
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16", code), ["live"]);
  assert.deepEqual(built("curl -X POST 'https://api.deepgram.com/v1/listen?model=nova-3' -d @a.wav", code), ["file"]);
});

test("a value, a name or a method that differs rules a line out", () => {
  const paste = "curl -X POST 'https://api.deepgram.com/v1/listen?model=nova-3' --data-binary @a.wav";
  assert.deepEqual(built(paste, post("?model=nova-2", "value")), []);
  assert.deepEqual(built(paste, post("?model=nova-3&diarize=true", "more")), []);
  assert.deepEqual(built(paste, post("", "less")), []);
  assert.deepEqual(built(paste.replace("POST", "PUT"), post("?model=nova-3", "method")), []);
  assert.deepEqual(built(paste, post("?model=nova-3", "other").replace("api.", "api.eu.")), []);
  assert.deepEqual(built(paste, post("?model=nova-3", "other").replace("listen", "speak")), []);
});

test("what is not resolved neither confirms nor rules out", () => {
  const code = socket("?${params}", "open") + socket("?model=nova-3&language=${language}", "close");
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=nova-3&language=de", code), ["close"]);
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=nova-2", code), ["open"]);
});

test("written pieces of a value must stand in the pasted one", () => {
  const code = socket("?tag=job-${id}-eu", "tagged");
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?tag=job-17-eu", code), ["tagged"]);
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?tag=job-17-us", code), []);
});

test("an entry that is there sometimes may be missing, and options of a branch are each possible", () => {
  const code = [
    'const query = new URLSearchParams({ model: fast ? "nova-3" : "nova-2" });',
    'if (diarize) query.set("diarize", "true");',
    "new WebSocket(`wss://api.deepgram.com/v1/listen?" + "${query}`); // <- branch",
  ].join("\n");
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=nova-2", code), ["branch"]);
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=nova-2&diarize=true", code), ["branch"]);
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=base", code), []);
});

test("a request that an SDK call made is found by what the SDK sends", () => {
  const code = [
    'import { DeepgramClient } from "@deepgram/sdk";',
    "const deepgram = new DeepgramClient();",
    'await deepgram.listen.v1.media.transcribeUrl({ url: "https://example.com/a.mp3", model: "nova-3" }); // <- url',
    'await deepgram.listen.v1.media.transcribeFile(stream, { model: "nova-3" }); // <- file',
  ].join("\n");
  const curl = "curl -X POST 'https://api.deepgram.com/v1/listen?model=nova-3'";
  const json = `-H 'Content-Type: application/json' -d '{"url":"https://example.com/a.mp3"}'`;
  assert.deepEqual(built(`${curl} ${json}`, code), ["url"]);
  assert.deepEqual(built(`${curl} --data-binary @a.wav`, code), ["file"]);
});

test("pasted SDK code is not looked for in calls of other clients", () => {
  const paste = [
    'import { DeepgramClient } from "@deepgram/sdk";',
    "const deepgram = new DeepgramClient();",
    'await deepgram.listen.v1.media.transcribeFile(stream, { model: "nova-3" });',
  ].join("\n");
  const same = paste.replace(/;$/, "; // <- same");
  assert.deepEqual(built(paste, `${same}\n${post("?model=nova-3", "fetch")}`), ["same"]);
  assert.deepEqual(built(paste, post("?model=nova-3", "fetch")), []);
});

test("a wrapper's caller is named, not the wrapper", () => {
  const wrapper =
    "export const open = (model: string) => new WebSocket(`wss://api.deepgram.com/v1/listen?model=" + "${model}`);\n";
  const code = 'import { open } from "./open";\nopen("nova-3"); // <- caller\n';
  assert.deepEqual(built("wss://api.deepgram.com/v1/listen?model=nova-3", code, { "open.ts": wrapper }), ["caller"]);
});

test("of many calls those that failed are looked for", () => {
  const ok = "> GET /v1/projects HTTP/1.1\n> Host: api.deepgram.com\n< HTTP/1.1 200 OK\n\n";
  const bad = "> POST /v1/listen?model=nova-9 HTTP/1.1\n> Host: api.deepgram.com\n< HTTP/1.1 400 Bad Request\n";
  const code = `${post("?model=nova-9", "bad")}await fetch("https://api.deepgram.com/v1/projects"); // <- fine\n`;
  assert.deepEqual(built(ok + bad, code), ["bad"]);
});

test("too many lines that fit equally well, another vendor and another language name none", () => {
  const six = Array.from({ length: 6 }, (_, i) => post("?model=nova-3", `p${i}`)).join("");
  assert.deepEqual(built("POST https://api.deepgram.com/v1/listen?model=nova-3 401", six), []);
  assert.deepEqual(built("curl https://api.openai.com/v1/listen", post("", "other")), []);
  const python =
    'import requests\nrequests.post("https://api.deepgram.com/v1/listen?model=nova-3", data=open("a.wav", "rb"))\n';
  assert.deepEqual(built(python, post("?model=nova-3", "js")), []);
  assert.deepEqual(built("it closes after ten seconds", socket("?model=nova-3", "live")), []);
});
