import { sdkSocket } from "../../catalogue/index.ts";
import type { SdkSocket } from "../../catalogue/sdk.ts";
import { type Origin, replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Report } from "../rule.ts";
import { fixes } from "../shared/helpers.ts";
import { type KnownSdk, knownSdk, shownVersion, sureSeverity } from "./shared/known.ts";

/** What people listen for when they want the transcript. */
const transcripts = /^(?:transcript|transcripts|transcription|transcriptreceived|results?|data|message)$/i;

export const unknownEvent = rule({
  id: "sdk-unknown-event",
  group: "sdk",
  title: "Listener for an event that never comes",
  severity: "error",
  why: "The SDK emits certain events by exact names; a listener for another name is never called.",
  advice: "Listen for an event that this version emits.",
  exceptions: "Reported only where the SDK's version is known.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/event|listener|handler|on\b|called|invoked/i],
    told: [
      "listener never fires, event name wrong",
      "LiveTranscriptionEvents has no such member",
      "on transcript received is never called in new version",
      "my on data handler is not invoked",
    ],
    answers: { silent: true },
    by: "sdk",
    settle: "Compare the event's name with the events of the installed version.",
  },
  check(call, report) {
    const sdk = knownSdk(call);
    const socket = sdk && sdkSocket(sdk.major, sdk.method);
    if (!sdk || !socket || call.transport !== "ws") return;
    const events = Object.values(socket.events);
    if (sdk.major === 3) events.push("warning");
    for (const listener of call.listeners ?? []) {
      const { event, name } = listener;
      if (listener.missing !== undefined) reportMissing(sdk, socket, listener.missing, name, report);
      if (
        event === undefined ||
        events.includes(event) ||
        listener.how === "property" ||
        listener.how === "addEventListener"
      )
        continue;
      const right = meantBy(event, events);
      // Who emits events on the socket listens for those, too; so does who may have another object in its place.
      if ((call.emits || call.oneOfSeveral) && !right) continue;
      const exact = name.end - name.start === event.length;
      const enumName = socket.enum && Object.entries(socket.events).find(([, text]) => text === right)?.[0];
      report({
        message: `The socket of ${shownVersion(sdk)} never emits '${event}'`,
        at: name,
        // Nothing is lost where the event is only waited for beside those that come.
        severity: right ? sureSeverity(sdk) : "warning",
        advice: right
          ? `Listen for '${right}'${enumName ? ` (${socket.enum}.${enumName})` : ""}${sdk.major === 5 && right === "message" ? " and look at the message's type" : ""}.`
          : `Its events are ${events.map((each) => `'${each}'`).join(", ")}.`,
        fixes: fixes(
          right && exact
            ? {
                title: `Listen for '${right}'`,
                safe: right.toLowerCase() === event.toLowerCase(),
                edits: [replace(name, right)],
              }
            : undefined,
        ),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import { createClient } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on("error", console.error);
live.on("transcriptReceived", (message) => show(message));
start(live);`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on("error", console.error);
live.on(LiveTranscriptionEvents.Transcript, (data) => show(data));
live.on("Results", (data) => count(data));
start(live);`,
        sdk: "4.11.3",
      },
      {
        code: `import { Deepgram } from "@deepgram/sdk";
const live = new Deepgram(process.env.DEEPGRAM_API_KEY).transcription.live({ model: "nova-2" });
live.addListener("transcriptReceived", (message) => show(JSON.parse(message)));
live.addListener("error", console.error);
start(live);`,
        sdk: "2.4.0",
      },
    ],
  },
});

/** A member that the enum does not have. */
function reportMissing(sdk: KnownSdk, socket: SdkSocket, missing: string, at: Origin, report: Report): void {
  if (sdk.major === 3 && missing === "Warning") return;
  const text = meantBy(missing, Object.values(socket.events));
  const right = Object.keys(socket.events).find(
    (member) => member.toLowerCase() === missing.toLowerCase() || socket.events[member] === text,
  );
  report({
    message: `${socket.enum} of ${shownVersion(sdk)} has no '${missing}'`,
    at,
    because:
      "A member that is not there is undefined: the listener waits for an event of that name, which never comes.",
    severity: right ? sureSeverity(sdk) : "warning",
    advice: right ? `Listen for ${socket.enum}.${right}.` : `Its members are ${Object.keys(socket.events).join(", ")}.`,
    fixes: fixes(right ? { title: `Listen for ${right}`, safe: true, edits: [replace(at, right)] } : undefined),
  });
}

function meantBy(event: string, events: readonly string[]): string | undefined {
  const same = events.find((each) => each.toLowerCase() === event.toLowerCase());
  if (same) return same;
  if (!transcripts.test(event)) return undefined;
  return (
    events.find((each) => each === "Results") ??
    events.find((each) => each === "transcriptReceived") ??
    events.find((each) => each === "message")
  );
}
