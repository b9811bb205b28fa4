import type { Call } from "../../exchange/call.ts";
import { mentions } from "../../observe/says.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { deafHandler } from "./shared/deaf-handler.ts";
import { type KnownSdk, knownSdk, shownVersion } from "./shared/known.ts";

export const callbackSignature = rule({
  id: "sdk-callback-signature",
  group: "sdk",
  title: "Event handler with a wrong signature",
  severity: "warning",
  why: "The SDK hands one argument to each listener: the message, or the event itself. A further parameter stays undefined.",
  advice: "Take the data from the handler's first parameter.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/argument|handler|callback|on_message|\bdef\b|TypeError|positional/i],
    signs: [/positional arguments?|unexpected keyword argument|multiple values for|missing \d required/i],
    told: [
      "on_message takes 2 positional arguments but 3 were given",
      "event handler gets an unexpected keyword argument result",
      "python callback is never right after upgrading",
      "handler got multiple values or missing required positional argument",
    ],
    answers: { silent: true },
    by: "sdk",
    settle: "Print all arguments of the handler.",
    diagnose(exchange, evidence) {
      const deaf = deafHandler(exchange);
      if (deaf) {
        evidence({
          text: `${deaf.name}(${deaf.parameters}) is registered for ${deaf.event}`,
          at: deaf.at,
          for: true,
          weight: "strong",
          explains: `Up to version 4 the Python SDK calls the handler with (self, result=…, **kwargs): '${deaf.name}(${deaf.parameters})' fails at every event, and the SDK swallows it.`,
          advice: `Write def ${deaf.name}(self, result, **kwargs).`,
        });
        return;
      }
      const found = mentions(
        exchange,
        /\bon_(?:message|open|close|error|metadata|utterance_end|speech_started|unhandled|transcript)\w*\(\) (?:got an unexpected keyword argument '\w+'|got multiple values for argument '\w+'|takes (?:from )?\d[\w ]{0,10} positional arguments? but \d+ (?:was|were) given|missing \d+ required (?:positional|keyword-only) arguments?)/,
      );
      if (!found || !mentions(exchange, /deepgram/i)) return;
      evidence({
        text: `The program says '${found.match[0]}'`,
        at: found.at,
        for: true,
        weight: "decisive",
        explains:
          "The SDK calls the handler with other arguments than it takes, so the handler fails at every event and sees none.",
        advice:
          "Give the handler the parameters that the installed version hands over: (self, result, **kwargs) in the Python SDK up to version 4, the message alone from version 5 on.",
      });
    },
  },
  check(call, report) {
    const sdk = knownSdk(call);
    if (!sdk || sdk.major < 3 || call.transport !== "ws") return;
    if (sdk.major === 5) asEvent(call, sdk, report);
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

/** Version 5 hands out the parsed message; `.data` is a MessageEvent's. */
function asEvent(call: Call, sdk: KnownSdk, report: Report): void {
  const reads = (call.reads ?? []).filter(({ of }) => of === "message");
  const own = reads.filter(({ path }) => path[0]?.name !== "data");
  const [read] = reads.filter(({ path }) => path.length === 1 && path[0]?.name === "data" && !path[0].optional);
  if (!read || own.length > 0) return;
  report({
    message: `${shownVersion(sdk)} hands out the parsed message, which has no 'data'`,
    because: "It is no MessageEvent: the message was parsed already.",
    advice: "Use the parameter itself as the message.",
    at: read.path[0]!.origin,
  });
}
