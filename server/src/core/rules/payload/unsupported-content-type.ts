import { rule } from "../define.ts";
import { fixes, rewrite } from "../shared/helpers.ts";
import { bareType, bodyFacts, bodyPath, contentType } from "./shared/body.ts";

export const unsupportedContentType = rule({
  id: "payload-unsupported-content-type",
  group: "payload",
  title: "Content type that the endpoint does not take",
  severity: "error",
  why: "Text to speech and text intelligence take application/json or text/plain and refuse other types.",
  advice:
    "Declare the body as application/json; the type of the audio that comes back is chosen by encoding and container.",
  exceptions: "POST /v1/listen looks at the bytes, so that a wrong audio type is not judged there.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/media type|content.?type|415|urlencoded|octet/i],
    signs: [/\b415\b|unsupported media type|x-www-form-urlencoded/i],
    told: [
      "unsupported media type 415",
      "content type of my upload is not accepted",
      "sends application/octet or x-www-form-urlencoded and is refused",
      "server says it does not support that media type of the body",
    ],
    usualFor: [415],
    answers: { statuses: [415], errors: ["unsupported-media-type"], says: /Content-Type`? header is not supported/i },
    by: "deepgram",
    settle: "Send the same body as application/json.",
  },
  check(call, report) {
    const path = bodyPath(call);
    if (!path || path === "/v1/listen" || call.via === "sdk") return;
    const type = contentType(call);
    if (!type && call.body.kind === "form" && call.via === "powershell") {
      const { origin, asJson } = call.body;
      report({
        message: `The table goes out as a form, which ${path} does not take`,
        because: "PowerShell sends a table as application/x-www-form-urlencoded.",
        advice: "Make JSON of it with ConvertTo-Json, and declare it as application/json.",
        at: origin,
        fixes: fixes(asJson && { title: "Send it as JSON", safe: true, edits: asJson }),
      });
    }
    if (!type) return;
    const bare = bareType(type.text);
    const accepted = bodyFacts(path)?.kinds.flatMap((kind) => kind.contentTypes) ?? [];
    if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(bare) || accepted.includes(bare) || accepted.length === 0) return;
    if (call.body.kind === "json" && (bare === "application/x-www-form-urlencoded" || bare === "text/plain")) return;
    report({
      message: `${path} does not take ${bare}`,
      at: type.origin,
      fixes: fixes(
        call.body.kind === "json" ? rewrite(type, "application/json", "Declare application/json") : undefined,
      ),
    });
  },
  examples: {
    wrong: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/mpeg" },
  body: JSON.stringify({ text: "Hello" }),
});`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
  method: "POST",
  headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "application/json", Accept: "audio/mpeg" },
  body: JSON.stringify({ text: "Hello" }),
});`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/speak?model=aura-2-thalia-en" -H "Authorization: Token YOUR_DEEPGRAM_API_KEY" -H "Content-Type: audio/mpeg" -d '{"text":"Hello"}'`,
        response: `HTTP/1.1 415 Unsupported Media Type\n\n{"err_code":"UNSUPPORTED_MEDIA_TYPE","err_msg":"The \`Content-Type\` header is not supported","request_id":"4a1c3b6e-0000-4000-8000-000000000000"}`,
      },
    ],
  },
});
