import { absent, entries } from "../../exchange/facts.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

export const clientSideValidation = rule({
  id: "sdk-client-side-validation",
  group: "sdk",
  title: "Options that the SDK itself refuses",
  severity: "error",
  why: "Versions 3 and 4 of the SDK look at the options before they send anything, and throw: a callback has methods of its own there.",
  advice:
    "Use transcribeUrlCallback or transcribeFileCallback with new CallbackUrl(…), and leave callback out of the options.",
  docs: ["https://developers.deepgram.com/docs/callback"],
  shows: {
    needs: [/sdk|library|package|throws?|locally|before|unknown transcription source/i],
    signs: [
      /\bbefore (?:anything|it|a request|any request)[^.!?\n]{0,40}\b(?:sent|goes|network|leaves)|Keyterms are only supported|unknown transcription source/i,
    ],
    told: [
      "sdk throws before anything is sent",
      "library refuses my options locally",
      "the package says keyterm is only for nova-3 without sending",
      "unknown transcription source type",
    ],
    answers: { errors: ["sdk-callback-sync", "sdk-keyterm"] },
    refines: ["param-unsupported-by-model"],
    by: "sdk",
    settle: "Look at the stack: the error comes from the SDK, and no request was sent.",
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["sdk-callback-sync", "sdk-keyterm"]);
      if (!told) return;
      const keyterm = told.error.id === "sdk-keyterm";
      evidence({
        text: `The SDK says so before it sends anything: '${told.text}'`,
        at: told.at,
        for: true,
        weight: "decisive",
        explains: keyterm
          ? "The SDK itself refuses keyterm for every model whose name does not begin with nova-3, or with no model at all; no request went out."
          : "The SDK itself refuses a callback in a call that waits for the transcript; no request went out.",
        ...(keyterm && {
          advice:
            "Set model to nova-3, or use keywords with an older model; Flux with keyterm needs version 5 of the SDK or a plain WebSocket.",
        }),
      });
    },
  },
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
