import assert from "node:assert/strict";
import { test } from "node:test";
import { readsOf } from "./show.ts";

/** A snippet, the SDK installed, and each read in one line; of requests, what is taken of the result. */
const table: readonly { readonly sdk?: string; readonly code: string; readonly reads: readonly string[] }[] = [
  {
    sdk: "4.11.3",
    code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url }, { model: "nova-3" });
if (error) throw error;
console.log(result.results.channels[0].alternatives[0].transcript, result?.metadata.request_id);`,
    reads: [
      "response results.channels.[].alternatives.[].transcript",
      "response ?metadata.request_id",
      "result {result, error} error",
    ],
  },
  {
    sdk: "4.11.3",
    code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const { result } = await deepgram.listen.prerecorded.transcribeUrl({ url }, { model: "nova-3" });
for (const word of result.results.channels[0].alternatives[0].words) console.log(word.speaker, word.punctuated_word);
const texts = result.results.channels.map((channel) => channel.speaker);`,
    reads: [
      "response results.channels.[].alternatives.[].words",
      "response results.channels.[].alternatives.[].words.[].speaker",
      "response results.channels.[].alternatives.[].words.[].punctuated_word",
      "response results.channels",
      "response results.channels.[].speaker",
      "result {result}",
    ],
  },
  {
    sdk: "4.11.3",
    code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const response = await deepgram.listen.prerecorded.transcribeFile(f, { model: "nova-3" });
console.log(response.results.channels[0]);`,
    reads: ["result {results}"],
  },
  {
    sdk: "4.11.3",
    code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const live = deepgram.listen.live({ model: "nova-3" });
live.on(LiveTranscriptionEvents.Open, () => {
  live.on(LiveTranscriptionEvents.Transcript, (data) => { const text = data.channel.alternatives[0].transcript; if (text && data.is_final) show(text); });
  live.on("Metadata", ({ request_id: id, model_info }) => console.log(id, model_info.language));
});`,
    reads: [
      "event:Results channel.alternatives.[].transcript",
      "event:Results is_final",
      "event:Metadata request_id",
      "event:Metadata model_info",
      "event:Metadata model_info.language",
    ],
  },
  {
    sdk: "5.13.0",
    code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient();
const socket = await client.listen.v1.connect({ model: "nova-3" });
socket.on("message", (msg) => {
  if (msg.type === "Results") { console.log(msg.channel.alternatives[0].transcript); }
  else if (msg.type === "UtteranceEnd") console.log(msg.last_word_end);
  console.log(msg.channel?.alternatives?.[0]?.transcript);
});`,
    reads: [
      "message type =Results",
      "message channel.alternatives.[].transcript type:Results",
      "message type presence =UtteranceEnd",
      "message last_word_end type:UtteranceEnd",
      "message channel.?alternatives.?[].?transcript",
    ],
  },
  {
    sdk: "5.13.0",
    code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient();
const r = await client.listen.v1.media.transcribeFile(f, { model: "nova-3" });
console.log(r.result.results);
const { access_token, key } = await client.auth.v1.tokens.grant();`,
    reads: [
      "response result.results",
      "result {result}",
      "response access_token",
      "response key",
      "result {access_token, key}",
    ],
  },
  {
    code: `const res = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: "Token x" }, body });
if (!res.ok) throw new Error(String(res.status));
const data = await res.json();
const transcript = data.results?.channels?.[0]?.alternatives?.[0]?.transcript ?? "";
return data;`,
    reads: ["response results.?channels.?[].?alternatives.?[].?transcript", "result {json, status, ok} status"],
  },
  {
    code: `async function grant() { const r = await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: "Token x" } }); return r.json(); }
const token = await grant();
console.log(token.key, (await grant()).access_token);`,
    reads: ["response key", "response access_token", "result {json}"],
  },
  {
    code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", body }).then((r) => r.json()).then((d) => console.log(d.results.utterances[0].speaker)).catch(console.error);`,
    reads: ["response results.utterances.[].speaker", "result {json} caught"],
  },
  {
    code: `import axios from "axios";
try { const { data } = await axios.post("https://api.deepgram.com/v1/listen?model=nova-3", body, { headers }); console.log(data.results.language); } catch (e) {}`,
    reads: ["response results.language", "result {data} caught"],
  },
  {
    code: `const ws = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", k]);
ws.onmessage = (event) => {
  const data = JSON.parse(event.data);
  switch (data.type) { case "Results": case "Foo": use(data.channel.alternatives[0]); break; case "Metadata": use(data.duration); }
  const t = data.channel.alternatives[0].transcript;
};`,
    reads: [
      "message type =Results|Foo|Metadata",
      "message channel.alternatives.[] type:Results|Foo",
      "message duration type:Metadata",
      "message channel.alternatives.[].transcript",
    ],
  },
  {
    code: `import WebSocket from "ws";
const ws = new WebSocket("wss://api.deepgram.com/v2/listen?model=flux-general-en", { headers: { Authorization: "Token x" } });
ws.on("message", (raw) => { let msg; try { msg = JSON.parse(raw.toString()); } catch { return; }
  if (msg.type !== "TurnInfo") return;
  handle(msg);
});
function handle(info: any) { if (info.event === "EndOfTurn") console.log(info.transcript); const { words } = info; words.forEach((w) => console.log(w.start)); }`,
    reads: [
      "message type =TurnInfo",
      "message event type:TurnInfo =EndOfTurn",
      "message transcript type:TurnInfo",
      "message words type:TurnInfo",
      "message words.[].start type:TurnInfo",
    ],
  },
  {
    sdk: "2.4.0",
    code: `const { Deepgram } = require("@deepgram/sdk"); const dg = new Deepgram(k);
const r = await dg.transcription.preRecorded({ url }, {}); console.log(r.results.channels[0]);
const l = dg.transcription.live({}); l.addListener("transcriptReceived", (m) => { const d = JSON.parse(m); console.log(d.channel.alternatives[0].transcript); });`,
    reads: ["response results.channels.[]", "result {results}", "message channel.alternatives.[].transcript"],
  },
  {
    code: `async function ask(body) {
  const res = await fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", body });
  if (!res.ok) { const problem = await res.json(); throw new Error(problem.detail); }
  const data = await res.json();
  if (data.err_msg) return { failed: true };
  return data;
}
const answer = await ask(b); console.log(answer.failed);`,
    reads: ["result {json, json, ok} status escapes"],
  },
  {
    code: `fetch("https://api.deepgram.com/v1/read?language=en", { method: "POST", body: "x" })
  .then((r) => r.json()).catch(() => ({ nothing: 1 })).then((d) => d.nothing);`,
    reads: ["result {json} caught escapes"],
  },
];

for (const { sdk, code, reads } of table)
  test(`${sdk ?? "no version"}: ${code.split("\n").at(-1)!.slice(0, 100)}`, () => {
    assert.deepEqual(readsOf(code, sdk), reads);
  });
