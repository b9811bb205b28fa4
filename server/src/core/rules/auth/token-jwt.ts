import type { Call } from "../../exchange/call.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import { mentions } from "../../observe/says.ts";
import { rule } from "../define.ts";
import type { Fix, Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { browserSample } from "../shared/samples.ts";
import { type CredentialFacts, capital, credentialOf, isPairedElsewhere, textValues } from "./shared/credential.ts";
import { authorizations } from "./shared/header.ts";
import { type Handed, handedOver } from "./shared/named.ts";
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
    needs: [/token|jwt|eyJ/i],
    signs: [
      /\bToken eyJ|\b(?:access_?token|temp(?:orary)? token|granted? token|short[- ]lived token|jwt|grantToken)\b[^.!?\n]{0,80}(?:apiKey|api_key|createClient|DeepgramClient|\bas (?:the |an )?(?:api )?key\b)|(?:apiKey|api_key|createClient\(|DeepgramClient\()[^.!?\n]{0,40}(?:access_?token|jwt|temp)|\[['"]token['"],\s*\w*(?:temp|jwt|access)|\bToken\b[^.!?\n]{0,60}\b(?:jwt|eyJ\w*|grant\w*)\b|\bjwt\b[^.!?\n]{0,60}\bToken\b/i,
    ],
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
    refines: ["auth-invalid-key"],
    claims: true,
    diagnose(exchange, evidence) {
      const made = handedOver(
        exchange,
        /\b(?:createClient|(?:new )?DeepgramClient)\(\s*(?:\{\s*(?:apiKey|key)\s*:\s*|api_key\s*=\s*)?([\w.]*token\w*|[\w.]*jwt\w*)(?=\s*[,})])/i,
      );
      const granted = made && /access_?token|jwt/i.test(made.name);
      const told = made && mentions(exchange, /\bgrant_?token\b|\baccess_token\b|\/auth\/grant\b|\beyJ/i);
      if (!made || !(granted || told)) return;
      evidence({
        text: `'${made.name}' is given where the API key is read`,
        at: made.at,
        for: true,
        weight: granted && told ? "decisive" : "strong",
        explains: `The client is made with '${made.name}', a temporary token: as a key it goes out after the word Token, and Deepgram takes it after Bearer only. accessToken is its place.`,
        advice: "Give it as accessToken (SDK 4.5 and later): createClient({ accessToken }).",
        fixes: asAccessToken(made),
      });
    },
  },
  check(call, report) {
    const headers = authorizations(call);
    for (const header of headers) {
      const { scheme, schemeAt, credential } = header;
      if (scheme.toLowerCase() !== "token" || !isJwt(credential) || isPairedElsewhere(header, headers)) continue;
      const at = schemeAt?.origin ?? credential.at;
      found(report, credential, `'${scheme}'`, at, schemeAt?.exact ? "Bearer" : undefined);
    }
    const pairs = subprotocolPairs(call);
    for (const pair of pairs) {
      const { scheme, schemeAt, exact, credential } = pair;
      if (scheme.toLowerCase() !== "token" || !isJwt(credential) || isPairedElsewhere(pair, pairs)) continue;
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

/** The edits that hand a token over by its own name. */
function asAccessToken({ name, at, lead }: Handed): Fix[] {
  const option = /(?:apiKey|key)(?=\s*:\s*$)/.exec(lead.text);
  const keyword = /api_key(?=\s*=\s*$)/.exec(lead.text);
  const word = option ?? keyword;
  const start = word && lead.at.start + word.index;
  const edits = word
    ? [replace({ ...at, start: start!, end: start! + word[0].length }, keyword ? "access_token" : "accessToken")]
    : [replace(at, /^(?:new|createClient)/.test(lead.text) ? `{ accessToken: ${name} }` : `access_token=${name}`)];
  return [{ title: "Give it as accessToken", safe: true, edits }];
}

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
