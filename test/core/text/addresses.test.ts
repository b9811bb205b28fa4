import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Call } from "../../../server/src/core/exchange/call.ts";
import { bagText, lowered } from "../../helpers/lowered.ts";
import { read } from "../../helpers/pastes.ts";

/** An address as a shell and as code write it, whose it is, and how it reads. `$NAME` is a variable in both. */
const table: readonly (readonly [string, string])[] = [
  // Deepgram's own hosts.
  ["https://api.deepgram.com/v1/listen", "certain https://api.deepgram.com /v1/listen"],
  ["https://api.deepgram.com/v1/listen/", "certain https://api.deepgram.com /v1/listen/"],
  ["https://api.deepgram.com", "certain https://api.deepgram.com"],
  ["https://api.deepgram.com/", "certain https://api.deepgram.com /"],
  ["https://api.deepgram.com/v1/listen?model=nova-3", "certain https://api.deepgram.com /v1/listen model=nova-3"],
  ["https://api.deepgram.com?model=nova-3", "certain https://api.deepgram.com  model=nova-3"],
  ["https://api.deepgram.com/v1/projects", "certain https://api.deepgram.com /v1/projects"],
  ["wss://agent.deepgram.com/v1/agent/converse", "certain wss://agent.deepgram.com /v1/agent/converse"],
  [
    "wss://api.deepgram.com/v2/listen?model=flux-general-en",
    "certain wss://api.deepgram.com /v2/listen model=flux-general-en",
  ],
  ["https://api.deepgram.com/transcribe", "certain https://api.deepgram.com /transcribe"],
  ["https://api.deepgram.com/v1//listen", "certain https://api.deepgram.com /v1//listen"],
  ["https://api.deepgram.com//v1/listen", "certain https://api.deepgram.com //v1/listen"],
  // Regional, dedicated and preview hosts, and regions that nobody has heard of.
  ["https://api.eu.deepgram.com/v1/listen", "certain https://api.eu.deepgram.com /v1/listen"],
  ["wss://api.au.deepgram.com/v1/speak", "certain wss://api.au.deepgram.com /v1/speak"],
  ["https://api.beta.deepgram.com/v1/listen", "certain https://api.beta.deepgram.com /v1/listen"],
  ["https://acme.us.api.deepgram.com/v1/listen", "certain https://acme.us.api.deepgram.com /v1/listen"],
  ["https://api.us-east-1.deepgram.com/v1/listen", "certain https://api.us-east-1.deepgram.com /v1/listen"],
  ["wss://agent.eu.deepgram.com/v1/agent/converse", "certain wss://agent.eu.deepgram.com /v1/agent/converse"],
  // Case, ports, credentials, final dots, fragments.
  ["HTTPS://API.DEEPGRAM.COM/v1/listen", "certain https://api.deepgram.com /v1/listen"],
  ["Https://Api.Deepgram.Com/V1/Listen", "certain https://api.deepgram.com /V1/Listen"],
  ["https://api.deepgram.com:443/v1/listen", "certain https://api.deepgram.com /v1/listen"],
  ["https://api.deepgram.com:8080/v1/listen", "certain https://api.deepgram.com /v1/listen"],
  ["https://api.deepgram.com:/v1/listen", "certain https://api.deepgram.com /v1/listen"],
  ["https://me:secret@api.deepgram.com/v1/listen", "certain https://api.deepgram.com /v1/listen"],
  ["https://api.deepgram.com./v1/listen", "certain https://api.deepgram.com. /v1/listen"],
  ["https://api.deepgram.com/v1/listen#top", "certain https://api.deepgram.com /v1/listen"],
  [
    "https://api.deepgram.com/v1/listen?model=nova-3#model=base",
    "certain https://api.deepgram.com /v1/listen model=nova-3",
  ],
  // Schemes: wrong, missing, doubled.
  ["http://api.deepgram.com/v1/listen", "certain http://api.deepgram.com /v1/listen"],
  ["ws://api.deepgram.com/v1/listen", "certain ws://api.deepgram.com /v1/listen"],
  ["ftp://api.deepgram.com/v1/listen", "certain ftp://api.deepgram.com /v1/listen"],
  ["api.deepgram.com/v1/listen", "certain ?//api.deepgram.com /v1/listen"],
  ["api.deepgram.com:443/v1/listen?model=nova-3", "certain ?//api.deepgram.com /v1/listen model=nova-3"],
  ["//api.deepgram.com/v1/listen", "certain ?//api.deepgram.com /v1/listen"],
  // Pages and files of Deepgram's are no API, but a path of the API on them is meant for it.
  ["https://developers.deepgram.com/docs/flux", "no"],
  ["https://deepgram.com/pricing", "no"],
  ["https://static.deepgram.com/examples/nasa.wav", "no"],
  ["https://console.deepgram.com/project/1", "no"],
  ["https://www.deepgram.com/v1/listen", "certain https://www.deepgram.com /v1/listen"],
  ["https://deepgram.com/v1/speak?model=aura-2-luna-en", "certain https://deepgram.com /v1/speak model=aura-2-luna-en"],
  ["wss://developers.deepgram.com/v2/listen", "certain wss://developers.deepgram.com /v2/listen"],
  // Self-hosted servers and proxies are known by their path.
  ["http://localhost:8080/v1/listen", "custom http://localhost /v1/listen"],
  ["http://localhost:8080/deepgram/v1/listen?model=nova-3", "custom http://localhost /deepgram/v1/listen model=nova-3"],
  ["ws://127.0.0.1:9000/v2/listen", "custom ws://127.0.0.1 /v2/listen"],
  ["https://speech.example.org/api/dg/v1/speak", "custom https://speech.example.org /api/dg/v1/speak"],
  ["https://gate.example.org/v1/agent/converse", "custom https://gate.example.org /v1/agent/converse"],
  ["https://dg.internal/v1/auth/grant", "custom https://dg.internal /v1/auth/grant"],
  ["https://dg.internal/v1/read?summarize=v2", "custom https://dg.internal /v1/read summarize=v2"],
  ["http://localhost:8080/listen", "no"],
  ["https://dg.internal/v1/projects", "no"],
  ["https://dg.internal/v1/listener", "no"],
  ["https://dg.internal/old-v1/listen", "no"],
  // Look-alikes and other vendors.
  ["https://api.deepgram.com.example.org/", "no"],
  ["https://notdeepgram.com/pricing", "no"],
  ["https://api-deepgram.com/pricing", "no"],
  ["https://example.org/?to=https://api.deepgram.com/v1/listen", "no"],
  ["https://api.openai.com/v1/audio/speech", "no"],
  ["https://api.openai.com/v1/listen", "no"],
  ["wss://api.assemblyai.com/v2/listen", "no"],
  ["https://api.elevenlabs.io/v1/speak", "no"],
  ["https://eastus.stt.speech.microsoft.com/v1/listen", "no"],
  // Queries.
  ["https://api.deepgram.com/v1/listen?", "certain https://api.deepgram.com /v1/listen"],
  ["https://api.deepgram.com/v1/listen?&&model=nova-3&", "certain https://api.deepgram.com /v1/listen model=nova-3"],
  [
    "https://api.deepgram.com/v1/listen?keyterm=two+words&keyterm=a%20b",
    "certain https://api.deepgram.com /v1/listen keyterm=two words keyterm=a b",
  ],
  [
    "https://api.deepgram.com/v1/listen?smart%5Fformat=true",
    "certain https://api.deepgram.com /v1/listen smart_format=true",
  ],
  ["https://api.deepgram.com/v1/listen?tag=50%", "certain https://api.deepgram.com /v1/listen tag=50%"],
  [
    "https://api.deepgram.com/v1/listen?punctuate&model=",
    "certain https://api.deepgram.com /v1/listen punctuate= model=",
  ],
  ["https://api.deepgram.com/v1/listen?tag=a=b", "certain https://api.deepgram.com /v1/listen tag=a=b"],
  [
    "https://api.deepgram.com/v1/listen?model=nova-3?language=de",
    "certain https://api.deepgram.com /v1/listen model=nova-3?language=de",
  ],
  ["https://api.deepgram.com/v1/listen&model=nova-3", "certain https://api.deepgram.com /v1/listen&model=nova-3"],
  ["https://api.deepgram.com/v1%2Flisten", "certain https://api.deepgram.com /v1%2Flisten"],
  // Trailing punctuation belongs to an address that stands alone.
  ["https://api.deepgram.com/v1/listen.", "certain https://api.deepgram.com /v1/listen."],
  ["https://api.deepgram.com/v1/listen,", "certain https://api.deepgram.com /v1/listen,"],
  ["https://api.deepgram.com/v1/listen?model=nova-3.", "certain https://api.deepgram.com /v1/listen model=nova-3."],
  // Variables.
  ["https://api.deepgram.com/v1/projects/$PROJECT/keys", "certain https://api.deepgram.com ?"],
  [
    "https://api.deepgram.com/v1/listen?model=$MODEL&language=de",
    "certain https://api.deepgram.com /v1/listen model=${env.MODEL} language=de",
  ],
  ["https://api.deepgram.com/v1/listen?$QUERY", "certain https://api.deepgram.com /v1/listen …"],
  ["https://api.deepgram.com/v1/listen?tag=x-$TAG", "certain https://api.deepgram.com /v1/listen tag=x-${env.TAG} …"],
  ["https://api.deepgram.com$PATHNAME", "certain https://api.deepgram.com ? …"],
  ["https://$HOST/v1/listen", "custom https://? /v1/listen"],
  ["https://$REGION.api.deepgram.com/v1/listen", "certain https://? /v1/listen"],
  ["https://api.$REGION.deepgram.com/v1/listen", "certain https://? /v1/listen"],
  ["$BASE/v1/listen?model=nova-3", "custom ?//? ? model=nova-3"],
  ["$BASE/v1/orders", "no"],
  ["$DEEPGRAM_URL", "custom ?//? ? …"],
  ["$DEEPGRAM_AGENT_ENDPOINT?model=nova-3", "custom ?//? ? model=nova-3"],
  ["https://$DEEPGRAM_HOST/v1/projects", "custom https://? /v1/projects"],
  ["$DEEPGRAM_TOKEN_URL", "no"],
  ["$DEEPGRAM_CALLBACK_URL", "no"],
  ["$DEEPGRAM_URL/health", "no"],
];

test("an address means the same in code and in a paste", () => {
  assert.ok(table.length >= 60);
  const wrong: string[] = [];
  for (const [address, wanted] of table) {
    const template = address.replace(/\$([A-Z_]+)/g, (_, name: string) => `\${process.env.${name}}`);
    const code = lowered(`fetch(\`${template}\`, { method: "POST" });`).calls.map(line)[0] ?? "no";
    const paste =
      read(`curl -X POST "${address}"`).exchanges.flatMap(({ call }) => (call ? [line(call)] : []))[0] ?? "no";
    if (code !== wanted) wrong.push(`${address} in code:\n  ${code}\n  ${wanted}`);
    if (paste !== wanted) wrong.push(`${address} in a paste:\n  ${paste}\n  ${wanted}`);
  }
  assert.deepEqual(wrong, []);
});

function line({ target, query }: Call): string {
  const { deepgram, scheme, host, path } = target;
  if (deepgram === "no") return "no";
  return `${deepgram} ${scheme?.value ?? "?"}//${host?.value ?? "?"} ${path?.value ?? "?"} ${bagText(query)}`.trimEnd();
}
