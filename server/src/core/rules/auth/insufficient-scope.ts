import { carried } from "../../observe/credential.ts";
import { outcome } from "../../observe/outcome.ts";
import { statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { pathOf } from "../shared/helpers.ts";

export const insufficientScope = rule({
  id: "auth-insufficient-scope",
  group: "auth",
  title: "Key's role lacks the permission",
  severity: "error",
  why: "Deepgram knows the key, but its role does not cover this call: granting tokens needs at least Member, and most management calls need Admin or Owner.",
  advice:
    "Make a key with the role that the call needs (console: API Keys, advanced options), and use it for this call only.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/token-based-authentication"],
  shows: {
    needs: [/40[13]|permission|forbidden|denied|scope|\brole|grant|not allowed|INSUFFICIENT/i],
    signs: [
      /INSUFFICIENT_PERMISSIONS|insufficient permissions|\b(?:member|starter|admin|owner|usage)\b[^.!?\n]{0,30}\b(?:key|role|scope|permission)|\b(?:role|scope)s?\b[^.!?\n]{0,40}\bkey\b|\bkey\b[^.!?\n]{0,60}\b(?:made|created) (?:by|with|as) a?n? ?member/i,
    ],
    told: [
      "my key can transcribe but creating a token is forbidden",
      "403 insufficient permissions when I ask for a temporary token",
      "key works for transcription but listing projects, usage or keys is denied",
      "asking for balance or creating api keys gives forbidden with the member key",
      "grant token returns 403 although the same key works elsewhere",
    ],
    usualFor: [403],
    answers: { statuses: [403, 401], errors: ["grant-forbidden", "insufficient-permissions-401"] },
    settle: "List the project's keys in the console and read the role of this one.",
    rulesOut: [
      { id: "auth-invalid-key", why: "an unknown key is answered with INVALID_AUTH; here the key was recognised" },
    ],
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["grant-forbidden", "insufficient-permissions-401"]);
      const path = exchange.call && pathOf(exchange.call);
      const granting = path === "/v1/auth/grant";
      const refused = statusIs(exchange, 403);
      if (carried(exchange.call)?.kind === "jwt") return;
      if (told)
        evidence({
          text: `The answer speaks of permissions: '${told.text}'`,
          at: told.at,
          for: true,
          weight: "decisive",
          ...(granting && {
            explains:
              "The key is valid, but it may not grant tokens: /v1/auth/grant needs a key with the role Member or higher.",
            advice:
              "Make a key with the role Member (console: API Keys, advanced options) and call /v1/auth/grant with it.",
          }),
        });
      const coded = outcome(exchange).codes.find(({ text }) => text === "INSUFFICIENT_PERMISSIONS");
      if (!told && !granting && coded && /^(?:manage|auth)$/.test(outcome(exchange).product ?? ""))
        evidence({ text: `The answer says '${coded.text}'`, at: coded.at, for: true, weight: "decisive" });
      else if (!told && granting && refused && exchange.call)
        evidence({
          text: "Granting a token was refused with 403",
          at: refused.at,
          for: true,
          weight: "decisive",
          explains: "The key may not grant tokens: /v1/auth/grant needs a key with the role Member or higher.",
        });
    },
  },
  examples: {
    wrong: [],
    right: [],
    pastes: [
      {
        request: 'curl -X POST https://api.deepgram.com/v1/auth/grant -H "Authorization: Token $DEEPGRAM_API_KEY"',
        response:
          'HTTP/1.1 403 Forbidden\n\n{"err_code":"FORBIDDEN","err_msg":"Insufficient permissions.","request_id":"5f0e9a3c-0000-4000-8000-0000000000ab"}',
      },
    ],
  },
});
