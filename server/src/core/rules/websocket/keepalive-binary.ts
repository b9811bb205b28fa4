import { clientMessage } from "../../catalogue/index.ts";
import type { SentMessage } from "../../exchange/call.ts";
import { replace } from "../../exchange/origin.ts";
import { rule } from "../define.ts";
import type { Fix } from "../rule.ts";
import { keepAliveSample } from "../shared/samples.ts";
import { placeOf, socketPath, typeOf } from "./shared/sent.ts";

export const keepaliveBinary = rule({
  id: "ws-keepalive-binary",
  group: "websocket",
  title: "Control message sent as a binary frame",
  severity: "error",
  why: "A binary frame is audio for Deepgram: a KeepAlive, Finalize or CloseStream in one is decoded as sound and does nothing.",
  advice: "Send the JSON as text.",
  exceptions: "The methods of the SDK (keepAlive, sendKeepAlive) send text by themselves.",
  docs: ["https://developers.deepgram.com/docs/audio-keep-alive"],
  shows: {
    needs: [/keep[- ]?alive|ping message/i],
    signs: [
      /keep[- ]?alive[^?\n]{0,100}\b(?:binary|buffer|bytes|TextEncoder|Uint8Array|BinaryMessage|b'|encode)|\b(?:binary|buffer|bytes|TextEncoder|BinaryMessage)\b[^.!?\n]{0,60}keep[- ]?alive/i,
    ],
    told: [
      "I send keepalive and it still closes after ten seconds",
      "keepalive as buffer or bytes does not keep the connection open",
      "ping message encoded with TextEncoder has no effect",
      "keepalive goes out as binary frame and the stream is closed anyway",
      "keepalive written with BinaryMessage or as bytes, closed in silence as if it was never sent",
    ],
    sample: keepAliveSample,
    answers: { closes: [1011], errors: ["net-0001-stt", "net-0000-stt"], silent: true },
    by: "deepgram",
    settle: "Look in the frame log whether the KeepAlive goes out as text.",
    rulesOut: [
      { id: "ws-keepalive-too-slow", why: "the interval does not matter while the frames are taken for audio" },
    ],
  },
  check(call, report) {
    const path = socketPath(call);
    if (!path) return;
    for (const message of call.messages) {
      const type = typeOf(message);
      if (message.frame !== "binary" || !type || !clientMessage(path, type.text)) continue;
      report({
        message: `${type.text} is sent as a binary frame`,
        at: message.asBinary ?? placeOf(message),
        fixes: unwrap(message),
      });
    }
  },
  examples: {
    wrong: [
      {
        code: `import WebSocket from "ws";
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
socket.on("error", console.error);
setInterval(() => socket.send(Buffer.from(JSON.stringify({ type: "KeepAlive" }))), 5000);`,
      },
    ],
    right: [
      {
        code: `import WebSocket from "ws";
const socket = new WebSocket("wss://api.deepgram.com/v1/listen?model=nova-3", { headers: { Authorization: \`Token \${process.env.DEEPGRAM_API_KEY}\` } });
socket.on("error", console.error);
setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify({ type: "KeepAlive" })), 5000);`,
      },
    ],
  },
});

/** Takes the wrapping off: what stands around the text is cut, or the option is switched off. */
function unwrap({ payload, argument, asBinary }: SentMessage): Fix[] {
  if (asBinary) return [{ title: "Send it as text", safe: true, edits: [replace(asBinary, "false")] }];
  if (payload.kind !== "bytes" || payload.source.is !== "encoded-text") return [];
  const whole = argument ?? payload.origin;
  const { inner } = payload.source;
  if (whole.text !== inner.text || inner.start < whole.start || inner.end > whole.end) return [];
  const edits = [replace({ ...whole, end: inner.start }, ""), replace({ ...whole, start: inner.end }, "")];
  return [{ title: "Send it as text", safe: true, edits }];
}
