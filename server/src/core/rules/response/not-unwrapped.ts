import { rule } from "../define.ts";
import { knownSdk, shownVersion } from "../sdk/shared/known.ts";
import { answersJson, wrapsResult } from "./shared/unwraps.ts";

/** Members of an answer's body that people read first. */
const bodies = /^(?:results|metadata|request_id|access_token|expires_in|projects|models|keys|api_key_id|key)$/;

export const notUnwrapped = rule({
  id: "response-not-unwrapped",
  group: "response",
  title: "Result of the SDK taken for another version's",
  severity: "error",
  why: "Versions 3 and 4 of the SDK resolve to { result, error }; version 5 resolves to the body itself and throws what went wrong.",
  advice: "Take the result as the installed version gives it.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/result|undefined|destructur|unwrap|propert/i],
    signs: [/\{ ?result, ?error ?\}|destructur\w*|response\.result\b/i],
    told: [
      "result is undefined after I upgraded the sdk",
      "destructuring result and error gives undefined",
      "response.result does not exist in v5",
      "results property missing on the sdk answer",
    ],
    answers: { silent: true },
    by: "sdk",
    settle: "Print what the call resolves to.",
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || !call.result || !answersJson(call)) return;
    const { taken } = call.result;
    if (wrapsResult(sdk)) {
      if (taken.some(({ name }) => name === "result" || name === "error")) return;
      const wrong = taken.find(({ name }) => bodies.test(name));
      if (!wrong) return;
      report({
        message: `'${wrong.name}' is read of { result, error }, which has no such member`,
        at: wrong.origin,
        because: `${shownVersion(sdk)} resolves to { result, error }.`,
        advice: `Read result.${wrong.name}, and look at error first.`,
      });
      return;
    }
    if (sdk.major !== 5) return;
    const wrong = taken.find(({ name }) => name === "result") ?? taken.find(({ name }) => name === "error");
    if (!wrong) return;
    report({
      message: `'${wrong.name}' is taken of the answer, which has no such member`,
      at: wrong.origin,
      because: `${shownVersion(sdk)} resolves to the body itself and throws a DeepgramError when something goes wrong.`,
      advice: wrong.name === "result" ? "Take the answer itself." : "Catch the error with try and catch.",
    });
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
const { result, error } = await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });
show(result, error);`,
        sdk: "5.13.0",
      },
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const answer = await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });
show(answer.results.channels[0].alternatives[0].transcript);`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const deepgram = createClient(process.env.DEEPGRAM_API_KEY);
const { result, error } = await deepgram.listen.prerecorded.transcribeUrl({ url: "https://example.com/audio.wav" }, { model: "nova-3" });
if (error) throw error;
show(result.results.channels[0].alternatives[0].transcript);`,
        sdk: "4.11.3",
      },
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
const answer = await client.listen.v1.media.transcribeUrl({ url: "https://example.com/audio.wav", model: "nova-3" });
show(answer.results.channels[0].alternatives[0].transcript);`,
        sdk: "5.13.0",
      },
    ],
    pastes: [],
  },
});
