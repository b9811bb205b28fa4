import assert from "node:assert/strict";
import { test } from "node:test";
import { sdkCallsOf } from "./show.ts";

/** A snippet, the SDK installed, and each call in one line. */
const table: readonly { readonly sdk?: string; readonly code: string; readonly calls: readonly string[] }[] = [
  {
    sdk: "4.11.3",
    code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url: "https://x.test/a.wav" }, { model: "nova-3", keyterm: ["a", "b"], smart_format: true });`,
    calls: [
      "4 listen.prerecorded.transcribeUrl http https://api.deepgram.com/v1/listen model=nova-3 keyterm=a keyterm=b smart_format=true body {url=https://x.test/a.wav} positional:${env.DEEPGRAM_API_KEY}",
    ],
  },
  {
    sdk: "4.11.3",
    code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient();
const c = deepgram.listen.live({ model: "nova-3", language: undefined });`,
    calls: [
      "4 listen.live ws wss://api.deepgram.com/v1/listen model=nova-3 language=undefined env:${env.DEEPGRAM_API_KEY}",
    ],
  },
  {
    sdk: "4.11.3",
    code: `const { createClient } = require("@deepgram/sdk");
const deepgram = createClient({ accessToken: token, global: { url: "https://api.eu.deepgram.com" } });
deepgram.listen.prerecorded.transcribeFile(require("fs").readFileSync("a.wav"), { model });`,
    calls: [
      "4 listen.prerecorded.transcribeFile http https://api.eu.deepgram.com/v1/listen model=? body bytes:file accessToken:?",
    ],
  },
  {
    sdk: "5.13.0",
    code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DG });
const r = await client.listen.v1.media.transcribeUrl({ url: "https://x.test/a.wav", model: "nova-3", language: null }, { queryParams: { tag: "x" } });
const s = await client.listen.v2.connect({ model: "flux-general-en", encoding: "linear16", Authorization: "Token x", queryParams: { tag: "y"} });
const a = await client.agent.v1.connect({});
const sp = await client.speak.v1.audio.generate({ text: "hi", model: "aura-2-thalia-en" });
const f = await client.listen.v1.media.transcribeFile(file, { model: "nova-3" });
const g = await client.auth.v1.tokens.grant({ ttl_seconds: 30 });
const k = await client.manage.v1.projects.keys.list(id);
const k2 = await client.manage.v1.projects.billing.balances.list(id);
const k3 = await client.listen.prerecorded.transcribeUrl({ url }, { model: "nova-3" });
const k4 = await client.listen.transcribe({ url }, { model: "nova-3" });`,
    calls: [
      "5 listen.v1.media.transcribeUrl http https://api.deepgram.com/v1/listen model=nova-3 tag=x body {url=https://x.test/a.wav} apiKey:${env.DG}",
      "5 listen.v2.connect ws wss://api.deepgram.com/v2/listen model=flux-general-en encoding=linear16 tag=y apiKey:${env.DG}",
      "5 agent.v1.connect ws wss://agent.deepgram.com/v1/agent/converse apiKey:${env.DG}",
      "5 speak.v1.audio.generate http https://api.deepgram.com/v1/speak model=aura-2-thalia-en body {text=hi} apiKey:${env.DG}",
      "5 listen.v1.media.transcribeFile http https://api.deepgram.com/v1/listen model=nova-3 body ? apiKey:${env.DG}",
      "5 auth.v1.tokens.grant http https://api.deepgram.com/v1/auth/grant body {ttl_seconds=30} apiKey:${env.DG}",
      "5 manage.v1.projects.keys.list http https://api.deepgram.com? apiKey:${env.DG}",
      "5 manage.v1.projects.billing.balances.list http https://api.deepgram.com? apiKey:${env.DG}",
      "5 listen.prerecorded.transcribeUrl http https://api.deepgram.com/v1/listen model=nova-3 body {url=?} apiKey:${env.DG}",
      "5 listen.transcribe http https://api.deepgram.com? \u2026 body unresolved apiKey:${env.DG}",
    ],
  },
  {
    sdk: "2.4.0",
    code: `const { Deepgram } = require("@deepgram/sdk");
const deepgram = new Deepgram(KEY);
deepgram.transcription.preRecorded({ buffer: b, mimetype: "audio/wav" }, { punctuate: true });
deepgram.transcription.preRecorded({ url: "https://x.test/a" }, { punctuate: true });
const l = deepgram.transcription.live({ punctuate: true });
deepgram.keys.list(p);`,
    calls: [
      "2 transcription.preRecorded http https://api.deepgram.com/v1/listen punctuate=true body ? positional:?",
      "2 transcription.preRecorded http https://api.deepgram.com/v1/listen punctuate=true body {url=https://x.test/a} positional:?",
      "2 transcription.live ws wss://api.deepgram.com/v1/listen punctuate=true positional:?",
      "2 keys.list http https://api.deepgram.com? positional:?",
    ],
  },
  {
    code: `import { DeepgramClient } from "npm:@deepgram/sdk@5.1.0";
class A { constructor(private dg: DeepgramClient) {} async x(url: string) { return this.dg.speak.v1.connect({ model: "aura-2-thalia-en" }); } }`,
    calls: ["5 speak.v1.connect ws wss://api.deepgram.com/v1/speak model=aura-2-thalia-en"],
  },
  {
    code: `import { deepgramClient } from "@/lib/deepgram";
export const t = (b) => deepgramClient.listen.prerecorded.transcribeFile(b, { model: "nova-2" });
export const l = (b) => deepgramClient.listen.live();`,
    calls: [
      "4? listen.prerecorded.transcribeFile http https://api.deepgram.com/v1/listen model=nova-2 body ?",
      "4? listen.live ws wss://api.deepgram.com/v1/listen",
    ],
  },
  {
    sdk: "3.13.0",
    code: `class S { private client: any; constructor() { this.client = require("@deepgram/sdk").createClient(process.env.K); }
 start() { const live = (this.client as any)?.listen?.live({ model: "nova-2" }); return live; }
 say() { return this.client.speak.request({ text: "x" }); }
 cb() { return this.client.listen.prerecorded.transcribeUrlCallback({ url: "https://a" }, new CallbackUrl("https://me.test/cb"), { model: "nova-2" }); }
 agent() { return this.client.agent(); } grant() { return this.client.auth.grantToken(); } }`,
    calls: [
      "3 listen.live ws wss://api.deepgram.com/v1/listen model=nova-2 positional:${env.K}",
      "3 speak.request http https://api.deepgram.com/v1/speak model=aura-asteria-en body {text=x} positional:${env.K}",
      "3 listen.prerecorded.transcribeUrlCallback http https://api.deepgram.com/v1/listen model=nova-2 callback=https://me.test/cb body {url=https://a} positional:${env.K}",
      "3 agent ws wss://agent.deepgram.com/v1/agent/converse positional:${env.K}",
      "3 auth.grantToken http https://api.deepgram.com/v1/auth/grant body unresolved positional:${env.K}",
    ],
  },
  {
    code: `const { createClient } = await import("https://esm.sh/@deepgram/sdk@3.4.0");
const dg = createClient(() => "YOUR_KEY"); dg.listen.live({ model: "nova-2" }); dg.read.analyzeText({ text: "x" }, { language: "en", summarize: "v2" });`,
    calls: [
      "3 listen.live ws wss://api.deepgram.com/v1/listen model=nova-2 positional:${placeholder}",
      "3 read.analyzeText http https://api.deepgram.com/v1/read language=en summarize=v2 body {text=x} positional:${placeholder}",
    ],
  },
  {
    code: `const dg = deepgram.createClient(k, { global: { fetch: { options: { proxy: { url: "http://localhost:8080" } } } } }); dg.listen.prerecorded.transcribeFile(f)`,
    calls: ["4? listen.prerecorded.transcribeFile http http://localhost/v1/listen body ? positional:?"],
  },
  {
    code: `import * as deepgram from "@livekit/agents-plugin-deepgram";
new deepgram.STT({ model: "flux-general-en", language: "en", interimResults: true });`,
    calls: ["- STT ws wss://api.deepgram.com/v1/listen model=flux-general-en language=en \u2026 body unresolved"],
  },
  {
    code: `import { deepgram } from "@ai-sdk/deepgram";
const r = await transcribe({ model: deepgram.transcription("nova-3"), audio });`,
    calls: ["- transcription http https://api.deepgram.com/v1/listen model=nova-3 \u2026 body unresolved"],
  },
  {
    code: `import { DeepgramVoice } from "@mastra/voice-deepgram";
new DeepgramVoice({ speechModel: { name: "aura" }, listeningModel: { name: "nova-3" } });`,
    calls: ["- DeepgramVoice http https://api.deepgram.com/v1/listen model=nova-3 \u2026 body unresolved"],
  },
];

for (const { sdk, code, calls } of table)
  test(`${sdk ?? "no version"}: ${code.split("\n").at(-1)!.slice(0, 100)}`, () => {
    assert.deepEqual(sdkCallsOf(code, sdk), calls);
  });
