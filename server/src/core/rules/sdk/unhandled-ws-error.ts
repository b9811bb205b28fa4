import type { Call, Listener } from "../../exchange/call.ts";
import { contains } from "../../exchange/origin.ts";
import { mentions } from "../../observe/says.ts";
import { rule } from "../define.ts";

export const unhandledError = rule({
  id: "sdk-unhandled-ws-error",
  group: "sdk",
  title: "Socket without an error listener",
  severity: "warning",
  why: "A refused handshake comes as an error event: in Node an error event that nobody listens for ends the process.",
  advice:
    "Listen for errors when the socket is made: on('error', …), with LiveTranscriptionEvents.Error in versions 3 and 4 of the SDK.",
  exceptions: "A socket that is handed on is left alone, and so is the browser's own WebSocket, which does not crash.",
  docs: ["https://developers.deepgram.com/docs/errors"],
  shows: {
    needs: [/crash|exit|unhandled|restart|brings? .*down|down/i],
    signs: [/unhandled (?:'error'|error|exception)|(?:process|server|app) (?:crashes|exits|dies|restarts|goes down)/i],
    told: [
      "whole node process crashes when the socket has an error",
      "unhandled error event brings the server down",
      "app exits on a failed connection",
      "pm2 restarts my server when the speech connection drops",
    ],
    answers: { errors: ["sdk-unhandled-error"] },
    settle: "Add an error listener and run it again: it prints the status with which the handshake is refused.",
    rulesOut: [{ id: "server-error", why: "the status in the error says who refused, and why" }],
    diagnose(exchange, evidence) {
      const told = mentions(
        exchange,
        /Unhandled 'error' event|ERR_UNHANDLED_ERROR|Unhandled error\.? \(|Emitted 'error' event on WebSocket instance/,
      );
      if (!told || !mentions(exchange, /websocket|\bws\b|ErrorEvent|Unexpected server response|deepgram/i)) return;
      evidence({
        text: `Node says '${told.match[0]}'`,
        at: told.at,
        for: true,
        weight: "strong",
        explains:
          "The handshake was refused, the error event had no listener, and so Node ended the process; the status in the message says why the handshake was refused.",
      });
    },
  },
  check(call, report) {
    if (call.transport !== "ws" || call.target.deepgram === "no" || !crashes(call)) return;
    const { listeners, messagesComplete } = call;
    // A socket that nothing is done with is another mistake.
    if (!listeners || listeners.length === 0) return;
    if (listeners.some(({ event, missing }) => event === undefined && missing === undefined)) return;
    const isError = ({ event = "" }: Listener) => /^error$/i.test(event);
    const isOpen = ({ event = "" }: Listener) => /^open$/i.test(event);
    const [late, ...others] = listeners.filter(isError);
    if (late) {
      if (late.when !== "open" || others.some(({ when }) => when !== "open")) return;
      // Where the socket goes to others, one of them may listen until it is open.
      const within = listeners.some((each) => isOpen(each) && contains(each.origin, late.origin));
      const allLate = listeners.some(isOpen) && listeners.every((each) => isOpen(each) || each.when === "open");
      if (!messagesComplete && !within && !allLate) return;
      report({
        message: "The error listener is added only once the socket is open",
        because:
          "A refused handshake never opens: its error event finds no listener, and in Node such an event ends the process.",
        advice: "Add the error listener where the socket is made, outside the handler of open.",
        at: late.origin,
        related: [{ at: call.head, message: "The socket is made here" }],
      });
      return;
    }
    if (!messagesComplete) return;
    report({
      message: "This socket has no error listener",
      at: call.head,
      related: listeners.slice(0, 1).map(({ origin }) => ({ at: origin, message: "Other listeners are added here" })),
    });
  },
  examples: {
    wrong: [
      {
        code: `import WebSocket from "ws";
const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
live.on("close", () => console.log("closed"));`,
      },
      {
        code: `import { createClient, LiveTranscriptionEvents } from "@deepgram/sdk";
const live = createClient(process.env.DEEPGRAM_API_KEY).listen.live({ model: "nova-3" });
live.on(LiveTranscriptionEvents.Open, () => {
  live.on(LiveTranscriptionEvents.Error, console.error);
});`,
        sdk: "4.11.3",
      },
    ],
    right: [
      {
        code: `import WebSocket from "ws";
const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
live.on("error", console.error);
live.on("close", () => console.log("closed"));`,
      },
      {
        code: `const live = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
live.onclose = () => console.log("closed");`,
      },
    ],
    pastes: [
      {
        response: `node:events:495
      throw er; // Unhandled 'error' event
Error: Unexpected server response: 401 wss://api.deepgram.com/v1/listen
    at ClientRequest.<anonymous>
Emitted 'error' event on WebSocket instance`,
      },
    ],
  },
});

/** Emitters of Node: the ws package, and the sockets of versions 1 to 4 of the SDK, outside browsers. */
function crashes(call: Call): boolean {
  if (call.runtime === "browser") return false;
  if (call.via === "ws") return true;
  return call.via === "sdk" && call.sdk?.major !== undefined && call.sdk.major < 5;
}
