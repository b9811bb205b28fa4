import type { Call } from "../../exchange/call.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { browserSample } from "../shared/samples.ts";
import { type CredentialFacts, capital, credentialOf, textValues } from "./shared/credential.ts";
import { authorizations } from "./shared/header.ts";
import { subprotocolPairs } from "./shared/subprotocol.ts";

export const tokenJwt = rule({
  id: "auth-wrong-scheme-token-jwt",
  group: "auth",
  title: "Temporary token sent as if it were an API key",
  severity: "error",
  why: "The access_token of a grant is a JWT: Deepgram takes it after the word Bearer only, and answers 401 otherwise.",
  advice: "Write Bearer (in subprotocols: bearer) before a temporary token.",
  exceptions: "Only what certainly is a JWT counts: one written out, or the access_token that a grant gave.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/token-based-authentication"],
  shows: {
    told: [
      "temporary token from grant is refused although I just created it",
      "access token with the Token prefix gives 401",
      "I pass the jwt as api key to the sdk and get invalid credentials",
      "browser socket with token subprotocol and a granted access_token is unauthorized",
      "short lived token fails but the long api key works in the same place",
    ],
    sample: browserSample,
    answers: { statuses: [401], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    settle: "Send the same token with 'Authorization: Bearer'.",
    rulesOut: [{ id: "auth-jwt-expired", why: "a fresh token is refused, too, when Token stands before it" }],
  },
  check(call, report) {
    for (const { scheme, schemeAt, credential } of authorizations(call)) {
      if (scheme.toLowerCase() !== "token" || !isJwt(credential)) continue;
      const at = schemeAt?.origin ?? credential.at;
      found(report, credential, `'${scheme}'`, at, schemeAt?.exact ? "Bearer" : undefined);
    }
    for (const { scheme, schemeAt, exact, credential } of subprotocolPairs(call)) {
      if (scheme.toLowerCase() !== "token" || !isJwt(credential)) continue;
      found(report, credential, `the subprotocol '${scheme}'`, schemeAt, exact ? "bearer" : undefined);
    }
    asKey(call, report);
  },
  examples: {
    wrong: [
      {
        code: `const { access_token } = await (await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } })).json();
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", access_token]);
start(socket);`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", { method: "POST", headers: { Authorization: "Token {{jwt}}", "Content-Type": "application/json" }, body: JSON.stringify({ text: "Hello" }) });`,
      },
    ],
    right: [
      {
        code: `const { access_token } = await (await fetch("https://api.deepgram.com/v1/auth/grant", { method: "POST", headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } })).json();
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["bearer", access_token]);
start(socket);`,
      },
      {
        code: `export const open = (token) => new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", token]);`,
      },
    ],
  },
});

function isJwt(credential: CredentialFacts | undefined): credential is CredentialFacts {
  return credential?.is === "jwt" && credential.sure;
}

function found(report: Report, credential: CredentialFacts, how: string, at: Origin, word: string | undefined): void {
  report({
    message: `${capital(credential.shown)} is sent with ${how}`,
    at,
    fixes: fixes(word ? { title: `Write ${word}`, safe: true, edits: [replace(at, word)] } : undefined),
  });
}

/** What the SDK is given as its key goes out after the word Token. */
function asKey({ credential, sdk }: Call, report: Report): void {
  if (!credential || credential.option === "accessToken" || credential.option === "env") return;
  const jwt = textValues(credential.value)
    .map((value) => credentialOf(value.parts))
    .find(isJwt);
  if (!jwt) return;
  const named =
    credential.option !== "positional" && credential.at.end - credential.at.start === credential.option.length;
  const old = sdk?.version !== undefined && sdk.major !== undefined && isBefore(sdk.version, 4, 5);
  report({
    message: `${capital(jwt.shown)} is passed to the SDK as the API key`,
    because: "The SDK sends its key after the word Token, which Deepgram refuses for a JWT with 401.",
    advice: old ? "Update the SDK to 4.5 or later and give the token as accessToken." : "Give it as accessToken.",
    at: credential.at,
    fixes: fixes(
      named && !old
        ? { title: "Give it as accessToken", safe: true, edits: [replace(credential.at, "accessToken")] }
        : undefined,
      credential.option === "positional" && sdk?.major === 4 && !old
        ? {
            title: "Give it as accessToken",
            safe: true,
            edits: [
              replace({ ...credential.at, end: credential.at.start }, "{ accessToken: "),
              replace({ ...credential.at, start: credential.at.end }, " }"),
            ],
          }
        : undefined,
    ),
  });
}

function isBefore(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version
    .replace(/^[^\d]*/, "")
    .split(".")
    .map(Number);
  return a < major || (a === major && b < minor);
}
