import { limits, rightField } from "../../catalogue/index.ts";
import { entries } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes, goesTo, renameEntry } from "../shared/helpers.ts";
import { remoteSample } from "../shared/samples.ts";
import { bodyPath, jsonObject } from "./shared/body.ts";

const grant = "/v1/auth/grant";

export const wrongField = rule({
  id: "payload-wrong-field",
  group: "payload",
  title: "Field that the JSON body does not have",
  severity: "error",
  why: "Deepgram reads the text from `text`, the address of the media from `url` and a token's life from `ttl_seconds`; fields of another name are not looked at.",
  advice: "Rename the field.",
  docs: [
    "https://developers.deepgram.com/docs/text-to-speech",
    "https://developers.deepgram.com/docs/pre-recorded-audio",
  ],
  shows: {
    needs: [/field|body|json|ttl|style|audio_url|input|prompt/i],
    signs: [
      /['"](?:input|audio_url|voice|message|prompt|content|ssml|file_url|media_url)['"] ?:|\bfield (?:is |was )?(?:called|named)\b|\bttl\b[^.!?\n]{0,40}\b(?:ignored|always|no effect)/i,
    ],
    told: [
      "text to speech says no text although I send it, field is called input",
      "json body with audio_url instead of url",
      "my body uses message or prompt and tts refuses it",
      "ttl of the token is ignored, always 30 seconds",
      "openai style body does not work",
    ],
    sample: remoteSample,
    answers: {
      statuses: [400],
      errors: ["json-body-unprocessable", "invalid-json", "read-payload", "tts-empty"],
      silent: true,
    },
    refines: ["payload-invalid-json", "payload-empty-text"],
    by: "deepgram",
    settle: "Compare the names of the body's fields with the documentation.",
    claims: false,
  },
  check(call, report) {
    const path = bodyPath(call) ?? (goesTo(call, "http", grant) && atDeepgram(call) ? grant : undefined);
    const body = path && jsonObject(call);
    if (!path || !body || call.via === "sdk") return;
    for (const entry of body.bag.entries) {
      const voice = /^voice(?:_?(?:id|name))?$/i.test(entry.name) && path.endsWith("/speak");
      const right = rightField(path, entry.name) ?? (path === grant ? lifetime(entry.name) : undefined);
      if (!right && !voice) continue;
      const taken = right !== undefined && entries(body.bag, right).length > 0;
      if (taken || (right && !body.bag.complete)) continue;
      report({
        message: voice
          ? `'${entry.name}' in the JSON body is not read`
          : `The JSON body has '${entry.name}' where '${right}' is read`,
        at: entry.key,
        ...(path === grant && {
          severity: "warning" as const,
          because: `Deepgram leaves it unread and answers with a token of ${limits.auth.jwtTtlDefaultSeconds} seconds.`,
        }),
        ...(voice && {
          because: "The voice is part of the model, which is named in the URL.",
          advice: "Name the voice in the URL, as in model=aura-2-thalia-en.",
        }),
        fixes: fixes((right && renameEntry(entry, right, `Rename to ${right}`)) || undefined),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ input: "Hello" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify({ text: "Hello" }),
});`,
      },
      {
        code: `// deepgram is used elsewhere
await fetch("https://api.openai.com/v1/audio/speech", { method: "POST", body: JSON.stringify({ input: "Hello", voice: "alloy" }) });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/auth/grant" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"ttl":600}'`,
        response: `HTTP/1.1 200 OK\n\n{"access_token":"YOUR_TOKEN","expires_in":30}`,
      },
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: application/json" -d '{"input":"Hello"}'`,
        response: `HTTP/1.1 400 Bad Request\n\n{"err_code":"Bad Request","err_msg":"Bad Request: Content-type was application/json, but we could not process the JSON payload","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});

/** Names that people give to the lifetime of a token. */
function lifetime(name: string): string | undefined {
  return /^(?:expir\w*|ttl\w*|life_?time\w*|duration\w*|valid\w*|seconds|time_?to_?live\w*)$/i.test(name) &&
    name !== "ttl_seconds"
    ? "ttl_seconds"
    : undefined;
}
