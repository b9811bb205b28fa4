import { nearest } from "./distance.ts";
import { endpoints, endpointsByPath, findEndpoint } from "./endpoints.ts";
import { transportOf } from "./transport.ts";
import type { Transport } from "./types.ts";

/** Paths that people write from memory or from another vendor's API, without leading version, and what they mean. */
const usual: readonly (readonly [RegExp, string])[] = [
  [
    /^\/(?:listen|transcribe|transcription|transcriptions|stt|speech-to-text|recognize|prerecorded|pre-recorded)$/,
    "/v1/listen",
  ],
  [/^\/(?:listen|transcribe)\/(?:live|stream|streaming|prerecorded|file|url)$/, "/v1/listen"],
  [/^\/audio\/transcriptions$/, "/v1/listen"],
  [/^\/(?:speak|tts|text-to-speech|speech|synthesize|audio\/speech)$/, "/v1/speak"],
  [/^\/(?:speak|tts)\/(?:live|stream|streaming)$/, "/v1/speak"],
  [
    /^\/(?:agent|voice-agent|converse|agents\/converse|agent\/(?:chat|stream|connect|talk|conversation))$/,
    "/v1/agent/converse",
  ],
  [/^\/agent\/converse$/, "/v1/agent/converse"],
  [/^\/(?:read|analyze|analyse|text\/analyze)$/, "/v1/read"],
  [/^\/(?:grant|auth|auth\/(?:grants|grant-token|tokens|token\/grant)|token|tokens)$/, "/v1/auth/grant"],
  [/^\/flux(?:\/listen)?$/, "/v2/listen"],
];

/** What a path that does not exist was meant to be, when one thing is the likely reading; undefined when it exists (on either transport) or nothing is near. */
export function rightPath(transport: "http" | "ws" | Transport, path: string): string | undefined {
  const kind = transportOf(transport);
  const plain = path.replace(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
  if (findEndpoint(kind, plain)) return plain === path || `${plain}/` === path ? undefined : plain;
  if (endpointsByPath(plain).length) return undefined;
  const doubled = plain.replace(/^\/v\d(?=\/v\d\/)/, "");
  if (doubled !== plain && findEndpoint(kind, doubled)) return doubled;
  const bare = plain
    .toLowerCase()
    .replace(/^\/(?:api\/)?v\d+(?:\.\d+)?(?:beta\d?)?(?=\/)/, "")
    .replace(/^\/api(?=\/)/, "");
  const meant = usual.find(([shape]) => shape.test(bare))?.[1];
  if (meant && findEndpoint(kind, meant)) return meant;
  const known = endpoints.filter((endpoint) => endpoint.transport === kind && !endpoint.path.includes("{"));
  return nearest(
    plain.toLowerCase(),
    known.map((endpoint) => endpoint.path),
    2,
  );
}
