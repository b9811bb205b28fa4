import type { Entry, Value } from "../../exchange/value.ts";
import { rule } from "../define.ts";
import { fixes, renameEntry } from "../shared/helpers.ts";
import { type KnownSdk, knownSdk, shownVersion } from "./shared/known.ts";

/** Options of the client by the versions that read them, where another version does not. */
const since5 = ["baseUrl", "environment", "timeoutInSeconds", "maxRetries", "fetcher", "transportFactory"];
const until4 = ["global", "listen", "speak", "manage", "onprem", "read", "restProxy", "_experimentalCustomFetch"];

export const optionsIgnored = rule({
  id: "sdk-options-ignored",
  group: "sdk",
  title: "Client option that this version ignores",
  severity: "warning",
  why: "The options of the client changed between versions 4 and 5 of the SDK; one that the installed version does not know is dropped without a word.",
  advice: "Write the option as the installed version has it.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/option|url|timeout|proxy|host|fetch|config|ignored|effect|default/i],
    signs: [
      /global\.(?:fetch|websocket)\.options|\b(?:base ?url|custom url|proxy|timeout)\b[^?\n]{0,100}\b(?:ignored|no effect|does nothing|not used|normal|default)\b/i,
    ],
    told: [
      "client option has no effect, timeout or base url is ignored",
      "custom url for self hosted is not used by the sdk",
      "proxy or fetch option does nothing after upgrade",
      "sdk still calls the default host",
    ],
    answers: { silent: true },
    by: "sdk",
    settle: "Look at the host that the request goes to.",
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk?.client || sdk.major < 3 || sdk.client.constructor === "Deepgram") return;
    if ((sdk.client.constructor === "createClient") === (sdk.major === 5)) return;
    const wrong = sdk.major === 5 ? until4 : since5;
    for (const entry of sdk.client.args.flatMap(entriesOf)) {
      if (!wrong.includes(entry.name)) continue;
      report({
        message: `${shownVersion(sdk)} has no option '${entry.name}'`,
        at: entry.key,
        advice: adviceFor(sdk, entry.name),
        fixes: fixes(entry.name === "url" ? renameEntry(entry, "baseUrl", "Rename to baseUrl", false) : undefined),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY, global: { fetch: { options: { url: "https://api.eu.deepgram.com" } } } });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });`,
        sdk: "5.13.0",
      },
    ],
    right: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY, { global: { url: "https://api.eu.deepgram.com" } });
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });`,
        sdk: "4.11.3",
      },
    ],
  },
});

function entriesOf(value: Value): readonly Entry[] {
  return value.kind === "object" ? value.bag.entries : [];
}

function adviceFor(sdk: KnownSdk, name: string): string {
  if (sdk.major === 5)
    return name === "global" ? "Give another host as baseUrl." : "Give it as version 5 does: baseUrl, headers, fetch.";
  return name === "baseUrl"
    ? "Give another host as global.fetch.options.url and global.websocket.options.url."
    : "Give it below global.";
}
