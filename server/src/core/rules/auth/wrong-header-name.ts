import { wrongHeaders } from "../../catalogue/index.ts";
import type { Call } from "../../exchange/call.ts";
import { absent } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import { atDeepgram, fixes } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import { credentialOf } from "./shared/credential.ts";
import { authorizationOf, prefixEdits } from "./shared/header.ts";

export const wrongHeaderName = rule({
  id: "auth-wrong-header-name",
  group: "auth",
  title: "Credential in a header that is not read",
  severity: "error",
  why: "Deepgram reads the credential from the Authorization header alone; what another header says is not seen, and the answer is 401.",
  advice: "Send it as 'Authorization: Token' with the API key.",
  exceptions:
    "A proxy may read such a header for itself; where an Authorization header may be there as well, nothing is reported.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/header|x-api|api-key|subscription/i],
    signs: [/\b(?:x-api-key|xi-api-key|api-key|ocp-apim\S*|x-auth\S*|x-deepgram\S*|x-token)\b/i],
    told: [
      "I send the key in x-api-key and get unauthorized",
      "used api-key header like with other vendors, deepgram does not accept it",
      "which header does the key belong in, mine is ignored",
      "xi-api-key or subscription-key style header is not accepted",
      "x-api-key header the way other vendors want it says unauthorized",
    ],
    sample: uploadSample,
    answers: { statuses: [401], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    settle: "Send the same key in an Authorization header.",
    rulesOut: [{ id: "auth-invalid-key", why: "the key was not looked at, because no header holds it that is read" }],
  },
  check(call, report) {
    if (!atDeepgram(call) || call.via === "sdk" || call.via === "wrapper" || call.subprotocols) return;
    if (!absent(call.headers, "authorization", true)) return;
    for (const entry of call.headers.entries) {
      if (!wrongHeaders.includes(entry.name.toLowerCase()) || entry.value.kind === "null") continue;
      const { value } = entry;
      const text = value.kind === "text" ? value : undefined;
      const parsed = text && authorizationOf(entry, text);
      const facts = text && credentialOf(parsed?.rest ?? text.parts);
      const word = facts?.is === "jwt" ? "Bearer" : "Token";
      const certain = facts !== undefined && facts.is !== "unknown" && facts.sure;
      const rest = text && parsed?.scheme === "" ? prefixEdits(call, entry, text, `${word} `) : undefined;
      const hasScheme = parsed !== undefined && /^(?:token|bearer)$/i.test(parsed.scheme);
      const edits = hasScheme ? [] : rest;
      report({
        message: `Deepgram ignores the header '${entry.name}'`,
        at: entry.key,
        fixes: fixes(
          entry.renamable && edits
            ? {
                title: `Send it as Authorization${hasScheme ? "" : `: ${word}`}`,
                safe: hasScheme || certain,
                edits: [replace(entry.key, named(call)), ...edits],
              }
            : undefined,
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { "x-api-key": process.env.DEEPGRAM_API_KEY, "Content-Type": "audio/wav" }, body: audio });`,
      },
    ],
    right: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { "x-api-key": gatewayKey, Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\`, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `fetch("https://gateway.example.com/v1/listen?model=nova-3", { method: "POST", headers: { "x-api-key": process.env.GATEWAY_KEY }, body: audio }); // in front of Deepgram`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "x-api-key: $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: `HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

/** In the case that all of the call's headers are written in. */
function named({ headers }: Call): string {
  const lower = headers.entries.length > 1 && headers.entries.every(({ name }) => name === name.toLowerCase());
  return lower ? "authorization" : "Authorization";
}
