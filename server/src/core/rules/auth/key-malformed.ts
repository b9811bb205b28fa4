import type { Call } from "../../exchange/call.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import type { TextValue } from "../../exchange/value.ts";
import { badAuthorization } from "../../observe/bad-header.ts";
import { carried } from "../../observe/credential.ts";
import { statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { uploadSample } from "../shared/samples.ts";
import { isPlainText, textValues } from "./shared/credential.ts";
import { authorizations } from "./shared/header.ts";

export const keyMalformed = rule({
  id: "auth-key-malformed",
  group: "auth",
  title: "Altered key",
  severity: "error",
  why: "Deepgram compares the credential letter by letter: quotes, blanks, a second scheme word or a stand-in make another text of it, and the answer is 401.",
  advice: "Send the key alone, exactly as the console gave it.",
  exceptions: "Placeholders in source code are left alone: they are there to be replaced.",
  docs: ["https://developers.deepgram.com/guides/fundamentals/authenticating"],
  shows: {
    needs: [/\bkeys?\b|api_?key|header|authori[sz]ation|credential|placeholder/i],
    signs: [
      /\bquotes?\b|\\[nr]\b|\bnew ?line|line break|trailing (?:space|blank)|white ?space|space (?:at|behind|before|in)|placeholder|%\w*key%|YOUR_\w*KEY|invalid character in header|invalid header value|\b(?:stars|asterisks|bullets|masked)\b|\bBOM\b/i,
    ],
    told: [
      "key looks correct but has quotes or a newline around it from the env file",
      "invalid character in header content when I set the authorization",
      "I pasted the key with stars or dots in it, the masked one",
      "there is a space or line break at the end of my key from the secret manager",
      "the placeholder your api key here is still in my config",
    ],
    refines: ["auth-invalid-key"],
    sample: uploadSample,
    answers: {
      statuses: [401],
      errors: ["invalid-auth"],
      closes: [1006],
      says: badAuthorization,
    },
    by: "deepgram",
    settle: "Print the length of the key: is it what the console shows, without quotes, blanks and line breaks?",
    diagnose(exchange, evidence) {
      const credential = carried(exchange.call);
      const refused = saw(exchange, ["invalid-auth"], true)?.at ?? statusIs(exchange, 401)?.at;
      if (credential?.kind !== "placeholder" || !refused) return;
      evidence({
        text: "The key is still a placeholder",
        at: credential.at,
        for: true,
        weight: "supporting",
        explains:
          "The key is still a placeholder: if it was sent like that, and not written over for the paste, no key was sent.",
        advice: "Put the key itself, or the variable that holds it, in the place of the placeholder.",
      });
    },
  },
  check(call, report) {
    for (const header of authorizations(call)) doubled(header.rest, header.scheme, report);
    for (const header of authorizations(call)) decorated(header.rest, isPlainText(call), report);
    if (call.sdk && call.credential && call.credential.option !== "env") prefixed(call, report);
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: \`Token \${process.env.DEEPGRAM_API_KEY}\` });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "5.13.0",
      },
      {
        code: `fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: \`Token Token \${process.env.DEEPGRAM_API_KEY}\` } });`,
      },
    ],
    right: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "5.13.0",
      },
      { code: `fetch("https://api.deepgram.com/v1/projects", { headers: { Authorization: "Token YOUR_API_KEY" } });` },
    ],
  },
});

/** `Token Token key`, `Token Bearer key`. */
function doubled(rest: TextValue["parts"], scheme: string, report: Report): void {
  const [first] = rest;
  if (first?.kind !== "literal" || !/^(?:token|bearer)$/i.test(scheme)) return;
  const [all, word] = /^(token|bearer)\s+/i.exec(first.text) ?? [];
  if (!all || !word) return;
  const at = { ...first.origin, end: first.origin.start + all.length };
  report({
    message: `Two scheme words, '${scheme}' and '${word}', precede the credential`,
    at: first.exact ? { ...at, end: at.start + word.length } : first.origin,
    advice: "Leave one of them out.",
    fixes: fixes(
      first.exact && scheme.toLowerCase() === word.toLowerCase()
        ? { title: `Remove the second '${word}'`, safe: true, edits: [replace(at, "")] }
        : undefined,
    ),
  });
}

/** Quotes or brackets that were pasted with the key. */
function decorated(rest: TextValue["parts"], plain: boolean, report: Report): void {
  const [first] = rest;
  const quotes = quotesAround(rest, plain);
  // What was crossed out for the paste took the quotes along.
  if (rest.some((part) => part.kind === "hole" && part.hole.is === "placeholder" && /[*•x]{4}/i.test(part.hole.text)))
    return;
  const solid = quotes || (plain && rest.some((part) => part.kind === "hole" && part.hole.is === "secret"));
  if (!solid || first?.kind !== "literal" || !/^["'<{[(]/.test(first.text)) return;
  report({
    message: quotes
      ? `The quotes around the credential are sent with it`
      : `'${first.text.slice(0, 1)}' before the credential is sent with it`,
    at: first.origin,
    advice: "Remove what surrounds the key.",
    fixes: fixes(
      quotes?.exact
        ? { title: "Remove the quotes", safe: true, edits: quotes.at.map((at) => replace(at, "")) }
        : undefined,
    ),
  });
}

/** The two quotes around a credential; in plain text also around one that was written over by a stand-in. */
function quotesAround(
  rest: TextValue["parts"],
  plain: boolean,
): { readonly at: readonly Origin[]; readonly exact: boolean } | undefined {
  const [first] = rest;
  const last = rest.at(-1);
  if (first?.kind !== "literal" || last?.kind !== "literal" || !/^["']/.test(first.text)) return undefined;
  const written = rest.length === 1 && plain && /^(["'])[^"']{4,}\1$/.test(first.text);
  if (!written && !(rest.length > 2 && first.text.length === 1 && last.text === first.text)) return undefined;
  const { origin } = first;
  return {
    at: [
      { ...origin, end: origin.start + 1 },
      { ...last.origin, start: last.origin.end - 1 },
    ],
    exact: first.exact && last.exact,
  };
}

/** The SDK writes the scheme word itself. */
function prefixed({ credential, sdk }: Call, report: Report): void {
  for (const value of textValues(credential?.value)) {
    const [first] = value.parts;
    if (first?.kind !== "literal") continue;
    const [all, word] = /^(token|bearer)\s+/i.exec(first.text) ?? [];
    if (!all || !word || value.parts.length < 2) continue;
    // Early releases of version 5 leave a prefix that is there already.
    if (sdk?.major === 5 && /^[^\d]*5\.[0-4]\./.test(sdk.version ?? "")) continue;
    const at = { ...first.origin, end: first.origin.start + all.length };
    report({
      message: `The key given to the SDK begins with '${word}'`,
      because: "The SDK writes the scheme word before the key itself: two of them are sent, and Deepgram answers 401.",
      advice: "Give the key alone.",
      at: first.exact ? { ...at, end: at.start + word.length } : first.origin,
      fixes: fixes(first.exact ? { title: `Remove '${word}'`, safe: true, edits: [replace(at, "")] } : undefined),
    });
  }
}
