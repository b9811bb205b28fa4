import type { Call } from "../../exchange/call.ts";
import { entry } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { carried } from "../../observe/credential.ts";
import { statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { atDeepgram, pathOf } from "../shared/helpers.ts";
import { capital } from "./shared/credential.ts";
import { authorizations } from "./shared/header.ts";

/** Paths that take an API key alone. */
const keyOnly = /^\/v1\/(?:projects|auth\/grant)\b/;

export const jwtNoManage = rule({
  id: "auth-jwt-no-manage",
  group: "auth",
  title: "Temporary token on a management endpoint",
  severity: "error",
  why: "A granted token carries the right to use listen, speak, read and agent, and nothing else: /v1/projects and /v1/auth/grant take an API key only.",
  advice: "Make this call on a server with an API key: Authorization: Token <key>.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/token-based-authentication"],
  shows: {
    needs: [/token|jwt/i],
    signs: [
      /\b(?:tokens?|jwt)\b[^?\n]{0,220}\b(?:projects?|usage|balances?|manage\w*|admin|list (?:keys|members)|create (?:a |another )?(?:keys?|token))\b/i,
    ],
    told: [
      "temporary token can transcribe but not list projects or usage",
      "short lived token is refused on the management api",
      "with the granted token I cannot create another token or read the balance",
      "jwt is fine for streaming, the admin calls say forbidden",
    ],
    answers: { statuses: [401, 403], errors: ["insufficient-permissions-401", "grant-forbidden"] },
    rulesOut: [{ id: "auth-jwt-expired", why: "a fresh token is refused here, too" }],
    diagnose(exchange, evidence) {
      const { call } = exchange;
      const credential = carried(call);
      const path = call && pathOf(call);
      if (!path || !keyOnly.test(path)) return;
      if (!call || credential?.kind !== "jwt") return;
      const refused =
        saw(exchange, ["insufficient-permissions-401", "grant-forbidden", "invalid-auth"], true)?.at ??
        statusIs(exchange, 401, 403)?.at;
      evidence({
        text: `A granted token is sent to ${path}`,
        at: credential.at,
        for: true,
        weight: "decisive",
        explains: `${path.startsWith("/v1/auth") ? "Tokens are granted" : "Projects are managed"} with an API key only; a granted token has no right to it.`,
        fixes: keyInstead(call),
      });
      if (refused)
        evidence({ text: "Deepgram refuses it for want of permissions", at: refused, for: true, weight: "supporting" });
    },
  },
  check(call, report) {
    const path = pathOf(call);
    if (!atDeepgram(call) || call.transport !== "http" || !path || !keyOnly.test(path)) return;
    for (const { credential } of authorizations(call))
      if (credential?.is === "jwt" && credential.sure)
        report({ message: `${capital(credential.shown)} is sent to ${path}`, at: credential.at });
  },
  examples: {
    wrong: [
      {
        code: `const grant = await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
if (!grant.ok) throw new Error("no token");
const { access_token } = await grant.json();
await fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Bearer \${access_token}\` } });`,
      },
    ],
    right: [
      {
        code: `await fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
      {
        code: `export const projects = (token) => fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Bearer \${token}\` } });`,
      },
    ],
    pastes: [
      {
        request: 'curl https://api.deepgram.com/v1/projects -H "Authorization: Bearer {{jwt}}"',
        response:
          '{"category":"INSUFFICIENT_PERMISSIONS","message":"User does not have sufficient permissions to perform this action.","request_id":"5f0e9a3c-0000-4000-8000-0000000000ac"}',
      },
    ],
  },
});

/** The header with a key in the place of the token. */
function keyInstead(call: Call): Fix[] {
  const value = entry(call.headers, "authorization", true)?.value;
  if (value?.kind !== "text" || value.origin.start === value.origin.end) return [];
  return [{ title: "Send an API key", safe: false, edits: [replace(value.origin, "Token $DEEPGRAM_API_KEY")] }];
}
