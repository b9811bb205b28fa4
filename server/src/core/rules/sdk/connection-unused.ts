import { mentions } from "../../observe/says.ts";
import { saw } from "../../observe/seen.ts";
import { rule } from "../define.ts";
import { knownSdk } from "./shared/known.ts";

export const connectionUnused = rule({
  id: "sdk-connection-unused",
  group: "sdk",
  title: "Live connection that is never opened or never used",
  severity: "warning",
  why: "A connection that nobody holds can neither send audio nor be listened to; and in version 5 of the SDK connect() gives a closed socket that must be opened by its own connect().",
  advice:
    "Keep the connection, listen to it and send audio; in version 5 call its connect() and wait for waitForOpen().",
  exceptions: "A connection that is handed to other code is left alone.",
  docs: ["https://github.com/deepgram/deepgram-js-sdk"],
  shows: {
    needs: [/open|connect|start|nothing happens|event/i],
    signs: [/forgot to (?:call )?(?:connect|start)|never call(?:ed)? (?:connect|start)\b/i],
    told: [
      "connection made but open event never fires, no error",
      "listen connect returns and nothing happens",
      "forgot to call connect in the new sdk",
      "socket from the sdk never opens",
      "start was not called",
    ],
    symptoms: ["no-open-event"],
    answers: { silent: true, errors: ["sdk-socket-not-open"] },
    by: "sdk",
    settle: "Print the connection's ready state before the first send.",
    diagnose(exchange, evidence) {
      const told = saw(exchange, ["sdk-socket-not-open"]);
      if (!told || !/Socket is not (?:open|connected)/i.test(told.text)) return;
      const five =
        exchange.environment.sdk?.version.startsWith("5.") || mentions(exchange, /V[12]Socket|ReconnectingWebSocket/);
      evidence({
        text: `The SDK says '${told.text}'`,
        at: told.at,
        for: true,
        weight: five ? "strong" : "supporting",
        explains:
          "Version 5 of the SDK hands out a closed socket: until its own connect() is called and waitForOpen() is awaited, every send throws.",
      });
    },
  },
  check(call, report) {
    const { sdk } = call;
    if (call.via !== "sdk" || !sdk || call.transport !== "ws") return;
    if (sdk.resultUse === "discarded") {
      report({ message: "The connection is opened but never used", at: sdk.at });
      return;
    }
    const five = knownSdk(call)?.major === 5 && /\.(?:connect|createConnection)$/.test(sdk.method);
    const used = call.messages.length > 0 || (call.listeners?.length ?? 0) > 0;
    if (!five || !used || !call.usesSeen || call.connects !== false) return;
    report({
      message: "The socket is never opened: connect() is missing",
      because: "In version 5 of the SDK this gives a closed socket, so that listeners can be added first.",
      at: sdk.at,
      advice: "Call connect() on it after the listeners are added, and await waitForOpen() before the first send.",
    });
  },
  examples: {
    wrong: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
const connection = await client.listen.v1.connect({ model: "nova-3" });
connection.on("message", (message) => console.log(message.type));
connection.on("error", console.error);`,
        sdk: "5.13.0",
      },
    ],
    right: [
      {
        code: `import { DeepgramClient } from "@deepgram/sdk";
const client = new DeepgramClient({ apiKey: process.env.DEEPGRAM_API_KEY });
const connection = await client.listen.v1.connect({ model: "nova-3" });
connection.on("message", (message) => console.log(message.type));
connection.on("error", console.error);
connection.connect();
await connection.waitForOpen();`,
        sdk: "5.13.0",
      },
    ],
  },
});
