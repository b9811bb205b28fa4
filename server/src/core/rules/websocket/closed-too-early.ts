import type { Call, SentMessage } from "../../exchange/call.ts";
import { messageType } from "../../observe/product.ts";
import { symptom } from "../../observe/says.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { closeStreamInstead } from "./shared/close-calls.ts";
import { socketPath, typeOf } from "./shared/sent.ts";

export const closedTooEarly = rule({
  id: "ws-closed-too-early",
  group: "websocket",
  title: "Socket closed before the last results",
  severity: "warning",
  why: "After CloseStream (or Close) Deepgram still sends the last results and then closes by itself; closing at once throws them away.",
  advice: "Leave the close to Deepgram: wait for the socket's close event.",
  exceptions:
    "Closing where the rest is not wanted, on errors and when a page goes away, is right and not judged. So is a close after the listeners of messages were taken off, and one of a speak socket in a function that has asked for no speech.",
  docs: ["https://developers.deepgram.com/docs/finalize", "https://developers.deepgram.com/docs/audio-keep-alive"],
  shows: {
    needs: [/last|end\b|final|tail|finish|stop|clos|disconnect|short/i],
    signs: [
      /\b(?:ws|socket|connection|conn|stream|dg)\.(?:close|disconnect|finish|terminate|requestClose)\(|\bclos(?:e|ing) (?:the )?(?:socket|connection) (?:at once|right away|immediately)|as soon as[^.!?\n]{0,60}\b(?:close|disconnect)/i,
    ],
    told: [
      "the last words are always missing from the transcript",
      "final sentence is lost when I press stop",
      "end of recording is cut, I close the socket at once",
      "last transcript never comes after stopping",
      "hanging up loses the end of what was said",
      "finish drops the tail of the text",
    ],
    symptoms: ["last-words-missing"],
    answers: { closes: [1000, 1005], errors: ["ws-1000"], silent: true },
    by: "client",
    settle: "Look whether a Metadata message arrives before the close.",
    diagnose(exchange, evidence) {
      const missing = symptom(exchange, "last-words-missing");
      const { received, audio } = timeline(exchange);
      const ended = received.some((frame) => messageType(frame) === "Metadata");
      const fix = missing && closeStreamInstead(exchange);
      if (missing)
        evidence({
          ...(fix ? { fixes: [fix] } : {}),
          text: `It is said: '${missing.text}'`,
          at: missing.origin,
          for: true,
          weight: "strong",
          explains:
            "Deepgram sends the last results after CloseStream and only then closes; a client that closes first never gets them.",
        });
      const clean = exchange.close?.code === undefined || [1000, 1001, 1005].includes(exchange.close.code);
      if (missing && clean && audio.length > 0 && !ended && exchange.close)
        evidence({
          text: "The socket was closed before Metadata came",
          at: exchange.close.origin,
          for: true,
          weight: "strong",
        });
      if (missing && ended)
        evidence({ text: "Metadata came, so that Deepgram had sent all results", for: false, weight: "strong" });
    },
  },
  check(call, report) {
    const path = socketPath(call);
    if (!path || !/^\/v\d\/(?:listen|speak)$/.test(path)) return;
    // A socket on which nothing is ever said has no results to lose.
    if (call.messagesComplete && call.messages.every(isControl)) return;
    for (const { method, origin, after, follows = after, beside, silenced, within } of call.closes ?? []) {
      // Nobody is there any more to whom a result would matter.
      if (silenced || /clean|dispose|destroy|unmount|tear_?down|abort|cancel/i.test(within ?? "")) continue;
      // Speech that was asked for before, and is cut off where somebody stops it, is not wanted any more.
      if (path.endsWith("/speak") && beside && !beside.some((message) => isSpoken(message))) continue;
      const ends = follows.some((message) => /^(?:CloseStream|Close)$/.test(typeOf(message)?.text ?? ""));
      if (!/^(?:close|terminate|disconnect|end)$/.test(method)) continue;
      if (!ends && isCutOff(call, path, within))
        report({
          message: `${method}() without CloseStream loses the last results`,
          because:
            "Deepgram holds back what it is not sure of yet: only CloseStream makes it send that before it closes.",
          advice: "Send CloseStream, and wait for the socket's close event.",
          at: origin,
          severity: "information",
        });
      if (!ends) continue;
      report({
        message: `${method}() follows ${path.endsWith("/listen") ? "CloseStream" : "Close"} at once`,
        at: origin,
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
microphone.onData((chunk) => socket.send(chunk));
stop.onclick = () => {
  socket.send(JSON.stringify({ type: "CloseStream" }));
  socket.close();
};`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
stop.onclick = () => socket.send(JSON.stringify({ type: "CloseStream" }));
leave.onclick = () => socket.close();`,
      },
    ],
    pastes: [
      {
        request: "wss://api.deepgram.com/v1/listen?model=nova-3",
        response: "The last words of what I say are missing from the transcript.",
      },
    ],
  },
});

/** A function that ends the listening closes a socket on which audio is sent and results are read, and nothing asks for the rest. */
function isCutOff(call: Call, path: string, within: string | undefined): boolean {
  if (path !== "/v1/listen" || !/^[_#]*(?:stop|finish|end|close|disconnect|hang_?up)/i.test(within ?? "")) return false;
  const reads = (call.reads ?? []).length > 0 || call.listeners?.some(({ event }) => event === "message");
  if (!reads || !call.messages.some(({ frame }) => frame !== "text")) return false;
  return !call.messages.some(
    (message) =>
      /^(?:CloseStream|Finalize)$/.test(typeOf(message)?.text ?? "") ||
      (message.payload.kind === "bytes" && message.payload.source.is === "empty"),
  );
}

function isSpoken(message: SentMessage): boolean {
  return /^(?:Speak|Flush)$/.test(typeOf(message)?.text ?? "");
}

function isControl(message: SentMessage): boolean {
  return /^(?:CloseStream|Close|KeepAlive|Finalize)$/.test(typeOf(message)?.text ?? "");
}
