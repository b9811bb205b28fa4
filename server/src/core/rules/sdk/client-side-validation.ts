import { absent, entries } from "../../exchange/facts.ts";
import { rule } from "../define.ts";
import { knownSdk, shownVersion, sureSeverity } from "./known.ts";

export const clientSideValidation = rule({
  id: "sdk-client-side-validation",
  group: "sdk",
  title: "Options that the SDK itself refuses",
  severity: "error",
  why: "Versions 3 and 4 of the SDK look at the options before they send anything, and throw: a callback has methods of its own there.",
  advice:
    "Use transcribeUrlCallback or transcribeFileCallback with new CallbackUrl(…), and leave callback out of the options.",
  docs: ["https://developers.deepgram.com/docs/callback"],
  answers: { errors: ["sdk-callback-sync", "sdk-keyterm"] },
  by: "sdk",
  settle: "Look at the stack: the error comes from the SDK, and no request was sent.",
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || (sdk.major !== 3 && sdk.major !== 4) || absent(call.query, "callback")) return;
    const name = sdk.method.split(".").at(-1)!;
    if (name !== "transcribeUrl" && name !== "transcribeFile") return;
    for (const entry of entries(call.query, "callback")) {
      if (entry.sometimes || entry.value.kind === "null" || entry.value.kind === "unresolved") continue;
      report({
        message: `${name} of ${shownVersion(sdk)} refuses a callback`,
        at: entry.key,
        severity: sureSeverity(sdk),
        advice: `Use ${name}Callback with new CallbackUrl(…), and leave callback out of the options.`,
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3", callback: "https://example.com/hook" });`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3", callback: "https://example.com/hook" });`,
        sdk: "5.13.0",
      },
      {
        code: `import { CallbackUrl, createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
await deepgram.listen.prerecorded.transcribeUrlCallback({ url: "https://example.com/audio.wav" }, new CallbackUrl("https://example.com/hook"), { model: "nova-3" });`,
        sdk: "4.11.3",
      },
    ],
  },
});
