import type { Call, SentMessage } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { productOf } from "../../observe/product.ts";
import { connectsAgain } from "../../observe/sessions.ts";
import { timeline } from "../../observe/timeline.ts";
import { rule } from "../define.ts";
import { placeOf, socketPath } from "./shared/sent.ts";

export const emptyBinaryFrame = rule({
  id: "ws-empty-binary-frame",
  group: "websocket",
  title: "Empty binary frame",
  severity: "error",
  why: "A binary frame without bytes ends the stream: Deepgram sends its Metadata and closes, in the middle of speech, too.",
  advice: "Send only chunks that hold bytes; to end the stream, send CloseStream.",
  exceptions: "SDK versions 3 and 4 drop empty chunks by themselves; the data events of Node streams are never empty.",
  docs: ["https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors"],
  shows: {
    needs: [/empty|zero|size|0 bytes|length|\b0\b|recorder/i],
    signs: [
      /\b(?:zero|0)[- ]?(?:size|length|bytes?)\b|\bsize (?:0|zero)\b|\bempty (?:chunk|blob|buffer|frame|message)/i,
    ],
    told: [
      "socket closes as soon as an empty chunk is sent",
      "stream ends by itself when recorder gives zero size blob",
      "connection closes at once when I stop the recorder briefly",
      "zero length buffer ends the transcription",
    ],
    answers: { closes: [1000], errors: ["ws-1000"] },
    by: "client",
    settle: "Log the size of each chunk that is sent.",
    diagnose(exchange, evidence) {
      const again = exchange.close?.code === 1000 ? connectsAgain(exchange) : undefined;
      const product = productOf(exchange);
      if (!again || timeline(exchange).audio.length > 0 || (product && !product.startsWith("listen"))) return;
      evidence({
        text: "A regular end (1000) that the program did not want is what an empty frame brings about",
        at: exchange.close!.origin,
        for: true,
        weight: "supporting",
      });
    },
  },
  check(call, report) {
    const path = socketPath(call);
    if (path !== "/v1/listen" && path !== "/v2/listen") return;
    if (call.sdk && call.sdk.major !== 5) return;
    const last = (call.closes ?? []).flatMap(({ after }) => after);
    for (const message of call.messages) {
      const { payload } = message;
      if (payload.kind !== "bytes") continue;
      if (payload.source.is === "empty")
        report({
          message: "An empty frame is sent, which ends the stream",
          at: placeOf(message),
          fixes: closeStream(call, message),
          ...(last.includes(message) ? onPurpose : {}),
        });
      else if (payload.source.is === "media-recorder" && path === "/v1/listen" && !checksSize(message))
        report({
          message: "A recorder chunk is sent without checking its size",
          at: placeOf(message),
          severity: "information",
          because:
            "A MediaRecorder hands out empty chunks, too, for instance just after stop(); an empty frame ends the stream.",
          advice: "Send it only if its size is above 0.",
        });
    }
  },
  examples: {
    wrong: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
stop.onclick = () => socket.send(new Uint8Array(0));`,
      },
    ],
    right: [
      {
        code: `const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", ["token", process.env.DEEPGRAM_API_KEY]);
stop.onclick = () => socket.send(JSON.stringify({ type: "CloseStream" }));`,
      },
    ],
  },
});

/** Sent just before the socket is closed, it is the old way to end a stream. */
const onPurpose = {
  severity: "information",
  because: "It is the old way to end a stream: CloseStream says the same, and says it to whoever reads the code.",
  advice:
    "Send CloseStream, and wait for the close event: what Deepgram still sends is lost when the socket is closed at once.",
} as const;

function checksSize(message: SentMessage): boolean {
  return message.guards ? message.guards.includes("size") : message.guarded;
}

/** What the empty frame was sent for, in today's words. Only where the argument is text that is sent as it is. */
function closeStream(call: Call, message: SentMessage) {
  if (call.via === "sdk" || message.method !== "send" || message.argument === undefined) return [];
  if (!["ws", "websocket"].includes(call.via)) return [];
  const edits = [replace(message.argument, 'JSON.stringify({ type: "CloseStream" })')];
  const close = call.closes?.find(({ after, silenced }) => after.includes(message) && !silenced);
  if (!close) return [{ title: "Send CloseStream", safe: true, edits }];
  // A close at once behind it would throw away what Deepgram still sends.
  return close.removal
    ? [
        {
          title: `Send CloseStream, and let Deepgram close`,
          safe: true,
          edits: [...edits, replace(close.removal, "")],
        },
      ]
    : [{ title: "Send CloseStream", safe: false, edits }];
}
