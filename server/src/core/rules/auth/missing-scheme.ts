import type { Call } from "../../exchange/call.ts";
import { known } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import { mentions, statusIs } from "../../observe/says.ts";
import { rule } from "../define.ts";
import type { Report, Severity } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import { capital, credentialOf, isPlainText, sameCredential, textValues } from "./shared/credential.ts";
import { type Authorization, authorizations, placeOf, prefixEdits } from "./shared/header.ts";
import { subprotocolLists } from "./shared/subprotocol.ts";

export const missingScheme = rule({
  id: "auth-missing-scheme",
  group: "auth",
  title: "Credential without its scheme word",
  severity: "error",
  why: "Deepgram reads the Authorization header as a scheme word and a credential; a credential alone is answered with 401.",
  advice: "Write Token and a blank before an API key, Bearer before a temporary token.",
  exceptions: "A variable that may hold the scheme word already is left alone.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/header|authori[sz]ation|prefix|scheme|\bword\b/i],
    signs: [
      /Authorization['"]?\s*[:,=]\s*['"]?\s*[.+,]?\s*(?:\$\{?\w*key|process\.env|<(?:api[_ -]?)?key|apiKey|DEEPGRAM)|Authorization:\s?['"]? ?[.+] ?\$?\w+|\b(?:only|just|bare|raw|naked|directly|nothing but|plain)\b (?:the |my |our )?(?:api )?key\b|\bwithout (?:the |a |any )?(?:word |prefix |scheme )?['"“]?(?:Token\b(?! header)|Bearer|prefix|scheme)|\bno (?:prefix|scheme|word before)\b|\bkey without\b/i,
    ],
    unless: [
      /can(?:no|')t (?:set|send|add) (?:any |a |the )?headers?|\bkey\b[^.!?\n]{0,40}\b(?:in|end of|into) (?:the |a )?(?:\w+ )?(?:url|query)\b|\bbearer\b|\bAuthorization: ?Token\b|['"“]Token ?['"”] ?(?:plus|\+)/i,
    ],
    told: [
      "I put just the api key in the Authorization header and get 401",
      "authorization header contains only the key without any word before it",
      "invalid credentials although the raw key is right in the header",
      "what prefix must stand before the key",
    ],
    sample: uploadSample,
    symptoms: ["unauthorized", "works-in-curl"],
    answers: { statuses: [401], errors: ["invalid-auth"], closes: [1006] },
    by: "deepgram",
    settle: "Look at the Authorization header that is sent: it must begin with Token or Bearer.",
    rulesOut: [{ id: "auth-invalid-key", why: "a good key is refused, too, when no scheme word stands before it" }],
    claims: true,
    diagnose(exchange, evidence) {
      const { call } = exchange;
      if (!call || !statusIs(exchange, 401)) return;
      const named = authorizations(call).find(
        ({ scheme, credential }) => scheme === "" && credential?.is === "api-key" && !credential.sure,
      );
      if (!named) return;
      const edits = prefixEdits(call, named.entry, named.value, "Token ");
      const sent = mentions(exchange, /\bAuthorization["']?: ["']?(?!Token\b|Bearer\b|Basic\b)[^\s"',]+["']?,?\s*$/i);
      evidence({
        text: sent
          ? "The header that went out is one word"
          : `The header is ${named.credential!.shown} alone, and the answer is 401`,
        at: sent?.at ?? placeOf(named.entry, named.value),
        for: true,
        weight: sent ? "decisive" : "strong",
        explains: `${capital(named.credential!.shown)} is sent without the word 'Token' before it.`,
        fixes: fixes(edits ? { title: "Write Token before it", safe: false, edits } : undefined),
      });
    },
  },
  check(call, report) {
    const headers = authorizations(call);
    for (const header of headers) {
      // On another branch the word stands before the same credential: whether it is needed is decided there.
      const added = headers.some(
        ({ scheme, credential }) => scheme !== "" && sameCredential(credential, header.credential),
      );
      if (header.scheme === "" && !added) bare(call, header, report);
      else if (header.scheme === "") continue;
      else if (header.gap.trim() !== "" || header.gap === "") glued(header, report);
      else foreign(header, report);
    }
    bareSubprotocol(call, report);
  },
  examples: {
    wrong: [
      {
        code: `fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: process.env.DEEPGRAM_API_KEY, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", [process.env.DEEPGRAM_API_KEY]);
start(socket);`,
      },
    ],
    right: [
      {
        code: `const auth = \`Token \${process.env.DEEPGRAM_API_KEY}\`;
fetch("https://api.deepgram.com/v1/listen?model=nova-3", { method: "POST", headers: { Authorization: auth, "Content-Type": "audio/wav" }, body: audio });`,
      },
      {
        code: `export const ask = (authorization) => fetch("https://api.deepgram.com/v1/projects", { headers: { authorization } });`,
      },
      {
        code: `fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: "token " + process.env.DEEPGRAM_API_KEY } });`,
      },
    ],
    pastes: [
      {
        request: `curl -X POST "https://api.deepgram.com/v1/listen?model=nova-3" -H "Authorization: $DEEPGRAM_API_KEY" -H "Content-Type: audio/wav" --data-binary @audio.wav`,
        response: `HTTP/1.1 401 Unauthorized\n\n{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"00000000-0000-0000-0000-000000000000"}`,
      },
    ],
  },
});

function bare(call: Call, header: Authorization, report: Report): void {
  const { entry, value, rest } = header;
  const facts = header.credential;
  const env = rest.length === 1 && rest[0]!.kind === "hole" && rest[0]!.hole.is === "env" ? rest[0]!.hole.name : "";
  let severity: Severity = "error";
  let word = facts?.is === "jwt" ? "Bearer" : "Token";
  if (!facts || (facts.is !== "unknown" && !facts.sure)) return;
  if (facts.is === "unknown") {
    // Its name speaks of a credential, not of a whole header: very likely no scheme stands in it.
    if (!/^(?:deepgram|dg)_(?:access_)?(?:token|secret)$/i.test(env) && !(isPlainText(call) && isOneWord(rest))) return;
    severity = "warning";
    if (/access_token/i.test(env)) word = "Bearer";
  }
  const edits = prefixEdits(call, entry, value, `${word} `);
  report({
    message: `${capital(env && facts.is === "unknown" ? `the credential in ${env}` : facts.shown)} is sent without the word '${word}' before it`,
    at: placeOf(entry, value),
    severity,
    fixes: fixes(edits ? { title: `Write ${word} before it`, safe: severity === "error", edits } : undefined),
  });
}

/** In a paste a whole header of one word, that names what it stands for: no scheme word was crossed out along with it. */
function isOneWord(rest: Authorization["rest"]): boolean {
  const [only] = rest;
  if (rest.length !== 1 || only?.kind !== "literal") return false;
  return (
    /^[\w.-]{6,}$/.test(only.text) &&
    /key|dg|deepgram/i.test(only.text) &&
    !/redact|hidden|remov|omit|mask/i.test(only.text)
  );
}

/** `Token: key`, `Token=key`, `Tokenkey`: the word is there and cannot be told from the credential. */
function glued({ scheme, schemeAt, gap, entry, value, credential }: Authorization, report: Report): void {
  if (!/^(?:token|bearer)$/i.test(scheme) || !credential) return;
  const exact =
    schemeAt?.exact === true && value.parts[0]?.kind === "literal" && value.parts[0].text.includes(scheme + gap);
  const at = exact ? { ...schemeAt!.origin, end: schemeAt!.origin.end + gap.length } : placeOf(entry, value);
  report({
    message: gap
      ? `'${scheme}${gap.trim()}' is no scheme word: '${scheme}' and a blank belong before the credential`
      : `No blank stands between '${scheme}' and the credential`,
    at,
    advice: `Write '${scheme} ' before the credential.`,
    fixes: fixes(exact ? { title: `Write '${scheme} '`, safe: true, edits: [replace(at, `${scheme} `)] } : undefined),
  });
}

/** Words that no source knows as a scheme of Deepgram. */
function foreign({ scheme, schemeAt, entry, value, credential }: Authorization, report: Report): void {
  if (/^(?:token|bearer)$/i.test(scheme) || !credential) return;
  if (!/^(?:basic|api-?key|key|deepgram|dg|apikey|api_key|x-api-key)$/i.test(scheme)) return;
  report({
    message: `'${scheme}' is not a scheme that Deepgram accepts`,
    at: schemeAt?.origin ?? placeOf(entry, value),
    severity: "warning",
    fixes: fixes(
      schemeAt?.exact && credential.is === "api-key"
        ? { title: "Write Token", safe: credential.sure, edits: [replace(schemeAt.origin, "Token")] }
        : entry.asToken && { title: "Write 'Authorization: Token'", safe: false, edits: entry.asToken },
    ),
  });
}

/** `[key]`: the list of subprotocols names the credential alone. */
function bareSubprotocol(call: Call, report: Report): void {
  for (const list of subprotocolLists(call)) {
    const [only] = list.items;
    if (!list.complete || list.items.length !== 1 || !only || known(only)) continue;
    for (const text of textValues(only)) {
      const facts = credentialOf(text.parts);
      if (!facts?.sure || facts.is === "unknown") continue;
      const word = facts.is === "jwt" ? "bearer" : "token";
      const open = { ...list.origin, start: list.origin.start + 1, end: list.origin.start + 1 };
      report({
        message: `${capital(facts.shown)} is the only subprotocol: '${word}' must stand before it`,
        at: list.origin,
        fixes: fixes(
          isPlainText(call) || list.origin.text !== call.origin.text
            ? undefined
            : { title: `Write "${word}" before it`, safe: true, edits: [replace(open, `"${word}", `)] },
        ),
      });
    }
  }
}
