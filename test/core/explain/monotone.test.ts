import assert from "node:assert/strict";
import { test } from "node:test";
import { errors, type KnownError } from "../../../server/src/core/catalogue/errors.ts";
import { isDistinct } from "../../../server/src/core/catalogue/general-errors.ts";
import { lowerPasted } from "../../../server/src/core/code/pasted.ts";
import { explain } from "../../../server/src/core/explain/index.ts";
import { textsOf } from "../../helpers/known-errors.ts";

const key = '-H "Authorization: Token $DEEPGRAM_API_KEY"';
const listen = {
  command: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" ${key} -H "Content-Type: audio/wav" --data-binary @a.wav`,
  address: "wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000",
  line: "POST /v1/listen?model=nova-3",
};
const flux = {
  ...listen,
  address: "wss://api.deepgram.com/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000",
};
const speak = {
  command: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en" ${key} -H "Content-Type: application/json" -d '{"text":"Hello there."}'`,
  address: "wss://api.deepgram.com/v1/speak?model=aura-2-thalia-en&encoding=linear16&sample_rate=24000",
  line: "POST /v1/speak?model=aura-2-thalia-en",
};
const read = {
  command: `curl -X POST "https://api.deepgram.com/v1/read?summarize=true&language=en" ${key} -H "Content-Type: application/json" -d '{"text":"Hello there."}'`,
  address: "https://api.deepgram.com/v1/read?summarize=true&language=en",
  line: "POST /v1/read?summarize=true&language=en",
};
const agent = {
  command: `wscat -c "wss://agent.deepgram.com/v1/agent/converse" ${key}`,
  address: "wss://agent.deepgram.com/v1/agent/converse",
  line: "connecting to wss://agent.deepgram.com/v1/agent/converse",
};
const manage = {
  command: `curl "https://api.deepgram.com/v1/projects" ${key}`,
  address: "https://api.deepgram.com/v1/projects",
  line: "GET /v1/projects",
};

/** What is right for the product that an error belongs to. */
function innocent({ products }: KnownError): typeof listen {
  const [product] = products;
  if (product === "agent") return agent;
  if (product === "read") return read;
  if (product === "manage" || product === "auth") return manage;
  if (product === "listen-v2") return flux;
  return product?.startsWith("speak") ? speak : listen;
}

/** What people paste around an error and what says nothing of it. */
function surroundings(error: KnownError): Readonly<Record<string, (text: string) => string>> {
  const { command, address, line } = innocent(error);
  return {
    "a call": (text) => `${command}\n\n${text}`,
    "an address": (text) => `${address}\n${text}`,
    "an address behind it": (text) => `${text}\n${address}`,
    "a request line": (text) => `${line}\n${text}`,
    "a log prefix": (text) => `2026-03-01T10:00:00.123Z ERROR [stt] ${text}`,
    "an error of their own behind it": (text) =>
      `${text}\nTypeError: Cannot read properties of undefined (reading 'results')\n    at main (/app/index.js:10:3)`,
    "an unknown exception": (text) => `${text}\nmyapp.errors.PipelineError: stage 3 gave up`,
    "a greeting": (text) => `Hi all, could somebody please have a look at this?\n\n${text}\n\nThanks a lot!`,
    "an unknown line": (text) => `[pool 7] depth 12, lag 40\n${text}\n[pool 7] depth 12, lag 41`,
  };
}

/** Its code means one thing on listen and another on speak: the address decides. */
const twin = "tts-data-0000";
const hollow = new Set(["nothing-wrong", "not-understood", "not-deepgram"]);

for (const error of errors) {
  if (!isDistinct(error) || error.surface === "symptom" || error.id === twin) continue;
  for (const text of textsOf(error)) {
    test(`${error.id}: '${text.slice(0, 60)}' stays a cause beside innocent lines`, () => {
      const bare = explain({ request: "", response: text }, lowerPasted);
      const [top] = bare.causes;
      assert.ok(!hollow.has(bare.verdict) && top, `alone: ${bare.verdict}, ${bare.summary}`);
      for (const [name, around] of Object.entries(surroundings(error))) {
        const { verdict, causes, summary } = explain({ request: "", response: around(text) }, lowerPasted);
        assert.ok(!hollow.has(verdict), `${name}: ${verdict}, ${summary}`);
        const ids = causes.map((cause) => cause.id);
        // Of several possible ones the call may decide for one.
        const wanted = bare.verdict === "several-possible" ? bare.causes.map((cause) => cause.id) : [top.id];
        assert.ok(
          wanted.some((id) => ids.includes(id)),
          `${name}: ${wanted.join(", ")} is not among ${ids.join(", ")}`,
        );
      }
    });
  }
}
