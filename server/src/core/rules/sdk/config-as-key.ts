import type { Call } from "../../exchange/call.ts";
import { entry } from "../../exchange/facts.ts";
import { replace } from "../../exchange/origin.ts";
import type { ObjectValue, Value } from "../../exchange/value.ts";
import { mentions, statusIs } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes, renameEntry } from "../shared/helpers.ts";
import { type KnownSdk, knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

export const configAsKey = rule({
  id: "sdk-config-as-key",
  group: "sdk",
  title: "Key given in a way that this SDK does not read",
  severity: "error",
  why: "Each major version takes the key in its own place: versions 1 and 2 as the first argument, 3 and 4 there or as 'key', version 5 as 'apiKey'. Elsewhere it is not read.",
  advice: "Give the key as the installed version takes it.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/key/i, /client|sdk|pass|object|config/i],
    signs: [
      /createClient\(\s*\{|DeepgramClient\(\s*(?:config|['"]|key|api_?key\b|process)|key (?:as|in) an object|object as (?:the )?key|key is required although|\b(?:options?|config\w*) object\b[^.!?\n]{0,60}\bkey\b|Token (?:followed by |and )?(?:the |a )?(?:printed object|<|\{|\[object)/i,
    ],
    told: [
      "sdk says a deepgram api key is required although I pass it",
      "createClient with an object as key fails",
      "how do I give the key to the new client",
      "passing key string to DeepgramClient in version five is ignored",
      "DeepgramClient(config) gives 401, with the plain key string it works",
    ],
    refines: ["auth-key-not-loaded", "auth-invalid-key"],
    answers: { statuses: [401], errors: ["sdk-no-key", "invalid-auth"] },
    by: "sdk",
    settle: "Compare how the client is made with the README of the installed version.",
    rulesOut: [{ id: "auth-invalid-key", why: "the key was not read, so that it was not judged" }],
    diagnose(exchange, evidence) {
      const printed = mentions(
        exchange,
        /Authorization\W{1,6}(?:Token|Bearer) <?(?:deepgram\.[\w.]*Options|\[object Object\])/i,
      );
      const handed =
        statusIs(exchange, 401) &&
        mentions(
          exchange,
          /\bDeepgramClient\(\s*(?:config|options?|client_options|opts|DeepgramClientOptions\(.{0,80}\))\s*\)/,
        );
      const object = printed ?? handed;
      if (object)
        evidence({
          text: printed
            ? "The options object went out in the place of the key"
            : "The options object is given where the key is read",
          at: object.at,
          for: true,
          weight: "decisive",
          explains:
            "The first argument of the client is the key; the options object stands there, so its name went out as the credential.",
          advice: printed?.match[0].endsWith("]")
            ? "Give the client the key itself: version 5 as { apiKey }, versions 3 and 4 as createClient(key) or { key }."
            : "Give both by name: DeepgramClient(api_key=key, config=config).",
        });
      const told = saw(exchange, ["sdk-no-key"]);
      const made =
        told &&
        (mentions(exchange, /\bcreateClient\(\s*\{[^}\n]{0,200}?\b(apiKey|api_key|accessKey|token)\b\s*:/) ??
          mentions(exchange, /\bnew DeepgramClient\(\s*\{[^}\n]{0,200}?\b(key|api_key|token)\b\s*:/));
      if (told && !made)
        evidence({
          text: "A key in an option that this version does not read counts as none, too",
          at: told.at,
          for: true,
          weight: "supporting",
        });
      if (!made) return;
      const five = made.match[0].includes("DeepgramClient");
      evidence({
        text: `'${made.match[1]}' is given where '${five ? "apiKey" : "key"}' is read`,
        at: made.at,
        for: true,
        weight: "decisive",
        explains: `The client is made with '${made.match[1]}', and this version of the SDK reads the key from '${five ? "apiKey" : "key"}' only: it found none.`,
        advice: five ? "Write new DeepgramClient({ apiKey })." : "Write createClient(key) or createClient({ key }).",
      });
    },
  },
  check(call, report) {
    const sdk = knownSdk(call);
    const { client } = sdk ?? {};
    if (!sdk || !client) return;
    const [first] = client.args;
    if (!first) return;
    if (client.constructor === "Deepgram" && sdk.major < 3 && first.kind === "object") return asObject(sdk, report);
    if (sdk.major === 5 && client.constructor === "DeepgramClient") version5(call, sdk, first, report);
    if ((sdk.major === 3 || sdk.major === 4) && first.kind === "object") version34(call, sdk, first, report);
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ key: config.deepgram });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "5.13.0",
      },
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient({ apiKey: process.env.DEEPGRAM_KEY });
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: config.deepgram });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "5.13.0",
      },
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient({ key: process.env.DEEPGRAM_KEY });
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
        sdk: "4.11.3",
      },
    ],
    pastes: [
      {
        request: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ key: process.env.DG });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        response: `"@deepgram/sdk": "5.13.0"
Error: Please provide 'apiKey' when initializing the client, or set the 'DEEPGRAM_API_KEY' environment variable`,
      },
    ],
  },
});

function asObject(sdk: KnownSdk, report: Report): void {
  const { client } = sdk;
  report({
    message: `${shownVersion(sdk)} takes the key here, not an object`,
    at: client!.args[0]!.origin,
    severity: sureSeverity(sdk),
    advice: "Give the key alone: new Deepgram(key).",
  });
}

/** `{ key }`, or the key as an argument of its own. */
function version5(call: Call, sdk: KnownSdk, first: Value, report: Report): void {
  if (first.kind === "text") {
    const at = sdk.client!.argsAt[0];
    report({
      message: `The key is passed as an argument, but ${shownVersion(sdk)} takes an object`,
      at: at ?? first.origin,
      severity: byAccident(first) ? "warning" : sureSeverity(sdk),
      advice: "Write { apiKey: … }.",
      fixes: fixes(
        at && {
          title: "Write { apiKey }",
          safe: true,
          edits: [replace({ ...at, end: at.start }, "{ apiKey: "), replace({ ...at, start: at.end }, " }")],
        },
      ),
    });
    return;
  }
  if (first.kind === "object") wrongName(call, sdk, first, "key", "apiKey", ["apiKey", "accessToken", "auth"], report);
}

function version34(call: Call, sdk: KnownSdk, first: ObjectValue, report: Report): void {
  wrongName(call, sdk, first, "apiKey", "key", ["key", "accessToken"], report);
}

function wrongName(
  _call: Call,
  sdk: KnownSdk,
  options: ObjectValue,
  wrong: string,
  right: string,
  others: readonly string[],
  report: Report,
): void {
  const found = entry(options.bag, wrong);
  if (!found || !options.bag.complete || options.bag.entries.some((each) => others.includes(each.name))) return;
  report({
    message: `${shownVersion(sdk)} has no option '${wrong}': the key is called '${right}'`,
    because: "The client does not read the option, and looks for DEEPGRAM_API_KEY in the environment.",
    at: found.key,
    severity: byAccident(found.value) ? "warning" : sureSeverity(sdk),
    advice: `Write ${right}.`,
    fixes: fixes(renameEntry(found, right, `Rename to ${right}`)),
  });
}

/** The client reads this very variable by itself: it works all the same. */
function byAccident(value: Value): boolean {
  const part = value.kind === "text" && value.parts.length === 1 ? value.parts[0] : undefined;
  return part?.kind === "hole" && part.hole.is === "env" && part.hole.name === "DEEPGRAM_API_KEY";
}
