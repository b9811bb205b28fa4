import type { Call } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import {
  type CredentialFacts,
  capital,
  credentialOf,
  isPairedElsewhere,
  namesKey,
  sameCredential,
} from "./shared/credential.ts";
import { authorizations } from "./shared/header.ts";
import { handedOver } from "./shared/named.ts";
import { subprotocolPairs } from "./shared/subprotocol.ts";

export const bearerKey = rule({
  id: "auth-wrong-scheme-bearer-key",
  group: "auth",
  title: "API key sent with Bearer",
  severity: "error",
  why: "Bearer is for temporary tokens; Deepgram takes an API key after the word Token and answers 401 otherwise.",
  advice: "Write Token in place of Bearer, or send a token that /v1/auth/grant gave.",
  exceptions: "A variable whose name says nothing about what it holds is left alone.",
  docs: [
    "https://developers.deepgram.com/guides/fundamentals/authenticating",
    "https://developers.deepgram.com/guides/fundamentals/token-based-authentication",
  ],
  shows: {
    needs: [/\bbearer\b/i],
    signs: [/\bbearer\b[^.!?\n]{0,80}\bkeys?\b|\bkeys?\b[^.!?\n]{0,80}\bbearer\b/i],
    told: [
      "I send my api key as a bearer token and always get 401 invalid credentials",
      "key works in the playground and in curl, but my fetch with Authorization Bearer is unauthorized",
      "switched from another speech vendor, kept the Bearer header, deepgram says invalid credentials",
      "our http client adds Bearer in front of the key and every call is rejected",
      "Bearer plus the key from the console gives unauthorized",
      "browser socket with the bearer subprotocol and the normal long key is refused",
    ],
    sample: uploadSample,
    symptoms: ["unauthorized", "works-in-curl"],
    answers: { statuses: [401], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    settle: "Send the same request with 'Authorization: Token' and the key.",
    rulesOut: [
      { id: "auth-invalid-key", why: "a good key is refused, too, when Bearer stands before it" },
      { id: "auth-insufficient-scope", why: "a key that was read and lacks a permission is answered with 403" },
    ],
    refines: ["auth-invalid-key"],
    claims: true,
    diagnose(exchange, evidence) {
      const made = handedOver(exchange, /\[\s*["'`]bearer["'`]\s*,\s*([\w.]+)(?=\s*\])/i);
      if (!made || !namesKey(made.name)) return;
      const word = made.lead.text.toLowerCase().indexOf("bearer");
      const start = made.lead.at.start + word;
      evidence({
        text: `'${made.name}' is sent with the subprotocol 'bearer'`,
        at: made.at,
        for: true,
        weight: "decisive",
        explains: `'${made.name}' holds an API key by its name, and goes out with the subprotocol 'bearer': that one is for temporary tokens, a key belongs behind 'token'.`,
        fixes: [{ title: "Write token", safe: true, edits: [replace({ ...made.at, start, end: start + 6 }, "token")] }],
      });
    },
  },
  check(call, report) {
    const headers = authorizations(call);
    for (const header of headers) {
      const { scheme, schemeAt, credential, gap, entry } = header;
      if (scheme.toLowerCase() !== "bearer" || credential?.is !== "api-key" || gap.trim() !== "") continue;
      if (isPairedElsewhere(header, headers)) continue;
      // The same credential also goes out with Token on another branch: which one belongs to it is decided there.
      if (
        headers.some((other) => other.scheme.toLowerCase() === "token" && sameCredential(other.credential, credential))
      )
        continue;
      const place = schemeAt ?? { origin: credential.at, exact: false };
      const edits = place.exact ? [replace(place.origin, "Token")] : entry.asToken;
      found(report, credential, "Bearer", place.origin, edits && { title: "Write Token", edits });
    }
    const pairs = subprotocolPairs(call);
    for (const pair of pairs) {
      const { scheme, schemeAt, exact, credential } = pair;
      if (scheme.toLowerCase() !== "bearer" || credential?.is !== "api-key" || isPairedElsewhere(pair, pairs)) continue;
      if (pairs.some((other) => other.scheme.toLowerCase() === "token" && sameCredential(other.credential, credential)))
        continue;
      const fix = exact ? { title: "Write token", edits: [replace(schemeAt, "token")] } : undefined;
      found(report, credential, `the subprotocol '${scheme}'`, schemeAt, fix);
    }
    asAccessToken(call, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Bearer \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: \`Bearer \${token}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://api.openai.com/v1/audio/transcriptions", { method: "POST", headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` }, body: form }); // or Deepgram`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Bearer $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: `HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

/** The names of variables that hold the keys of other vendors. */
const vendorKey = /openai|anthropic|eleven_?labs|assembly_?ai|groq|gemini|mistral|cartesia|openrouter/i;

function found(
  report: Report,
  credential: CredentialFacts,
  how: string,
  at: CredentialFacts["at"],
  fix: Pick<Fix, "title" | "edits"> | undefined,
): void {
  // Another vendor's key is no better behind Token: it is the credential that has to change.
  if (vendorKey.test(credential.shown)) {
    report({
      message: `${capital(credential.shown)} belongs to another vendor but is sent to Deepgram`,
      because: "Deepgram takes its own keys only and answers any other credential with 401.",
      advice: "Send 'Token ' and the Deepgram API key.",
      at: credential.at,
      severity: credential.sure ? "error" : "warning",
    });
    return;
  }
  report({
    message: `${capital(credential.shown)} is sent with ${how}`,
    at,
    severity: credential.sure ? "error" : "warning",
    fixes: fixes(fix && { ...fix, safe: credential.sure }),
  });
}

/** The SDK sends what it is given as `accessToken` with Bearer. */
function asAccessToken({ credential, sdk }: Call, report: Report): void {
  if (credential?.option !== "accessToken" || credential.value.kind !== "text") return;
  const facts = credentialOf(credential.value.parts);
  if (facts?.is !== "api-key") return;
  const option = sdk?.major === 5 ? "apiKey" : "key";
  const named = credential.at.end - credential.at.start === "accessToken".length;
  report({
    message: `${capital(facts.shown)} is passed as 'accessToken'`,
    because: "The SDK sends an accessToken with Bearer, which is for temporary tokens: Deepgram answers 401.",
    advice: `Give the key as ${option}.`,
    at: credential.at,
    severity: facts.sure ? "error" : "warning",
    fixes: fixes(
      named ? { title: `Give it as ${option}`, safe: false, edits: [replace(credential.at, option)] } : undefined,
    ),
  });
}
