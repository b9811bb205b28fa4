import { carried } from "../../observe/credential.ts";
import { outcome } from "../../observe/outcome.ts";
import { closedEarly, printed } from "../../observe/printed.ts";
import { statusIs, symptom } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { uploadSample } from "../shared/samples.ts";

export const invalidKey = rule({
  id: "auth-invalid-key",
  group: "auth",
  title: "Key not known to Deepgram",
  severity: "error",
  why: "Deepgram answers 401 when the key was deleted, has expired, was copied incompletely or is none of Deepgram's, even though it is sent in the right form.",
  advice:
    "Compare the key with the project's key list in the console; make a new one if it is gone, and restart what loads it.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/401|\bkeys?\b|credential|unauthor|INVALID_AUTH|auth/i],
    signs: [
      /\bkeys?\b[^?\n]{0,160}\b(?:deleted|revoked|removed|rotated?|expired|expiration|another (?:account|environment|project)|wrong (?:account|environment|project)|isn'?t (?:in|listed)|not (?:in|listed)|no longer|former|only valid|valid only|disabled|regenerated)\b|\b(?:deleted|revoked|removed|rotated|expired|old|regenerated)\b[^.!?\n]{0,60}\bkeys?\b|\bkey'?s? id\b|\bid of the key/i,
    ],
    told: [
      "everything returns 401 although the header looks right",
      "key worked last week and now it is unauthorized, maybe somebody deleted it",
      "new project new key and still invalid credentials",
      "I copied the key of another environment and it is rejected",
      "the console shows the key but deepgram says it is not valid, could it have expired or been revoked",
      "staging works but production key is refused with 401",
      "a colleague removed old keys in the console and since then everything is 401",
      "key had an expiration date and since midnight it says invalid credentials",
      "I copied the id of the key instead of the secret",
    ],
    sample: uploadSample,
    symptoms: ["unauthorized", "connect-fails"],
    answers: { statuses: [401] },
    settle:
      'Run `curl -H "Authorization: Token $DEEPGRAM_API_KEY" https://api.deepgram.com/v1/auth/token` with the very same key: 200 means the key is good, 401 that it is not.',
    rulesOut: [
      { id: "model-no-access", why: "access to a model is refused with 403, after the key was accepted" },
      { id: "billing-no-credits", why: "missing credit is answered with 402" },
    ],
    diagnose(exchange, evidence) {
      const refused = saw(exchange, ["invalid-auth"], true) ?? saw(exchange, ["handshake-refused"]);
      const status = statusIs(exchange, 401);
      if (
        !outcome(exchange).status &&
        exchange.close?.code === 1006 &&
        exchange.frames.length === 0 &&
        !exchange.opened &&
        !carried(exchange.call)
      )
        evidence({
          text: "1006 hides the status of a refused handshake: 401 is the most frequent one",
          at: exchange.close.origin,
          for: true,
          weight: "supporting",
        });
      const blind = exchange.close?.code === 1006 ? exchange.close.origin : saw(exchange, ["browser-1006"])?.at;
      const shown = carried(exchange.call);
      const right = shown?.where === "subprotocol" && shown.scheme === "token" && shown.kind !== "jwt";
      if (blind && right && !exchange.opened && !outcome(exchange).status && !printed(exchange, closedEarly))
        evidence({
          text: "The credential is sent in the right form, and the browser hides why the handshake was refused: a key that Deepgram does not know is the most frequent reason",
          at: blind,
          for: true,
          weight: "supporting",
        });
      if (!status && refused?.error.id !== "invalid-auth") return;
      if (saw(exchange, ["insufficient-permissions-401", "remote-content"])) return;
      const at = refused?.at ?? status?.at;
      const where = at ? { at } : {};
      const credential = carried(exchange.call);
      const key = credential && ["api-key", "env", "masked"].includes(credential.kind);
      if (credential?.kind === "placeholder" || credential?.kind === "unexpanded") {
        if (credential.kind === "placeholder")
          evidence({
            text: "Deepgram answers 401 to a key that it does not know",
            ...where,
            for: true,
            weight: "supporting",
          });
        return;
      }
      if (key && credential.scheme === "token") {
        evidence({
          text: "The credential is sent in the right form: Token and a key",
          at: credential.at,
          for: true,
          weight: "strong",
          explains:
            "The key is sent as it must be, with the scheme Token, and Deepgram still does not know it: it was deleted, has expired, is not the whole key, or the variable holds another value than you think.",
        });
        evidence({
          text: "Deepgram answers 401 before it looks at anything else",
          ...where,
          for: true,
          weight: "supporting",
        });
      } else if (credential && credential.kind === "jwt") return;
      else if (!credential && !exchange.call?.headers.complete)
        evidence({
          text: "Deepgram answers 401 to a key that it does not know",
          ...where,
          for: true,
          weight: "supporting",
        });
      const elsewhere = symptom(exchange, "works-in-curl", "works-elsewhere");
      if (elsewhere)
        evidence({
          text: "The same key is said to work elsewhere",
          at: elsewhere.origin,
          for: false,
          weight: "strong",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request:
          'curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: Token {{key}}" -H "Content-Type: audio/wav" --data-binary @a.wav',
        response:
          'HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"5f0e9a3c-0000-4000-8000-0000000000aa"}',
      },
    ],
  },
});
