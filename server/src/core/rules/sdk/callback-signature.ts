import { rule } from "../define.ts";
import { knownSdk, shownVersion } from "./known.ts";

export const callbackSignature = rule({
  id: "sdk-callback-signature",
  group: "sdk",
  title: "Event handler with a wrong signature",
  severity: "warning",
  why: "The SDK hands one argument to each listener: the message, or the event itself. A further parameter stays undefined.",
  advice: "Take the data from the handler's first parameter.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  answers: { silent: true },
  by: "sdk",
  settle: "Print all arguments of the handler.",
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || sdk.major < 3 || call.transport !== "ws") return;
    for (const { parameters, event, name, how } of call.listeners ?? []) {
      if (event === undefined || parameters === undefined || parameters < 2 || (how !== "on" && how !== "once"))
        continue;
      report({
        message: `The handler of '${event}' takes ${parameters} parameters, and ${shownVersion(sdk)} hands it one`,
        at: name,
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on(LiveTranscriptionEvents.Error, console.error);
live.on(LiveTranscriptionEvents.Transcript, (connection, data) => show(data));
start(live);`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on(LiveTranscriptionEvents.Error, console.error);
live.on(LiveTranscriptionEvents.Transcript, (data) => show(data));
start(live);`,
        sdk: "4.11.3",
      },
    ],
  },
});
